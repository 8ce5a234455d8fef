"""Tests of students: standardized ones, college entrance tests, and what is sent to record scores."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value
from aeries_sdk.models._body import Body, field


@attrs.define(kw_only=True, repr=False)
class StudentTestScore(Model):
    """One kind of score in one part of a test."""

    type: str = text(
        "Type",
        "",
        "RawScore, ScaleScore, PerformanceLevel, Other, GradeEquivalency, Percentile, PercentCorrect, Stanine, "
        "CurveEquivalent or Rubric",
        show=True,
    )
    score: float | None = value("Score", "", "the score; never 0, see `StudentTest.by_type`")


@attrs.define(kw_only=True, repr=False)
class StudentTest(Model):
    """One part of a standardized test that a student took."""

    student_id: int = key("StudentID", "TST.PID", "the student")
    scores: list[StudentTestScore] = rows(
        "Scores", "", "one per kind of score that is not zero", aliases=("TestScore",)
    )
    sequence_number: int | None = value("SequenceNumber", "TST.SQ", "tells records apart, means nothing else")
    test_id: str = text("TestID", "TST.ID", "the test, e.g. SBAC, ELPAC", show=True)
    test_part: str = text("TestPart", "TST.PT", "the part: a number as text (a number where scores are written)")
    test_description: str = text("TestDescription", "CTL.NM", "name of the part", show=True)
    grade_level: float | None = value("GradeLevel", "TST.GR / 10", "grade when it was taken")
    testing_administration: str = text(
        "TestingAdministration", "TST.TA", "SPRG16 for a yearly test, 0916 for month and year; may be empty"
    )
    test_date: date | None = value("TestDate", "TST.TD", "day it was taken")
    test_type_code: str = text("TestTypeCode", "TST.TY", "the district's type of test", aliases=("TestType",))
    test_source_code: str = text(
        "TestSourceCode",
        "TST.SRC",
        "who recorded it: LOC local, RT records transfer, VND vendor, others",
        aliases=("TestSource",),
    )

    @property
    def by_type(self) -> dict[str, float]:
        """The scores by their kind. Aeries sends no zeros: a kind that is missing is 0 or was not given.

        >>> from aeries_sdk.models import StudentTest, StudentTestScore
        >>> StudentTest(student_id=1, scores=[StudentTestScore(type="ScaleScore", score=2432.0)]).by_type
        {'ScaleScore': 2432.0}
        """
        return {each.type: each.score for each in self.scores if each.score is not None}


@attrs.define(kw_only=True, repr=False)
class StudentTestBody(Body):
    """Scores to record: matched by student, test, part and administration, else a new record."""

    student_id: int = field("StudentID", "TST.PID", "the student", required=True)
    test_id: str = field("TestID", "TST.ID", "the test", required=True, max_length=6)
    test_part: int = field("TestPart", "TST.PT", "the part, as a number", required=True)
    testing_administration: str = field(
        "TestingAdministration", "TST.TA", 'e.g. SPRG16; "" where the test has none', required=True, max_length=6
    )
    test_date: date = field("TestDate", "TST.TD", "day it was taken; no part of the match", required=True)
    raw_score: int = field("RawScore", "TST.RS", "raw score")
    percent_correct: float = field("PercentCorrect", "TST.PR", "percent correct; the article asks for a whole number")
    performance_level: int = field("PerformanceLevel", "TST.PL", "performance level")
    test_type_code: str = field("TestTypeCode", "TST.TY", "the district's type of test", max_length=3)
    test_source_code: str = field("TestSourceCode", "TST.SRC", "who recorded it", max_length=3)
    scale_score: int = field("ScaleScore", "TST.SS", "scale score")
    other: int = field("Other", "TST.OT", "another score")
    grade_equivalency: int = field("GradeEquivalency", "TST.GE", "grade equivalent")
    percentile: int = field("Percentile", "TST.PC", "percentile")
    stanine: int = field("Stanine", "TST.ST", "stanine")
    curve_equivalent: int = field("CurveEquivalent", "TST.CE", "normal curve equivalent")
    rubric: int = field("Rubric", "TST.RU", "rubric score")


@attrs.define(kw_only=True, repr=False)
class AvailableTest(Model):
    """One test that scores can be recorded for. Its fields are not documented: all of them are in `extra`."""


@attrs.define(kw_only=True, repr=False)
class CollegeSubTest(Model):
    """The score in one part of a college entrance test."""

    code: str = text("Code", "CTS.ST1-ST13", "the part", show=True)
    score: float | None = value("Score", "CTS.SC1-SC13", "its score")


@attrs.define(kw_only=True, repr=False)
class CollegeTest(Model):
    """One college entrance test that a student took."""

    sub_tests: list[CollegeSubTest] = rows("SubTests", "", "its parts, up to 13")
    test_source_code: str = text("TestSourceCode", "CTS.SRC", "who recorded it")
    test_type_code: str = text("TestTypeCode", "CTS.TY", "type of test")
    college_and_career_readiness_english_benchmark_indicator: str = text(
        "CollegeAndCareerReadinessEnglishBenchmarkIndicator", "CTS.BE", "PSAT: English benchmark"
    )
    college_and_career_readiness_math_benchmark_indicator: str = text(
        "CollegeAndCareerReadinessMathBenchmarkIndicator", "CTS.BM", "PSAT: mathematics benchmark"
    )
    grade_level: str = text("GradeLevel", "CTS.TGR", "IB only: grade, as text")
    test_date: date | None = value("TestDate", "CTS.DT", "day it was taken")
    test_name: str = text("TestName", "CTS.NM", "ACT, SAT I, SAT II, AP, IB, PSAT", show=True)
    overall_score: float | None = value("OverallScore", "CTS.TTL", "total score")


@attrs.define(kw_only=True, repr=False)
class CollegeTests(Model):
    """All college entrance tests of one student."""

    student_id: int = key("StudentID", "CTS.PID", "the student")
    school_code: int | None = value("SchoolCode", "STU.SC", "the student's school; not in the sample", show=True)
    test_scores: list[CollegeTest] = rows("TestScores", "", "one per test taken")

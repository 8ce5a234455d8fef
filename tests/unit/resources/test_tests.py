"""Standardized tests, recording of scores, college entrance tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models import AvailableTest, CollegeTests, StudentTest, StudentTestBody

MATH = {
    "StudentID": 99400007,
    "Scores": [{"Type": "ScaleScore", "Score": 2432.0}, {"Type": "PerformanceLevel", "Score": 2.0}],
    "SequenceNumber": 4,
    "TestID": "SBAC",
    "TestPart": "2",
    "TestDescription": "SBAC Mathematics",
    "GradeLevel": 5.0,
    "TestingAdministration": "SPRG26",
    "TestDate": "2026-05-04T00:00:00",
    "TestTypeCode": "",
    "TestSourceCode": "LOC",
}
# As the vendor's sample ends.
CUT_OFF = {"StudentID": 99400007, "Scores": [{"Type": "RawScore", "Score": 31.0}]}
COLLEGE = {
    "StudentID": 99400007,
    "TestScores": [
        {
            "SubTests": [{"Code": "MTH", "Score": 610.0}, {"Code": "ERW", "Score": 580.0}],
            "TestSourceCode": "",
            "TestTypeCode": " ",
            "CollegeAndCareerReadinessEnglishBenchmarkIndicator": "Y",
            "CollegeAndCareerReadinessMathBenchmarkIndicator": "",
            "GradeLevel": "",
            "TestDate": "2026-03-14T00:00:00",
            "TestName": "SAT I",
            "OverallScore": 1190.0,
        }
    ],
}


def test_scores_of_a_student_by_kind(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/students/99400007/tests", [MATH])
    (math,) = client.tests.list_scores(99400007)
    assert math.by_type == {"ScaleScore": 2432.0, "PerformanceLevel": 2.0}
    assert (math.test_part, math.grade_level, math.test_date) == ("2", 5.0, date(2026, 5, 4))


def test_tests_go_out_as_they_came() -> None:
    xml_names = {"TestTypeCode": "TestType", "TestSourceCode": "TestSource"}
    respelled = {xml_names.get(name, name): value for name, value in MATH.items()}
    rows = [MATH, respelled, CUT_OFF]
    tests = loads(json.dumps(rows), list[StudentTest])
    assert [test.test_source_code for test in tests] == ["LOC", "LOC", ""]
    assert json.loads(dumps(tests)) == rows
    assert "9940" not in repr(tests)


def test_available_tests_keep_every_field(client: AeriesClient, expect: Callable[..., None]) -> None:
    rows = [{"TestID": "SBAC", "Anything": [1, {"a": None}]}]
    expect("GET", "/testing/availabletests", rows)
    tests = client.tests.list_available()
    assert [test.extra for test in tests] == rows
    assert json.loads(dumps(tests)) == rows
    assert loads(b"[]", list[AvailableTest]) == []


def test_update_scores_sends_an_array_also_for_one(client: AeriesClient, expect: Callable[..., None]) -> None:
    body = StudentTestBody(
        student_id=99400007,
        test_id="SBAC",
        test_part=2,
        testing_administration="SPRG26",
        test_date=date(2026, 5, 4),
        raw_score=31,
        percent_correct=77.5,
        performance_level=2,
        test_type_code="1",
        test_source_code="LOC",
        scale_score=2432,
        other=1,
        grade_equivalency=52,
        percentile=44,
        stanine=4,
        curve_equivalent=47,
        rubric=3,
    )
    sent = {
        "StudentID": 99400007,
        "TestID": "SBAC",
        "TestPart": 2,
        "TestingAdministration": "SPRG26",
        "TestDate": "2026-05-04",
        "RawScore": 31,
        "PercentCorrect": 77.5,
        "PerformanceLevel": 2,
        "TestTypeCode": "1",
        "TestSourceCode": "LOC",
        "ScaleScore": 2432,
        "Other": 1,
        "GradeEquivalency": 52,
        "Percentile": 44,
        "Stanine": 4,
        "CurveEquivalent": 47,
        "Rubric": 3,
    }
    expect("POST", "/testing/UpdateScores", [MATH], body=[sent])
    assert client.tests.update_scores([body])[0].test_id == "SBAC"


def test_a_test_without_administration_sends_an_empty_text(client: AeriesClient, expect: Callable[..., None]) -> None:
    parts = [
        StudentTestBody(
            student_id=99400007, test_id="ELPAC", test_part=part, testing_administration="", test_date=date(2026, 5, 4)
        )
        for part in (0, 1)
    ]
    wanted = {
        "StudentID": 99400007,
        "TestID": "ELPAC",
        "TestPart": 0,
        "TestingAdministration": "",
        "TestDate": "2026-05-04",
    }
    expect("POST", "/testing/UpdateScores", [], body=[wanted, {**wanted, "TestPart": 1}], status=201)
    assert client.tests.update_scores(iter(parts)) == []


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ([], "at least one"),
        ([{"StudentID": 99400007}], "StudentTestBody"),
        ([StudentTestBody(student_id=99400007)], "required"),
    ],
    ids=["none", "dict", "incomplete"],
)
def test_update_scores_refuses_before_any_request(
    client: AeriesClient, tests: list[StudentTestBody], message: str
) -> None:
    with pytest.raises(ArgumentError, match=message) as caught:
        client.tests.update_scores(tests)
    assert "99400007" not in str(caught.value)


@pytest.mark.parametrize(
    ("student", "path"),
    [(None, "/schools/994/CollegeTestScores"), (99400007, "/schools/994/CollegeTestScores/99400007")],
)
def test_college_tests(client: AeriesClient, expect: Callable[..., None], student: int | None, path: str) -> None:
    expect("GET", path, [COLLEGE])
    (taken,) = client.tests.list_college(994, student_id=student)
    (sat,) = taken.test_scores
    assert ({part.code: part.score for part in sat.sub_tests}, sat.overall_score) == (
        {"MTH": 610.0, "ERW": 580.0},
        1190.0,
    )


def test_college_tests_go_out_as_they_came() -> None:
    rows = [COLLEGE, {**COLLEGE, "SchoolCode": 994, "TestScores": []}]
    taken = loads(json.dumps(rows), list[CollegeTests])
    assert json.loads(dumps(taken)) == rows

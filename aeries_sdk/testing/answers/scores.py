"""Standardized tests and college entrance tests."""

from __future__ import annotations

from datetime import date

from aeries_sdk.testing.answers.students import asked_for, drawn
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Refused, routes, take, writable
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import COLLEGE_TEST, TEST, Row

SCORE_TYPES = (
    *("RawScore", "ScaleScore", "PerformanceLevel", "Other", "GradeEquivalency", "Percentile", "PercentCorrect"),
    *("Stanine", "CurveEquivalent", "Rubric"),
)
TESTS = {("SBAC", 1): "SBAC English Language Arts", ("SBAC", 2): "SBAC Mathematics", ("ELPAC", 0): "ELPAC Overall"}
WRITABLE = writable("StudentID# TestID:6 TestPart# TestingAdministration:6 TestDate@ TestTypeCode:3 TestSourceCode:3")
SCORES = writable(" ".join(f"{name}." for name in SCORE_TYPES))


def _tests(ask: Ask, student_id: int) -> list[Row]:
    return ask.store.rows("tests", student_id, lambda: _make(ask, student_id))


def _make(ask: Ask, student_id: int) -> list[Row]:
    records = ask.store.records(student_id)
    if not records:
        return []
    dice, grade = Dice(ask.store.seed, "tests", student_id), int(records[0]["Grade"])
    last = ask.store.year.start
    return [
        {
            **TEST,
            "StudentID": student_id,
            "SequenceNumber": number,
            "TestID": test,
            "TestPart": str(part),
            "TestDescription": text,
            "GradeLevel": float(grade - 1),
            "TestingAdministration": f"SPRG{last % 100}",
            "TestDate": stamp(date(last, 5, 4)),
            # Scores of zero are not sent at all.
            "Scores": [
                {"Type": "ScaleScore", "Score": float(dice.number(2200, 2700))},
                {"Type": "PerformanceLevel", "Score": float(dice.number(1, 4))},
            ],
        }
        for number, ((test, part), text) in enumerate(TESTS.items(), 1)
        if grade > 3 and (test == "SBAC" or records[0]["LanguageFluencyCode"] == "L")
    ]


def list_test_scores(ask: Ask) -> list[Row]:
    """The history of one student's tests."""
    return _tests(ask, ask.student_id)


def list_available_tests(_ask: Ask) -> list[Row]:
    """The tests that scores can be written for. No field is documented: these names are a guess."""
    return [{"TestID": test, "TestPart": str(part), "TestDescription": text} for (test, part), text in TESTS.items()]


def update_test_scores(ask: Ask) -> list[Row]:
    """Write scores: an equal student, test, part and administration is changed, else added; answers those written."""
    return [_write(ask, item) for item in ask.items()]


def _write(ask: Ask, item: Row) -> Row:
    sent = take(item, WRITABLE)
    for name in ("StudentID", "TestID", "TestPart", "TestDate"):
        if name not in sent:
            raise Refused(400, f"{name} is required.")
    student_id = int(sent["StudentID"])
    if not ask.store.records(student_id):
        raise Refused(400, "Invalid Student ID")
    if (sent["TestID"], sent["TestPart"]) not in TESTS:
        raise Refused(400, "Invalid Test ID or Test Part")
    sent["TestPart"] = str(sent["TestPart"])
    sent.setdefault("TestingAdministration", "")
    rows = _tests(ask, student_id)
    same = ("TestID", "TestPart", "TestingAdministration")
    known = [row for row in rows if all(row[name] == sent[name] for name in same)]
    number = 1 + max((int(row["SequenceNumber"]) for row in rows), default=0)
    description = TESTS[sent["TestID"], int(sent["TestPart"])]
    old = known[0] if known else {**TEST, "SequenceNumber": number, "TestDescription": description}
    scores = {each["Type"]: each["Score"] for each in old["Scores"]} | take(item, SCORES)
    new = {**old, **sent, "Scores": [{"Type": name, "Score": value} for name, value in scores.items() if value]}
    others = [row for row in rows if row["SequenceNumber"] != new["SequenceNumber"]]
    ask.store.keep("tests", student_id, [*others, new])
    ask.store.note("test", student_id)
    return new


def list_college_test_scores(ask: Ask) -> list[Row]:
    """College entrance tests, one object per student who took any."""
    answers = []
    for student in asked_for(ask):
        dice = Dice(ask.store.seed, "college", student["StudentID"])
        if int(student["Grade"]) >= 11 and drawn(dice, student, 0.4):
            results = {code: float(dice.number(40, 80) * 10) for code in ("ERW", "MTH")}
            test = {
                **COLLEGE_TEST,
                "SubTests": [{"Code": code, "Score": score} for code, score in results.items()],
                "TestName": "SAT I",
                "TestDate": stamp(date(ask.store.year.start, 3, 14)),
                "OverallScore": sum(results.values()),
            }
            key = {"StudentID": student["StudentID"], "SchoolCode": student["SchoolCode"]}
            answers.append({**key, "TestScores": [test]})
    return answers


_COLLEGE = "/schools/{SchoolCode}/CollegeTestScores"
ROUTES = [
    *routes("students.list_test_scores", "GET", "Test Scores", list_test_scores, "/students/{StudentID}/tests"),
    *routes("students.list_available_tests", "GET", "", list_available_tests, "/testing/availabletests"),
    *routes(
        "students.update_test_scores",
        "POST",
        "Test Scores",
        update_test_scores,
        "/testing/UpdateScores",
        access="update",
    ),
    *routes(
        "students.list_college_test_scores",
        "GET",
        "College Entrance Tests",
        list_college_test_scores,
        _COLLEGE,
        f"{_COLLEGE}/{{StudentID}}",
    ),
]

"""Gradebooks, their assignments and scores: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, errors, loads
from aeries_sdk.errors import ArgumentError, DecodeError, NotFound, ServerError
from aeries_sdk.models import (
    FinalMark,
    Gradebook,
    GradebookAssignment,
    GradebookAssignmentBody,
    GradebookAssignmentUpdateBody,
    GradebookScore,
    GradebookScoreBody,
    GradebookStudent,
    StandardScoreBody,
)

Expect = Callable[..., None]

GUID = "5B2E7D10-0A44-4C1E-9E0B-0C7A5D2F1A01"

BOOK = b"""{
    "Comment": "", "EndDate": "2026-12-18T00:00:00", "GradebookNumber": 4711, "GradebookType": "", "LinkedGroup": 3,
    "Name": "Algebra 1", "Period": 2, "SchoolCode": 994, "StartDate": "2026-08-10T00:00:00",
    "TeacherEmailAddress": "t.albers@example.org", "TeacherName": "Albers, T", "TeacherNumber": 601,
    "AssignmentCategories": [
        {"Code": "1", "Color": "3366CC", "Description": "Homework", "GradebookNumber": 4711, "PercentageOfGrade": 40}],
    "Sections": [{"GradebookNumber": 4711, "SchoolCode": 994, "SectionNumber": 12}],
    "Settings": {
        "AddDropStudentsAutomatically": true, "ApplyRangeToStudent": null, "CountCompletedNow": false, "CountHi": null,
        "CountLo": 0, "CountMaxDate": null, "CountMinDate": "0001-01-01T00:00:00",
        "DoingFormativeSummativeWeight": false, "DoingMinMaxAssignmentValues": false, "DoingRubric": false,
        "DoingWeight": true, "FilterAssignmentsBy": null, "FormativePercentage": 0.0000, "GradebookNumber": 4711,
        "HideDroppedStudents": true, "HideOverallScore": false, "HideOverallScoreFromParentStudent": false,
        "MaxAssignmentValue": 0, "MinAssignmentValue": 0, "ShowFinalMark": true,
        "ShowFinalMarkToParentStudent": true, "ShowHi": null, "ShowLo": null, "ShowMaxDate": null,
        "ShowMinDate": "2026-09-01T00:00:00", "ShowPointRatio": true, "SingleTermGradebook": false,
        "SummativePercentage": 0.0000},
    "Terms": [{"Code": "F", "EndDate": "2026-12-18T00:00:00", "GradebookNumber": 4711, "Name": "Fall",
               "StartDate": "2026-08-10T00:00:00"}]}"""

WORK = b"""{
    "AeriesAnalyticsExamID": 0, "AeriesAnalyticsExamTestAdmin": 0, "AllowStudentDropBox": false,
    "AssignmentCategory": {"Code": "1", "Color": "3366CC", "Description": "Homework", "GradebookNumber": 4711,
                           "PercentageOfGrade": 40.5000},
    "AssignmentNumber": 7, "Comment": "Show your work", "DateAssigned": "2026-09-01T00:00:00",
    "DateDue": "2026-09-04T00:00:00", "Description": "Worksheet 7", "DueTime": "0001-01-01T00:00:00",
    "ExternalID": "", "FormativeSummativeIndicator": "F", "GradebookNumber": 4711, "GradingCompleted": true,
    "InputScoresByStandard": true,
    "NarrativeGradeSet": [{"Mark": "Well done", "NarrativeGradeSetID": 2, "PercentValue": 95.0000}],
    "NarrativeGradeSetID": 2, "NumberCorrectPossible": 10, "PointsPossible": 20.0000, "RubricAssignment": false,
    "ScoresVisibleToParents": true,
    "Standards": [{"AcademicBenchmarkId": "6F0D7A52-1111-4B6E-8B7E-0C7A5D2F1A02", "AssignmentNumber": 7,
                   "GradebookNumber": 4711, "NumberCorrectPossible": 10, "StandardDescription": "Solve equations",
                   "StandardId": "MAT.8.EE.7"}],
    "UniqueID": "5B2E7D10-0A44-4C1E-9E0B-0C7A5D2F1A01", "VisibleToParents": true}"""

STUDENT = b"""{
    "CurrentMark": "B+", "CurrentPercentage": 88.1250, "CurrentTerm": "F", "CustomSortOrder": 4,
    "EndDate": "2026-12-18T00:00:00", "HighAssignmentNumber": 0, "InactiveTag": "", "LowAssignmentNumber": 0,
    "StudentID": 99400007, "SchoolCode": 994, "StartDate": "2026-08-10T00:00:00", "StudentFirstName": "Ana ",
    "StudentGradeLevel": "12", "StudentLastName": "Reyes", "StudentMiddleName": "", "StudentNumber": 7,
    "StudentSex": "F"}"""

SCORE = b"""{
    "AssignmentNumber": 7, "DateCompleted": "2026-09-04T00:00:00", "GradebookNumber": 4711, "IsMissing": false,
    "IsRuleReplacingScore": true, "Mark": "4.0000", "NumberCorrect": 4, "NumberCorrectPossible": 10,
    "PercentCorrect": 40.0000, "StudentID": 99400007, "PointsEarned": 8, "PointsPossible": 20,
    "RuleNumberApplied": 1, "RuleReplacedScore": 0.9,
    "StandardScores": [{"Mark": "4", "NumberCorrect": 4.0000, "NumberCorrectPossible": 10, "PercentCorrect": 40,
                        "PointsEarned": 4, "PointsPossible": 10, "StandardId": "MAT.8.EE.7"}]}"""


def book(number: int = 4711) -> dict[str, object]:
    return {**json.loads(BOOK), "GradebookNumber": number}


def work(number: int = 7, **fields: object) -> dict[str, object]:
    return {**json.loads(WORK), "AssignmentNumber": number, **fields}


def score(student: int = 99400007, **fields: object) -> dict[str, object]:
    return {**json.loads(SCORE), "StudentID": student, **fields}


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "raw"),
    [
        (Gradebook, BOOK),
        (GradebookAssignment, WORK),
        (GradebookStudent, STUDENT),
        (GradebookScore, SCORE),
        (FinalMark, b'{"HighValue": 100.0, "LowValue": 92.5000, "Mark": "A"}'),
    ],
)
def test_records_go_out_as_they_came_and_every_documented_field_is_known(
    model: type[Gradebook | GradebookAssignment | GradebookStudent | GradebookScore | FinalMark], raw: bytes
) -> None:
    record = loads(raw, model)
    assert json.loads(dumps(record)) == json.loads(raw)
    assert record.extra == {}
    assert "9940" not in repr(record)
    assert "Reyes" not in repr(record)
    assert "lbers" not in repr(record)


def test_dates_numbers_and_nested_records_have_their_types() -> None:
    gradebook = loads(BOOK, Gradebook)
    assert gradebook.end_date == date(2026, 12, 18)
    assert gradebook.terms[0].code == "F"
    assert gradebook.sections[0].section_number == 12
    assert gradebook.assignment_categories[0].percentage_of_grade == 40.0
    assert gradebook.settings is not None
    assert gradebook.settings.count_min_date is None
    assert gradebook.settings.filter_assignments_by == ""
    assert gradebook.is_linked

    assignment = loads(WORK, GradebookAssignment)
    assert assignment.due_time is None
    assert assignment.date_due == date(2026, 9, 4)
    assert assignment.assignment_category is not None
    assert assignment.assignment_category.code == "1"
    assert assignment.narrative_grade_set[0].percent_value == 95.0
    assert assignment.standards[0].standard_id == "MAT.8.EE.7"
    due = loads(json.dumps(work(DueTime="2026-09-04T23:59:00")), GradebookAssignment).due_time
    assert due == datetime(2026, 9, 4, 23, 59)


def test_a_student_of_a_gradebook_is_active_unless_tagged() -> None:
    student = loads(STUDENT, GradebookStudent)
    assert (student.is_active, student.full_name, student.student_grade_level) == (True, "Ana Reyes", 12)
    assert not loads(STUDENT.replace(b'"InactiveTag": ""', b'"InactiveTag": "I"'), GradebookStudent).is_active


@pytest.mark.parametrize(
    ("mark", "excused"), [("NA", True), ("tx", True), ("", False), ("95%", False), ("4.00", False)]
)
def test_an_excused_score_is_told_by_its_mark(mark: str, excused: bool) -> None:
    assert loads(json.dumps(score(Mark=mark)), GradebookScore).is_excused is excused


def test_a_score_that_was_not_entered_has_no_date() -> None:
    assert loads(json.dumps(score(DateCompleted=None, Mark="")), GradebookScore).date_completed is None


# --- reads ------------------------------------------------------------------------------------------------------------


def test_gradebooks_by_staff_by_section_and_one(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/staff/994601/gradebooks", [book(1), book(2)])
    expect("GET", "/schools/994/sections/12/gradebooks", [book(1)])
    expect("GET", "/gradebooks/4711", book())
    assert [each.gradebook_number for each in client.gradebooks.list_for_staff(994601)] == [1, 2]
    assert [each.gradebook_number for each in client.gradebooks.list_for_section(994, 12)] == [1]
    assert client.gradebooks.get(4711).name == "Algebra 1"


def test_final_marks_of_an_unknown_gradebook_are_nulls(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/1/FinalMarks", [None, None])
    expect("GET", "/gradebooks/2/FinalMarks", [{"HighValue": 0, "LowValue": 0, "Mark": "A+"}])
    assert client.gradebooks.list_final_marks(1) == []
    assert [mark.is_in_use for mark in client.gradebooks.list_final_marks(2)] == [False]


def test_students_of_a_term(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/4711/F/students", [json.loads(STUDENT)])
    expect("GET", "/gradebooks/4711/F/students/99400007", json.loads(STUDENT))
    assert client.gradebooks.list_students(4711, "F") == [client.gradebooks.get_student(4711, "F", 99400007)]


NOTHING = [None, [], [None], {}, {"StudentID": None}, {"StudentID": 0}, {"StudentID": ""}, {"StudentID": 99400008}]


@pytest.mark.parametrize("answer", NOTHING)
def test_a_student_who_is_not_in_the_gradebook_is_not_found(
    client: AeriesClient, expect: Expect, answer: object
) -> None:
    expect("GET", "/gradebooks/4711/F/students/99400007", answer)
    with pytest.raises(NotFound) as caught:
        client.gradebooks.get_student(4711, "F", 99400007)
    assert caught.value.operation == "gradebook.get_student"
    assert caught.value.__context__ is None
    assert "9940" not in str(caught.value)


@pytest.mark.parametrize("answer", [None, [None], {}, {"GradebookNumber": 0}, {"GradebookNumber": None}, book(1)])
def test_an_unknown_gradebook_is_not_found(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/gradebooks/4711", answer)
    with pytest.raises(NotFound):
        client.gradebooks.get(4711)


@pytest.mark.parametrize("answer", [None, [], {"AssignmentNumber": 0, "GradebookNumber": 0}, {}, work(8)])
def test_an_unknown_assignment_is_not_found(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/gradebooks/4711/assignments/7", answer)
    with pytest.raises(NotFound):
        client.gradebook_assignments.get(4711, 7)


def test_a_record_that_is_broken_is_not_taken_for_a_missing_one(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/4711", {**book(), "StartDate": "soon"})
    with pytest.raises(DecodeError, match="StartDate"):
        client.gradebooks.get(4711)


def test_assignments_by_gradebook_by_number_and_by_guid(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/4711/assignments", [work(7), work(8)])
    expect("GET", "/gradebooks/4711/assignments/7", work(7))
    expect("GET", f"/gradebooks/Assignments/{GUID.lower()}", work(7))
    assert [each.assignment_number for each in client.gradebook_assignments.list(4711)] == [7, 8]
    assert client.gradebook_assignments.get(4711, 7) == client.gradebook_assignments.get(unique_id=GUID.lower())


def test_scores_by_number_and_by_guid(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/4711/assignments/7/scores", [score(), score(99400008)])
    expect("GET", f"/gradebooks/assignments/{GUID}/scores", [score()])
    expect("GET", "/gradebooks/4711/assignments/7/scores/99400007", score())
    expect("GET", f"/gradebooks/assignments/{GUID}/scores/99400007", [score()])
    assert len(client.gradebook_scores.list(4711, 7)) == 2
    assert client.gradebook_scores.list(unique_id=GUID) == [
        client.gradebook_scores.get(4711, 7, student_id=99400007),
    ]
    assert client.gradebook_scores.get(unique_id=GUID, student_id=99400007).mark == "4.0000"


@pytest.mark.parametrize("answer", [None, [None], {}, score(99400008), score(0)])
def test_a_score_of_somebody_else_is_not_found(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/gradebooks/4711/assignments/7/scores/99400007", answer)
    with pytest.raises(NotFound):
        client.gradebook_scores.get(4711, 7, student_id=99400007)


def test_status_500_of_scores_means_not_found_for_reads_alone(client: AeriesClient, expect: Expect) -> None:
    unknown = {"Message": "Object reference not set to an instance of an object."}
    expect("GET", "/gradebooks/4711/assignments/7/scores", unknown, status=500)
    expect("GET", "/gradebooks/4711/assignments/7/scores/1", unknown, status=500)
    expect("POST", "/gradebooks/4711/assignments/7/Scores", unknown, status=500)
    with pytest.raises(NotFound):
        client.gradebook_scores.list(4711, 7)
    with pytest.raises(NotFound):
        client.gradebook_scores.get(4711, 7, student_id=1)
    with pytest.raises(ServerError):
        client.gradebook_scores.update(4711, 7, scores=[GradebookScoreBody(student_id=1, number_correct=1)])


@pytest.mark.parametrize(
    "named", [{}, {"gradebook_number": 4711}, {"gradebook_number": 4711, "assignment_number": 7, "unique_id": GUID}]
)
def test_an_assignment_is_named_in_one_of_two_ways(client: AeriesClient, named: dict[str, Any]) -> None:
    for call in (
        client.gradebook_assignments.get,
        client.gradebook_scores.list,
        lambda **way: client.gradebook_scores.get(student_id=1, **way),
        lambda **way: client.gradebook_assignments.update(points_possible=1, **way),
        lambda **way: client.gradebook_scores.update(scores=[GradebookScoreBody(student_id=1)], **way),
    ):
        with pytest.raises(ArgumentError, match="unique_id"):
            call(**named)


# --- writes -----------------------------------------------------------------------------------------------------------


def test_a_new_assignment_is_sent_with_the_documented_names(client: AeriesClient, expect: Expect) -> None:
    sent = {
        "Description": "Worksheet 7",
        "AssignmentCategoryCode": "1",
        "DateAssigned": "2026-09-01",
        "DateDue": "2026-09-04",
        "NumberCorrectPossible": 10,
        "PointsPossible": 20.5,
        "Comment": "Show your work",
        "FormativeSummativeIndicator": "S",
        "RubricAssignment": False,
        "ExternalID": None,
        "CreateInLinkedGradebooksToo": False,
    }
    expect("POST", "/gradebooks/4711/Assignments", [work(7), work(7, GradebookNumber=4712)], body=sent, status=201)
    body = GradebookAssignmentBody(
        description="Worksheet 7",
        assignment_category_code="1",
        date_assigned=date(2026, 9, 1),
        date_due=date(2026, 9, 4),
        number_correct_possible=10,
        points_possible=20.5,
        comment="Show your work",
        formative_summative_indicator="S",
        rubric_assignment=False,
        external_id=None,
    )
    added = client.gradebook_assignments.create(4711, body, create_in_linked_gradebooks_too=False)
    assert [each.gradebook_number for each in added] == [4711, 4712]


def test_what_is_not_given_is_not_sent(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/gradebooks/4711/Assignments", [work()], body={"Description": ""})
    assert len(client.gradebook_assignments.create(4711, description="")) == 1


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "description"),
        ({"description": None}, "description"),
        ({"description": "x" * 256}, "255"),
        ({"description": "x", "assignment_category_code": "10"}, "assignment_category_code"),
        ({"description": "x", "formative_summative_indicator": "X"}, "'F', 'S'"),
        ({"description": "x", "points_possible": "10"}, "number"),
        ({"description": "x", "date_due": datetime(2026, 9, 4, 12, tzinfo=UTC)}, "date"),
        ({"description": "x", "update_linked_gradebooks_too": True}, "no field"),
    ],
)
def test_a_bad_new_assignment_is_refused_before_any_request(
    client: AeriesClient, fields: dict[str, Any], name: str
) -> None:
    with pytest.raises(ArgumentError, match=name):
        client.gradebook_assignments.create(4711, **fields)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/gradebooks/4711/assignments/7", {"gradebook_number": 4711, "assignment_number": 7}),
        (f"/gradebooks/Assignments/{GUID}", {"unique_id": GUID}),
    ],
)
def test_update_sends_what_is_given_and_change_sends_all_of_it(
    client: AeriesClient, expect: Expect, path: str, named: dict[str, Any]
) -> None:
    expect("PUT", path, [work(), work(GradebookNumber=4712)], body={"PointsPossible": 30})
    assert len(client.gradebook_assignments.update(**named, points_possible=30)) == 2

    everything = {
        "Description": "Worksheet 7",
        "AssignmentCategoryCode": "1",
        "DateAssigned": "2026-09-01",
        "DateDue": "2026-09-11",
        "NumberCorrectPossible": 10,
        "PointsPossible": 20.0,
        "GradingCompleted": True,
        "Comment": "Show your work",
        "FormativeSummativeIndicator": "F",
        "RubricAssignment": False,
        "ExternalID": "",
        "UpdateLinkedGradebooksToo": False,
    }
    expect("GET", path, work())
    expect("PUT", path, [work(DateDue="2026-09-11T00:00:00")], body=everything)
    (changed,) = client.gradebook_assignments.change(**named, date_due=date(2026, 9, 11))
    assert changed.date_due == date(2026, 9, 11)


def test_change_can_reach_linked_gradebooks_and_skips_what_was_empty(client: AeriesClient, expect: Expect) -> None:
    bare = {"GradebookNumber": 4711, "AssignmentNumber": 7, "PointsPossible": 0, "FormativeSummativeIndicator": " "}
    sent = {
        "Description": "",
        "Comment": "",
        "ExternalID": "",
        "PointsPossible": 0.0,
        "RubricAssignment": True,
        "UpdateLinkedGradebooksToo": True,
    }
    expect("GET", "/gradebooks/4711/assignments/7", bare)
    expect("PUT", "/gradebooks/4711/assignments/7", None, body=sent)
    assert client.gradebook_assignments.change(4711, 7, rubric_assignment=True, update_linked_gradebooks_too=True) == []


@pytest.mark.parametrize("fields", [{"colour": "red"}, {"description": "x" * 256}, {"comment": None}])
def test_a_bad_change_is_refused_before_anything_is_read(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.gradebook_assignments.change(4711, 7, **fields)


def test_an_update_needs_the_points(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="points_possible"):
        client.gradebook_assignments.update(4711, 7, GradebookAssignmentUpdateBody(comment="late"))


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/gradebooks/4711/assignments/7/Scores", {"gradebook_number": 4711, "assignment_number": 7}),
        (f"/gradebooks/assignments/{GUID}/Scores", {"unique_id": GUID}),
    ],
)
def test_scores_go_out_as_an_array_and_all_of_them_come_back(
    client: AeriesClient, expect: Expect, path: str, named: dict[str, Any]
) -> None:
    sent = [
        {"StudentID": 99400007, "NumberCorrect": 4.25, "DateCompleted": "2026-09-04"},
        {
            "StudentID": 99400008,
            "StandardScores": [
                {"AeriesStandardID": "MAT.8.EE.7", "NumberCorrect": 2},
                {"AcademicBenchmarkID": GUID, "NumberCorrect": 3},
            ],
        },
    ]
    expect("POST", path, [score(), score(99400008), score(99400009)], body=sent)
    scores = client.gradebook_scores.update(
        **named,
        scores=(
            GradebookScoreBody(student_id=99400007, number_correct=4.25, date_completed=date(2026, 9, 4)),
            GradebookScoreBody(
                student_id=99400008,
                standard_scores=[
                    StandardScoreBody(aeries_standard_id="MAT.8.EE.7", number_correct=2),
                    StandardScoreBody(academic_benchmark_id=GUID, number_correct=3),
                ],
            ),
        ),
    )
    assert len(scores) == 3


@pytest.mark.parametrize(
    ("bodies", "why"),
    [
        ([], "at least one"),
        ([GradebookScoreBody(number_correct=1)], "student_id"),
        ([GradebookScoreBody(student_id=1, number_correct=True)], "number_correct"),
        ([GradebookScoreBody(student_id=1, standard_scores=[StandardScoreBody(number_correct=1)])], "either"),
        ([GradebookScoreBody(student_id=1, number_correct=1, standard_scores=[])], "leave number_correct out"),
        (
            [
                GradebookScoreBody(
                    student_id=1,
                    standard_scores=[StandardScoreBody(aeries_standard_id="a", academic_benchmark_id="b")],
                )
            ],
            "either",
        ),
    ],
)
def test_bad_scores_are_refused_before_any_request(
    client: AeriesClient, bodies: list[GradebookScoreBody], why: str
) -> None:
    with pytest.raises(ArgumentError, match=why):
        client.gradebook_scores.update(4711, 7, scores=bodies)


def test_writes_need_update_and_are_never_repeated() -> None:
    for name in ("insert_assignment", "update_assignment", "update_scores"):
        row = OPERATIONS[f"gradebook.{name}"]
        assert (row.access, row.retry_safe) == ("update", False)


def test_a_certificate_without_the_area_is_told_which_box_to_tick(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/gradebooks/4711/assignments/7/scores", {"Message": "no"}, status=403)
    with pytest.raises(errors.PermissionDenied) as caught:
        client.gradebook_scores.list(4711, 7)
    assert (caught.value.security_area, caught.value.access) == ("Gradebook Scores", "read")

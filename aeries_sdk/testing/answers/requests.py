"""Course requests of students for next year, and the alternates tied to them."""

from __future__ import annotations

from aeries_sdk.testing.answers.building import sections_being_built
from aeries_sdk.testing.answers.numbered import Numbered
from aeries_sdk.testing.answers.students import student_of
from aeries_sdk.testing.core import Ask, Refused, Reply, Route, routes, writable
from aeries_sdk.testing.shapes import ALTERNATE, COURSE_REQUEST, Row

AREA = "Student Scheduling Schedules (Course Requests)"


def _key(student: Row, number: int) -> Row:
    return {"StudentID": student["StudentID"], "SchoolCode": student["SchoolCode"], "SequenceNumber": number}


def _wishes(ask: Ask, student: Row, subjects: tuple[str, ...]) -> list[str]:
    grade = min(12, int(student["Grade"]) + 1)
    courses = [f"{subject}{grade:02}" for subject in subjects]
    return [course for course in courses if course in ask.store.courses]


def _make_requests(ask: Ask, student: Row) -> list[Row]:
    tied = ALTERNATES.of(ask, student)
    return [
        {
            **COURSE_REQUEST,
            **_key(student, number),
            "CourseID": course,
            "AlternateCourseRequests": tied if number == 1 else [],
        }
        for number, course in enumerate(_wishes(ask, student, ("01", "02", "03")), 1)
    ]


def _make_alternates(ask: Ask, student: Row) -> list[Row]:
    return [
        {**ALTERNATE, **_key(student, number), "CourseID": course, "PrioritySortOrder": 8.0 * number - 7.0}
        for number, course in enumerate(_wishes(ask, student, ("04",)), 1)
    ]


def _check_request(ask: Ask, new: Row, body: Row) -> Row:
    school = ask.need_school()
    section_staff = school.plan.traits.section_staff
    _check_course(ask, new)
    if new["PreferredTeacherNumber"] > 0 and section_staff:
        raise Refused(400, "PreferredTeacherNumber cannot be used at a section-staff school.")
    if new["PreferredStaffID"] > 0 and (not section_staff or new["PreferredStaffID"] not in ask.store.staff):
        raise Refused(400, "PreferredStaffID is not valid.")
    if new["SectionNumber"]:
        sections = {row["SectionNumber"]: row["CourseID"] for row in sections_being_built(ask, school)}
        if sections.get(new["SectionNumber"]) != new["CourseID"]:
            raise Refused(400, "SectionNumber is not a scheduling section of that course.")
    if new["AlternateTag"] != "X":
        new["ActualPrimaryCourseID"] = ""
    return _tie(ask, new, {key.lower(): value for key, value in body.items()})


def _tie(ask: Ask, new: Row, body: Row) -> Row:
    """Tie the alternates that the body refers to."""
    if "alternatecourserequestreferences" not in body:
        return new
    known = {row["SequenceNumber"]: row for row in ALTERNATES.of(ask, student_of(ask))}
    option = str(
        body.get("alternatecourserequestupdateoptions", "replace" if "SequenceNumber" not in ask.params else "")
    )
    if option.lower() not in {"append", "replace"}:
        raise Refused(400, "AlternateCourseRequestUpdateOptions must be Append or Replace.")
    kept = new["AlternateCourseRequests"] if option.lower() == "append" else []
    tied = {row["SequenceNumber"]: row for row in kept}
    references = body["alternatecourserequestreferences"]
    for number in references if isinstance(references, list) else [references]:
        if not isinstance(number, int) or number not in known:
            raise Refused(400, "An alternate course request does not exist.")
        tied[number] = known[number]
    return {**new, "AlternateCourseRequests": list(tied.values())}


def _check_course(ask: Ask, new: Row) -> None:
    if not new["CourseID"]:
        raise Refused(400, "Course ID is required.")
    if new["CourseID"] not in ask.store.courses:
        raise Refused(400, "Invalid Course ID")


def _check_alternate(ask: Ask, new: Row, body: Row) -> Row:
    _check_course(ask, new)
    ranked = {key.lower(): value for key, value in body.items()}.get("relativeprioritysortorder")
    others = sorted(
        float(row["PrioritySortOrder"])
        for row in ALTERNATES.of(ask, student_of(ask))
        if row["SequenceNumber"] != new["SequenceNumber"]
    )
    if ranked is None:
        return new if new["PrioritySortOrder"] else {**new, "PrioritySortOrder": (others[-1] if others else -7.0) + 8.0}
    if not str(ranked).isdigit() or int(ranked) < 1:
        raise Refused(400, "RelativePrioritySortOrder starts at 1.")
    # The server squeezes a value between the neighbours; what comes back is no rank.
    place = min(int(ranked) - 1, len(others))
    below = others[place - 1] if place else 0.0
    above = others[place] if place < len(others) else below + 16.0
    return {**new, "PrioritySortOrder": (below + above) / 2}


REQUESTS = Numbered(
    name="course requests",
    area=AREA,
    noun="Course Request",
    blank=COURSE_REQUEST,
    fields=writable("""
        SectionNumber# CourseID:6 PreferredTeacherNumber# PreferredStaffID# RejectCode:2 AlternateTag:1
        ActualPrimaryCourseID:6 PermanentLockCode:2
    """),
    make=_make_requests,
    check=_check_request,
)
ALTERNATES = Numbered(
    name="alternate course requests",
    area=AREA,
    noun="Alternate Course Request",
    blank=ALTERNATE,
    fields=writable("CourseID:6"),
    make=_make_alternates,
    check=_check_alternate,
)


def delete_alternate(ask: Ask) -> Reply:
    """Remove an alternate, and its ties to requests."""
    student, number = student_of(ask), ask.number("SequenceNumber")
    requests = REQUESTS.of(ask, student)
    gone = ALTERNATES.delete(ask)
    untied = [
        {
            **row,
            "AlternateCourseRequests": [
                each for each in row["AlternateCourseRequests"] if each["SequenceNumber"] != number
            ],
        }
        for row in requests
    ]
    REQUESTS.keep(ask, student, untied)
    return gone


_SCHOOL = "/schools/{SchoolCode}"
_STUDENT, _BY_NUMBER = f"{_SCHOOL}/students/{{StudentID}}", f"{_SCHOOL}/students/sn/{{StudentNumber}}"


def _all(table: Numbered, word: str, noun: str) -> list[Route]:
    one = f"{word}/{{SequenceNumber}}"
    remove = table.delete if table is REQUESTS else delete_alternate
    return [
        *routes(f"scheduling.list_{noun}s", "GET", AREA, table.list_all, f"{_SCHOOL}/scheduling/{word}"),
        *routes(
            f"scheduling.list_student_{noun}s",
            "GET",
            AREA,
            table.list_one,
            f"{_STUDENT}/{word}",
            f"{_BY_NUMBER}/{word}",
        ),
        *routes(f"scheduling.get_student_{noun}", "GET", AREA, table.get, f"{_STUDENT}/{one}", f"{_BY_NUMBER}/{one}"),
        *routes(f"scheduling.create_{noun}", "POST", AREA, table.create, f"{_STUDENT}/{word}", access="insert"),
        *routes(f"scheduling.update_{noun}", "PUT", AREA, table.put, f"{_STUDENT}/{one}", access="update"),
        *routes(f"scheduling.delete_{noun}", "DELETE", AREA, remove, f"{_STUDENT}/{one}", access="delete"),
    ]


ROUTES = [
    *_all(REQUESTS, "courserequests", "course_request"),
    *_all(ALTERNATES, "alternatecourserequests", "alternate_course_request"),
]

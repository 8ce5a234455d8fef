"""The schedule that is being built for next year: v5 writes at section-staff schools, v4 writes at the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aeries_sdk.testing.answers.scheduling import list_class_calendars, list_flex_periods, one
from aeries_sdk.testing.core import GONE, Ask, Refused, Reply, routes, take, writable
from aeries_sdk.testing.shapes import SCHEDULING_SECTION, SECTION_STAFF, TRADITIONAL_TEACHERS, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.school import School

AREA = "Scheduling Master Schedule"
WRITABLE = writable("""
    Period# FlexPeriodSequenceNumber# PeriodBlock# Semester:1 SplitTerm:6 ClassCalendarSequenceNumber# CourseID:6
    SectionStaffMembers[] TeacherNumber1..3# HighlyQualifiedStatusCode1..3:1 Room:6 Credit. GenderRestriction:1
    LowGrade# HighGrade# MaxStudents# InactiveStatusCode:1 ProgramCode:3 HourlyAttendanceProgramCode:2 ExclusionCode:1
    CountsForADA:1 MultiTeacherCode:2 SchedulingGroup:2 TeamCourseGroup:2 TeamNumber# SemesterGroup:1 Track:1 ClassID#
    EducationServiceCode:1 LanguageOfInstructionCode:2 InstructionalStrategyCode:3 FundingSourceCode:3
    CareerTechnicalEducationProviderCode:1 IndependentStudyIndicator:1 DistanceLearningIndicator:1
    ItinerantTeacherIndicator:1 UseSupplementalAttendance? PopulationServedCode:2 ClassTypeCode:2 MonthlyMinutes#
    UserCode1..8:3 ArticulatedCourseIndicator:1 NonCampusBasedInstructionCode:2 PreKSchoolTypeCode:2 PreKCurriculaCode:2
    IsHighQualityPreKProgram? InstructionTypeCode:2 ProgramEvaluationTypeCode:2 EducationalEnvironmentCode:2
    CareerTechnicalEducationHours# ContentSubcategoryCode:20 CharterNonCoreIndicator:1 AdvancedCourseStateCode:4
    OnlineInstructionTypeCode:1 MiddleSchoolCoreIndicator:1 NonCredentialedAuthorizationCode:4
    HighQualityCareerTechnicalEducationIndicator:1 ArenaSchedulingIndicator:1 ExcludeFromScheduler?
""")
MEMBER = writable("""
    StaffID# IsPrimaryTeacher? StaffRoleCode:3 TeacherPositionCode:3 AttendancePermission:1 GradebookPermissionCode:1
    GradeReportingAccess:1 StudentAccess:1 IncludeInStateReporting:1 InactiveStatusCode:1
""")


def sections_being_built(ask: Ask, school: School) -> list[Row]:
    """The sections of the schedule under construction: at first, the running one's without dates and students."""
    return ask.store.rows("scheduling", school.plan.code, lambda: [_planned(row) for row in school.sections])


def _planned(row: Row) -> Row:
    members = [{**member, "StartDate": None, "EndDate": None} for member in row["SectionStaffMembers"]]
    kept = {name: value for name, value in row.items() if name in SCHEDULING_SECTION and not name.startswith("Total")}
    return {**SCHEDULING_SECTION, **kept, "SectionStaffMembers": members}


def list_scheduling_sections(ask: Ask) -> list[Row]:
    """The schedule under construction."""
    return sections_being_built(ask, ask.school) if ask.school else []


def get_scheduling_section(ask: Ask) -> Row:
    """One section of it."""
    rows = [row for row in list_scheduling_sections(ask) if row["SectionNumber"] == ask.number("SectionNumber")]
    return one(rows, "Invalid Section Number")


def _school(ask: Ask, version: int) -> School:
    school = ask.need_school()
    if school.plan.traits.section_staff != (version == 5):
        raise Refused(400, "Use v5 for schools that use section staff in scheduling, and v4 for the others.")
    return school


def create_scheduling_section(version: int, ask: Ask) -> Reply:
    """A new section under the number sent, or under the next one."""
    school, body = _school(ask, version), ask.body()
    numbers = {int(row["SectionNumber"]) for row in sections_being_built(ask, school)}
    sent = str({key.lower(): value for key, value in body.items()}.get("sectionnumber") or 0)
    number = int(sent) if sent.isdigit() and int(sent) else 1 + max(numbers, default=1000)
    if number in numbers:
        raise Refused(400, "The Section Number exists already.")
    return Reply(201, _write(ask, school, None, number, body))


def update_scheduling_section(version: int, ask: Ask) -> Reply:
    """Change what is sent; create where there is none."""
    school, number = _school(ask, version), ask.number("SectionNumber")
    known = [row for row in sections_being_built(ask, school) if row["SectionNumber"] == number]
    if not known:
        ask.need(AREA, "insert")
    return Reply(200 if known else 201, _write(ask, school, known[0] if known else None, number, ask.body()))


def _write(ask: Ask, school: School, known: Row | None, number: int, body: Row) -> Row:
    sent = take(body, WRITABLE)
    options = {key.lower(): value for key, value in body.items()}
    if "Period" in sent:
        sent["Period"] = str(sent["Period"])
    if "SplitTerm" in sent:
        sent["ClassCalendar"] = sent.pop("SplitTerm")
    members = sent.pop("SectionStaffMembers", None)
    key = {"SchoolCode": school.plan.code, "SectionNumber": number}
    blank = {**SCHEDULING_SECTION, **({} if school.plan.traits.section_staff else TRADITIONAL_TEACHERS)}
    new = {**(known or blank), **sent, **key}
    if members is not None and school.plan.traits.section_staff:
        if known is not None and "sectionstaffupdateoption" not in options:
            raise Refused(400, "SectionStaffUpdateOption is required.")
        replace = str(options.get("sectionstaffupdateoption", "replace")).lower() == "replace"
        new["SectionStaffMembers"] = _members(ask, [] if replace else new["SectionStaffMembers"], members)
    _check(ask, school, new)
    if known is not None and known["CourseID"] != new["CourseID"]:
        _move_requests(ask, school, known, new, options)
    if not school.plan.traits.section_staff:
        new.pop("SectionStaffMembers", None)
    rows = [row for row in sections_being_built(ask, school) if row["SectionNumber"] != number]
    ask.store.keep("scheduling", school.plan.code, sorted([*rows, new], key=lambda row: int(row["SectionNumber"])))
    return new


def _members(ask: Ask, old: list[Row], sent: list[Row]) -> list[Row]:
    members = {row["StaffID"]: row for row in old}
    for item in sent:
        values = take(item, MEMBER)
        staff = ask.store.staff.get(values.get("StaffID", 0))
        if staff is None:
            raise Refused(400, "Invalid Staff ID")
        names = {"LastName": staff["LastName"], "FirstName": staff["FirstName"]}
        members[staff["ID"]] = {**members.get(staff["ID"], SECTION_STAFF), **names, **values}
    return list(members.values())


def _check(ask: Ask, school: School, new: Row) -> None:
    if not new["CourseID"]:
        raise Refused(400, "Course ID is required.")
    course = ask.store.courses.get(new["CourseID"])
    if course is None or course["InactiveStatusCode"].strip():
        raise Refused(400, "Invalid Course ID, or the course is inactive.")
    if new["Semester"] not in {row["TermCode"] for row in school.terms}:
        raise Refused(400, "Semester is not a term of the school.")
    if school.plan.kind == "flex":
        periods = {0, *(row["SequenceNumber"] for row in list_flex_periods(ask))}
        calendars = {0, *(row["SequenceNumber"] for row in list_class_calendars(ask))}
        if new["FlexPeriodSequenceNumber"] not in periods or new["ClassCalendarSequenceNumber"] not in calendars:
            raise Refused(400, "Invalid Flex Period or Class Calendar.")
        return
    if not (new["Period"].isdigit() and 1 <= new["PeriodBlock"] <= 10 >= int(new["Period"]) + new["PeriodBlock"]):
        raise Refused(400, "Period and PeriodBlock are required, and end by period 10.")
    teachers = {row["TeacherNumber"] for row in school.teachers} - {0}
    if "TeacherNumber1" in new and new["TeacherNumber1"] not in teachers:
        raise Refused(400, "TeacherNumber1 is required.")


def _move_requests(ask: Ask, school: School, known: Row, new: Row, options: Row) -> None:
    """What becomes of the course requests that were assigned to a section whose course changes."""
    assigned = ask.store.requests_of(school.plan.code, known["SectionNumber"])
    if not assigned:
        return
    option = str(options.get("studentscheduleoptions", "")).lower()
    if option not in {"lockedstudents", "allstudents", "dropstudents"}:
        raise Refused(400, "StudentScheduleOptions is required.")
    for request in assigned:
        locked = bool(str(request["PermanentLockCode"]).strip()) or request["RejectCode"] == "*"
        if option == "allstudents" or (option == "lockedstudents" and locked):
            request["CourseID"] = new["CourseID"]
        else:
            request["SectionNumber"] = 0


def delete_scheduling_section(version: int, ask: Ask) -> Reply:
    """Remove a section; requests assigned to it are kept, without it."""
    school = _school(ask, version)
    gone = get_scheduling_section(ask)
    rows = [row for row in sections_being_built(ask, school) if row["SectionNumber"] != gone["SectionNumber"]]
    for request in ask.store.requests_of(school.plan.code, gone["SectionNumber"]):
        request["SectionNumber"] = 0
    ask.store.keep("scheduling", school.plan.code, rows)
    return GONE


_LIST = "/schools/{SchoolCode}/scheduling/sections"
_ONE = f"{_LIST}/{{SectionNumber}}"
ROUTES = [
    *routes("scheduling.list_scheduling_sections", "GET", AREA, list_scheduling_sections, _LIST),
    *routes("scheduling.get_scheduling_section", "GET", AREA, get_scheduling_section, _ONE),
]
for _version in (5, 4):
    for _operation, _method, _answer, _path, _access in (
        ("create", "POST", create_scheduling_section, _LIST, "insert"),
        ("update", "PUT", update_scheduling_section, _ONE, "update"),
        ("delete", "DELETE", delete_scheduling_section, _ONE, "delete"),
    ):
        ROUTES += routes(
            f"scheduling.{_operation}_scheduling_section",
            _method,
            AREA,
            partial(_answer, _version),
            f"/api/v{_version}{_path}",
            access=_access,
        )

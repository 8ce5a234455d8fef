"""The main job by hand: what the same requests and the same rows cost without models, checks or care.

requests, orjson.loads and csv.writer, no more: no retries, no paging, no report, nothing sorted, zipped or compared. It
looks at what the demo district sends and would fail at most others.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import requests

TABLES = ("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics")
Records = list[dict[str, Any]]
Found = dict[Any, dict[str, Any]]
Write = dict[str, Callable[[list[object]], object]]


def floor(base_url: str, certificate: str, folder: Path) -> None:
    """Write the files of a district into a folder."""
    session = requests.Session()
    session.headers.update({"AERIES-CERT": certificate, "Accept": "application/json"})

    def get(path: str) -> Records:
        answer = session.get(f"{base_url}/api/v5/{path}", timeout=120)
        answer.raise_for_status()
        found: Records = orjson.loads(answer.content)
        return found

    with contextlib.ExitStack() as stack:
        write: Write = {
            table: csv.writer(stack.enter_context((folder / f"{table}.csv").open("w", newline=""))).writerow
            for table in TABLES
        }
        today = session.get(f"{base_url}/api/v5/systeminfo", timeout=120).json()["CurrentDateTime"][:10]
        staff = {person["ID"]: person for person in get("staff")}
        courses = {course["ID"]: course for course in get("courses")}
        write["orgs"]([0, "", "", "District", "district", "", ""])
        written: set[int] = set()
        for school in get("schools"):
            if school["InactiveStatusCode"] or school["SchoolCode"] in {0, 100, 200, 998, 999}:
                continue
            code = school["SchoolCode"]
            write["orgs"]([code, "", "", school["Name"], "school", school["StateSchoolID"], 0])
            for term in get(f"schools/{code}/terms"):
                write["academicSessions"](
                    [f"{code}_{term['TermCode']}", "", "", term["TermDescription"], "term", term["StartDate"][:10],
                     term["EndDate"][:10], "", 2027]
                )  # fmt: skip
            students = {
                student["StudentID"]: student
                for student in get(f"schools/{code}/students")
                if not student["InactiveStatusCode"].strip()
            }
            if school["ScheduleType"] == "Elementary":
                seats = [*homerooms(code, get(f"schools/{code}/teachers"), students, staff, write)]
            else:
                sections = {section["SectionNumber"]: section for section in get(f"schools/{code}/sections")}
                seats = [*scheduled(code, sections, courses, staff, write)]
                for row in get(f"schools/{code}/classes"):
                    key, number = row["StudentID"], row["SectionNumber"]
                    start, stop = row["DateStarted"] or "", row["DateEnded"] or "9"
                    if key in students and number in sections and start[:10] <= today <= stop[:10]:
                        seats.append(
                            [f"{code}_{key}_{number}", "", "", f"{code}_{number}", code, key, "student", "",
                             start[:10], stop[:10]]
                        )  # fmt: skip
            teachers = {int(seat[5].removeprefix("TCH_")) for seat in seats if seat[6] == "teacher"}
            people(code, teachers - written, students, staff, write)
            written |= teachers
            for seat in seats:
                write["enrollments"](seat)


def homerooms(code: int, teachers: Records, students: Found, staff: Found, write: Write) -> Iterator[list[Any]]:
    """Write the classes of a school without a master schedule; yields their seats."""
    rooms = {str(teacher["TeacherNumber"]): teacher for teacher in teachers}
    for number, teacher in rooms.items():
        group, name = f"{code}_TN_{number}", teacher["DisplayName"]
        write["courses"]([f"TCH_{code}{number}", "", "", "", name, number, "", code, "", ""])
        write["classes"](
            [group, "", "", name, "", f"TCH_{code}{number}", number, "homeroom", teacher["Room"], code, f"{code}_Y", "",
             "", "0"]
        )  # fmt: skip
        if teacher["StaffID1"] in staff:
            user = f"TCH_{teacher['StaffID1']}"
            yield [f"{code}_{user}_TN_{number}", "", "", group, code, user, "teacher", "true", "", ""]
    for key, student in students.items():
        number = student["HomeRoomTeacherNumber"]
        if number in rooms:
            since = (student["SchoolEnterDate"] or "")[:10]
            yield [f"{code}_{key}_TN_{number}", "", "", f"{code}_TN_{number}", code, key, "student", "", since, ""]


def scheduled(code: int, sections: Found, courses: Found, staff: Found, write: Write) -> Iterator[list[Any]]:
    """Write the sections of a school, and the courses that none had before; yields the seats of their staff."""
    for number, section in sections.items():
        course, group = section["CourseID"], f"{code}_{number}"
        if course in courses and not courses[course].get("written"):
            courses[course]["written"] = True
            write["courses"]([course, "", "", "", courses[course]["Title"], course, "", 0, "", ""])
        write["classes"](
            [group, "", "", f"{course}, period {section['Period']}", "", course, number, "scheduled", section["Room"],
             code, f"{code}_{section['Semester']}", "", "", section["Period"]]
        )  # fmt: skip
        for member in section["SectionStaffMembers"]:
            if member["StaffID"] in staff:
                user, primary = f"TCH_{member['StaffID']}", "true" if member["IsPrimaryTeacher"] else "false"
                start, stop = (member["StartDate"] or "")[:10], (member["EndDate"] or "")[:10]
                yield [f"{code}_{user}_{number}", "", "", group, code, user, "teacher", primary, start, stop]


def people(code: int, teachers: set[int], students: Found, staff: Found, write: Write) -> None:
    """Write the users of a school and what demographics there are."""
    for person in teachers:
        known = staff[person]
        email = known["EmailAddress"]
        write["users"](
            [f"TCH_{person}", "", "", "true", code, "teacher", email, "", known["FirstName"], known["LastName"],
             known["MiddleName"], person, email, "", "", "", "", ""]
        )  # fmt: skip
    for key, student in students.items():
        email = student["StudentEmailAddress"]
        write["users"](
            [key, "", "", "true", code, "student", email, "", student["FirstName"], student["LastName"],
             student["MiddleName"], key, email, "", "", "", student["Grade"], ""]
        )  # fmt: skip
        races = [student[f"RaceCode{place}"] for place in range(1, 6)]
        federal = [race in races for race in ("100", "200", "600", "300", "700")]
        write["demographics"](
            [key, "", "", (student["Birthdate"] or "")[:10], student["Gender"], *federal, "",
             student["EthnicityCode"] == "Y", "", "", "", ""]
        )  # fmt: skip

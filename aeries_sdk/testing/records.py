"""The records of single people, each made without the others: a student, a member of staff."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.people import Dice, Person, draw_address, draw_person, draw_phone
from aeries_sdk.testing.shapes import ACCESS, STAFF, STUDENT, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.calendars import SchoolYear
    from aeries_sdk.testing.plan import SchoolPlan

GRADE_NAMES = (
    "Preschool;Transitional Kindergarten;Kindergarten;First Grade;Second Grade;Third Grade;Fourth Grade;Fifth Grade;"
    "Sixth Grade;Seventh Grade;Eighth Grade;Ninth Grade;Tenth Grade;Eleventh Grade;Twelfth Grade;"
    "Reserved for Graduating Seniors"
)

FIRST_TEACHER = 101
"""The teacher number, and the last digits of the staff ID, of the first teacher of a school."""


def grade_text(grade: int) -> tuple[str, str]:
    """Short and long text of a grade level."""
    short = {-2: "PS", -1: "TK", 0: "K"}.get(grade, str(grade))
    return short, GRADE_NAMES.split(";")[grade + 2]


def full_staff_id(code: int, number: int) -> int:
    """The district-wide staff ID of a school's n-th member of staff."""
    return code * 10_000 + number


def staff_person(code: int, seed: int, number: int) -> Person:
    """Who the n-th member of a school's staff is."""
    return draw_person(Dice(seed, "staff", code, number))


def make_student(plan: SchoolPlan, year: SchoolYear, seed: int, number: int, grade: int) -> Row:
    """The home record of the student with that number, who is in that grade, made without the others."""
    # Two neighbours in ten are siblings: they share the family's name, address and key.
    family = number - 1 if number % 10 == 5 else number
    home = Dice(seed, "family", plan.code, family)
    last = draw_person(home).last
    street, city, postal = draw_address(home)
    dice = Dice(seed, "student", plan.code, number)
    person = draw_person(dice, last)
    student_id = plan.student_id(number)
    entered = year.first if dice.chance(0.92) else year.first + timedelta(days=dice.number(3, 30))
    language = dice.pick(("00", "00", "00", "01", "01", "05"))
    short, long = grade_text(grade)
    next_short, next_long = grade_text(grade + 1)
    return {
        **STUDENT,
        "StudentID": student_id,
        "SchoolCode": plan.code,
        "StudentNumber": number,
        "StateStudentID": f"00{student_id}",
        "LastName": person.last,
        "FirstName": person.first,
        "MiddleName": person.middle,
        "FirstNameAlias": person.first[:3] if dice.chance(0.1) else "",
        "Gender": person.gender,
        "Grade": grade,
        "GradeLevelShortDescription": short,
        "GradeLevelLongDescription": long,
        "Birthdate": stamp(date(year.start - grade - 6, 9, 1) + timedelta(days=dice.number(0, 364))),
        "ParentGuardianName": f"M/M {last}",
        "HomePhone": draw_phone(home),
        "MailingAddress": street,
        "MailingAddressCity": city,
        "MailingAddressState": "CA",
        "MailingAddressZipCode": postal,
        "ResidenceAddress": street,
        "ResidenceAddressCity": city,
        "ResidenceAddressState": "CA",
        "ResidenceAddressZipCode": postal,
        "AddressVerified": dice.chance(0.5),
        "EthnicityCode": dice.pick("YNN"),
        "RaceCode1": dice.pick(("700", "600", "201", "202", "")),
        "SchoolEnterDate": stamp(entered),
        "DistrictEnterDate": stamp(date(year.start - 2, 8, 20) if entered == year.first else entered),
        "CorrespondenceLanguageCode": language,
        "HomeLanguageCode": language,
        "LanguageFluencyCode": "E" if language == "00" else dice.pick("LR"),
        "ParentEdLevelCode": str(dice.number(10, 15)),
        "FamilyKey": family if number % 10 in {4, 5} else 0,
        "StudentEmailAddress": person.mail(student_id, "example.org"),
        "NetworkLoginID": f"s{student_id}",
        "EarlyWarningPoints": float(dice.number(0, 40)),
        "HomeRoomTeacherNumber": "0",
        "HighSchedulingPeriod": 9,
        "NextGrade": grade + 1,
        "NextGradeLevelShortDescription": next_short,
        "NextGradeLevelLongDescription": next_long,
        "NextSchoolCode": plan.code if grade < plan.traits.high else 0,
    }


def make_staff(code: int, year: SchoolYear, seed: int, number: int, title: str) -> Row:
    """The staff record of a school's n-th member of staff."""
    dice = Dice(seed, "staff record", code, number)
    person, staff_id = staff_person(code, seed, number), full_staff_id(code, number)
    born = year.start - dice.number(25, 64)
    hired = date(year.start - dice.number(0, 20), 8, 1)
    return {
        **STAFF,
        "SchoolAccessPermissions": [{**ACCESS, "SchoolCode": code, "CommunicationGroup": True}],
        "Gender": person.gender,
        "EducationLevelCode": str(dice.number(1, 5)),
        "EthnicityCode": dice.pick("YNN"),
        "RaceCode1": dice.pick(("700", "600", "201")),
        "PositionStatusCode": "1",
        "TotalYearsOfEduService": year.start - hired.year,
        "TotalYearsInThisDistrict": year.start - hired.year,
        "ID": staff_id,
        "FirstName": person.first,
        "LastName": person.last,
        "MiddleName": person.middle,
        "BirthYear": born,
        "BirthDate": stamp(date(born, dice.number(1, 12), dice.number(1, 28))),
        "FullTimePercentage": 100 if dice.chance(0.9) else 50,
        "HireDate": stamp(hired),
        "StateEducatorID": f"{staff_id:010}",
        "UserName": f"{person.first[0]}{person.last}{staff_id}".lower(),
        "EmailAddress": person.mail(staff_id),
        "PrimaryAeriesSchool": code,
        "NetworkLoginID": f"t{staff_id}",
        "HumanResourcesSystemID": f"HR{staff_id}",
        "NotificationPreferenceCode": "1",
        "Title": title,
    }

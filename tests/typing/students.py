"""Students and what belongs to them. Type-checked, never called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import assert_type

from aeries_sdk import AeriesClient
from aeries_sdk.models import (
    Activity,
    ActivityBody,
    AlertBody,
    Authorization,
    AuthorizationBody,
    AvailableTest,
    CollegeTests,
    Contact,
    ContactBody,
    DistrictSupplemental,
    Group,
    PreEnrollment,
    Program,
    SchoolSupplemental,
    Student,
    StudentAddressBody,
    StudentAssertiveDiscipline,
    StudentBody,
    StudentDataChange,
    StudentDiscipline,
    StudentExtended,
    StudentFees,
    StudentPicture,
    StudentTest,
    StudentTestBody,
    StudentUpdateBody,
)

MOMENT = datetime(2026, 10, 1, 6, 30)


def students(client: AeriesClient) -> None:
    assert_type(client.students.create(994, first_name="Ana"), Student)
    assert_type(client.students.create(994, StudentBody()), Student)
    assert_type(client.students.get(994), Student)
    assert_type(client.students.get(994, student_id=99400001), Student)
    assert_type(client.students.get(994, student_number=7), Student)
    assert_type(client.students.list_range(994, 1, 10), list[Student])
    assert_type(client.students.iter(994), Iterator[Student])
    assert_type(client.students.iter(994, grade=9), Iterator[Student])
    assert_type(client.students.iter(994, page_size=100), Iterator[Student])
    assert_type(client.students.iter_extended(994), Iterator[StudentExtended])
    assert_type(client.students.iter_extended(994, grade=9), Iterator[StudentExtended])
    assert_type(client.students.iter_extended(994, page_size=100), Iterator[StudentExtended])
    assert_type(client.students.list(994), list[Student])
    assert_type(client.students.list(994, student_id=99400001), list[Student])
    assert_type(client.students.list(994, grade=9), list[Student])
    assert_type(client.students.list(994, student_number=7), list[Student])
    assert_type(client.students.list_data_changes(MOMENT), list[StudentDataChange])
    assert_type(client.students.list_data_changes(MOMENT, area="contact"), list[StudentDataChange])
    assert_type(client.students.list_extended(994), list[StudentExtended])
    assert_type(client.students.list_extended(994, student_id=99400001), list[StudentExtended])
    assert_type(client.students.list_extended(994, grade=9), list[StudentExtended])
    assert_type(client.students.list_extended(994, student_number=7), list[StudentExtended])
    assert_type(client.students.update(99400001, first_name="Ana"), list[Student])
    assert_type(client.students.update(99400001, StudentUpdateBody()), list[Student])
    assert_type(client.students.update_address(99400001, first_name="Ana"), list[Student])
    assert_type(client.students.update_address(99400001, StudentAddressBody()), list[Student])


def contacts(client: AeriesClient) -> None:
    assert_type(client.contacts.create(99400001, first_name="Ana"), Contact)
    assert_type(client.contacts.create(99400001, ContactBody()), Contact)
    assert_type(client.contacts.delete(99400001, 1), list[Contact])
    assert_type(client.contacts.list(994), list[Contact])
    assert_type(client.contacts.list(994, student_id=99400001), list[Contact])
    assert_type(client.contacts.update(99400001, 1, first_name="Ana"), Contact)
    assert_type(client.contacts.update(99400001, 1, ContactBody()), Contact)


def programs(client: AeriesClient) -> None:
    assert_type(client.programs.list(994), list[Program])
    assert_type(client.programs.list(994, student_id=99400001), list[Program])
    assert_type(client.programs.list(994, code="ASB"), list[Program])


def groups(client: AeriesClient) -> None:
    assert_type(client.groups.list(), list[Group])
    assert_type(client.groups.list(school_code=994), list[Group])


def activities(client: AeriesClient) -> None:
    assert_type(client.activities.change(994, 99400001, 1, activity_or_award_code="ASB"), Activity)
    assert_type(client.activities.change(994, 99400001, 1, ActivityBody()), Activity)
    assert_type(client.activities.create(994, 99400001, activity_or_award_code="ASB"), Activity)
    assert_type(client.activities.create(994, 99400001, ActivityBody()), Activity)
    client.activities.delete(994, 99400001, 1)
    assert_type(client.activities.get(994, 99400001, 1), Activity)
    assert_type(client.activities.list(994), list[Activity])
    assert_type(client.activities.list(994, student_id=99400001), list[Activity])
    assert_type(client.activities.list(994, code="ASB"), list[Activity])
    assert_type(client.activities.update(994, 99400001, 1, activity_or_award_code="ASB"), Activity)
    assert_type(client.activities.update(994, 99400001, 1, ActivityBody()), Activity)


def authorizations(client: AeriesClient) -> None:
    assert_type(client.authorizations.create(994, 99400001, type_code="N"), Authorization)
    assert_type(client.authorizations.create(994, 99400001, AuthorizationBody()), Authorization)
    client.authorizations.delete(994, 99400001, 1)
    assert_type(client.authorizations.get(994, 99400001, 1), Authorization)
    assert_type(client.authorizations.list(994), list[Authorization])
    assert_type(client.authorizations.list(994, student_id=99400001), list[Authorization])
    assert_type(client.authorizations.update(994, 99400001, 1, type_code="N"), Authorization)
    assert_type(client.authorizations.update(994, 99400001, 1, AuthorizationBody()), Authorization)


def tests(client: AeriesClient) -> None:
    assert_type(client.tests.list_available(), list[AvailableTest])
    assert_type(client.tests.list_college(994), list[CollegeTests])
    assert_type(client.tests.list_college(994, student_id=99400001), list[CollegeTests])
    assert_type(client.tests.list_scores(99400001), list[StudentTest])
    assert_type(client.tests.update_scores(list[StudentTestBody]()), list[StudentTest])


def discipline(client: AeriesClient) -> None:
    assert_type(client.discipline.list(994), list[StudentDiscipline])
    assert_type(client.discipline.list(994, student_id=99400001), list[StudentDiscipline])
    assert_type(client.discipline.list_assertive(994), list[StudentAssertiveDiscipline])
    assert_type(client.discipline.list_assertive(994, student_id=99400001), list[StudentAssertiveDiscipline])


def supplemental(client: AeriesClient) -> None:
    assert_type(client.supplemental.list_district(994), list[DistrictSupplemental])
    assert_type(client.supplemental.list_district(994, student_id=99400001), list[DistrictSupplemental])
    assert_type(client.supplemental.list_school(994), list[SchoolSupplemental])
    assert_type(client.supplemental.list_school(994, student_id=99400001), list[SchoolSupplemental])
    assert_type(client.supplemental.update_school(994, 7, {"SUP.C1": "Y"}), SchoolSupplemental)


def fees(client: AeriesClient) -> None:
    assert_type(client.fees.list(994), list[StudentFees])
    assert_type(client.fees.list(994, student_id=99400001), list[StudentFees])


def pictures(client: AeriesClient) -> None:
    assert_type(client.pictures.iter(994), Iterator[StudentPicture])
    assert_type(client.pictures.iter(994, page_size=100), Iterator[StudentPicture])
    assert_type(client.pictures.list(994), list[StudentPicture])
    assert_type(client.pictures.list(994, student_id=99400001), list[StudentPicture])


def alerts(client: AeriesClient) -> None:
    client.alerts.send(school_code=994)
    client.alerts.send(AlertBody())


def pre_enrollment(client: AeriesClient) -> None:
    assert_type(client.pre_enrollment.create(99400001), PreEnrollment)
    assert_type(client.pre_enrollment.create_for_inactive(99400001, 995), list[Student])

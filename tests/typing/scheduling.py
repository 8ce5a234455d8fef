"""Courses, sections, rosters and requests. Type-checked, never called."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

from aeries_sdk import AeriesClient
from aeries_sdk.models import (
    AlternateCourseRequest,
    AlternateCourseRequestBody,
    AlternateCourseRequestUpdateBody,
    ClassCalendar,
    ClassCalendarDate,
    ClassSchedule,
    Course,
    CourseDataChange,
    CourseRequest,
    CourseRequestBody,
    CourseRequestUpdateBody,
    FlexPeriod,
    SchedulingSection,
    SchedulingSectionBody,
    SchedulingSectionUpdateBody,
    Section,
    SectionDataChange,
)

MOMENT = datetime(2026, 10, 1, 6, 30)


def courses(client: AeriesClient) -> None:
    assert_type(client.courses.get("0109"), Course)
    assert_type(client.courses.list(), list[Course])
    assert_type(client.courses.list_data_changes(MOMENT), list[CourseDataChange])


def sections(client: AeriesClient) -> None:
    assert_type(client.sections.get(994, 1001), Section)
    assert_type(client.sections.list(994), list[Section])
    assert_type(client.sections.list_data_changes(MOMENT), list[SectionDataChange])


def rosters(client: AeriesClient) -> None:
    assert_type(client.rosters.list(994), list[ClassSchedule])
    assert_type(client.rosters.list_data_changes(MOMENT), list[SectionDataChange])
    assert_type(client.rosters.list_for_section(994, 1001), list[ClassSchedule])
    assert_type(client.rosters.list_for_student(994, 99400001), list[ClassSchedule])


def class_calendars(client: AeriesClient) -> None:
    assert_type(client.class_calendars.get(994, 1), ClassCalendar)
    assert_type(client.class_calendars.list(994), list[ClassCalendar])
    assert_type(client.class_calendars.list_dates(994, 1), list[ClassCalendarDate])
    assert_type(client.class_calendars.list_for_year(994, 2026), list[ClassCalendar])


def flex_periods(client: AeriesClient) -> None:
    assert_type(client.flex_periods.get(994, 1), FlexPeriod)
    assert_type(client.flex_periods.list(994), list[FlexPeriod])
    assert_type(client.flex_periods.list_for_year(994, 2026), list[FlexPeriod])


def scheduling_sections(client: AeriesClient) -> None:
    assert_type(client.scheduling_sections.create(994, period=1), SchedulingSection)
    assert_type(client.scheduling_sections.create(994, SchedulingSectionBody()), SchedulingSection)
    assert_type(client.scheduling_sections.create(994, period=1, section_staff=True), SchedulingSection)
    client.scheduling_sections.delete(994, 1001)
    client.scheduling_sections.delete(994, 1001, section_staff=True)
    assert_type(client.scheduling_sections.get(994, 1001), SchedulingSection)
    assert_type(client.scheduling_sections.list(994), list[SchedulingSection])
    assert_type(client.scheduling_sections.update(994, 1001, period=1), SchedulingSection)
    assert_type(client.scheduling_sections.update(994, 1001, SchedulingSectionUpdateBody()), SchedulingSection)
    assert_type(client.scheduling_sections.update(994, 1001, period=1, section_staff=True), SchedulingSection)


def course_requests(client: AeriesClient) -> None:
    assert_type(client.course_requests.create(994, 99400001, course_id="0109"), CourseRequest)
    assert_type(client.course_requests.create(994, 99400001, CourseRequestBody()), CourseRequest)
    client.course_requests.delete(994, 99400001, 1)
    assert_type(client.course_requests.get(994, sequence_number=1), CourseRequest)
    assert_type(client.course_requests.get(994, sequence_number=1, student_id=99400001), CourseRequest)
    assert_type(client.course_requests.get(994, sequence_number=1, student_number=7), CourseRequest)
    assert_type(client.course_requests.list(994), list[CourseRequest])
    assert_type(client.course_requests.list_for_student(994), list[CourseRequest])
    assert_type(client.course_requests.list_for_student(994, student_id=99400001), list[CourseRequest])
    assert_type(client.course_requests.list_for_student(994, student_number=7), list[CourseRequest])
    assert_type(client.course_requests.update(994, 99400001, 1, course_id="0109"), CourseRequest)
    assert_type(client.course_requests.update(994, 99400001, 1, CourseRequestUpdateBody()), CourseRequest)


def alternate_course_requests(client: AeriesClient) -> None:
    assert_type(client.alternate_course_requests.create(994, 99400001, course_id="0109"), AlternateCourseRequest)
    assert_type(
        client.alternate_course_requests.create(994, 99400001, AlternateCourseRequestBody()), AlternateCourseRequest
    )
    client.alternate_course_requests.delete(994, 99400001, 1)
    assert_type(client.alternate_course_requests.get(994, sequence_number=1), AlternateCourseRequest)
    assert_type(
        client.alternate_course_requests.get(994, sequence_number=1, student_id=99400001), AlternateCourseRequest
    )
    assert_type(client.alternate_course_requests.get(994, sequence_number=1, student_number=7), AlternateCourseRequest)
    assert_type(client.alternate_course_requests.list(994), list[AlternateCourseRequest])
    assert_type(client.alternate_course_requests.list_for_student(994), list[AlternateCourseRequest])
    assert_type(
        client.alternate_course_requests.list_for_student(994, student_id=99400001), list[AlternateCourseRequest]
    )
    assert_type(client.alternate_course_requests.list_for_student(994, student_number=7), list[AlternateCourseRequest])
    assert_type(client.alternate_course_requests.update(994, 99400001, 1, course_id="0109"), AlternateCourseRequest)
    assert_type(
        client.alternate_course_requests.update(994, 99400001, 1, AlternateCourseRequestUpdateBody()),
        AlternateCourseRequest,
    )

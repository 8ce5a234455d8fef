"""The records of the Aeries API as plain attrs classes, one file per area."""

from __future__ import annotations

from aeries_sdk.models._base import Model, facts, is_blank, tidy
from aeries_sdk.models._body import Body
from aeries_sdk.models.class_calendars import ClassCalendar, ClassCalendarDate
from aeries_sdk.models.class_schedules import ClassSchedule
from aeries_sdk.models.contacts import Contact
from aeries_sdk.models.courses import Course, CourseDataChange
from aeries_sdk.models.flex_periods import FlexPeriod
from aeries_sdk.models.schools import AbsenceCode, BellPeriod, CalendarDay, CodeValue, School, Term, TrackHoliday
from aeries_sdk.models.sections import Section, SectionDataChange, SectionStaffMember
from aeries_sdk.models.staff import SchoolAccessPermission, Staff, StaffDataChange
from aeries_sdk.models.student_bodies import ContactBody, StudentAddressBody, StudentBody, StudentUpdateBody
from aeries_sdk.models.students import Student, StudentDataChange
from aeries_sdk.models.students_extended import StudentExtended
from aeries_sdk.models.system import SystemInfo
from aeries_sdk.models.teachers import Teacher

__all__ = [
    "AbsenceCode",
    "BellPeriod",
    "Body",
    "CalendarDay",
    "ClassCalendar",
    "ClassCalendarDate",
    "ClassSchedule",
    "CodeValue",
    "Contact",
    "ContactBody",
    "Course",
    "CourseDataChange",
    "FlexPeriod",
    "Model",
    "School",
    "SchoolAccessPermission",
    "Section",
    "SectionDataChange",
    "SectionStaffMember",
    "Staff",
    "StaffDataChange",
    "Student",
    "StudentAddressBody",
    "StudentBody",
    "StudentDataChange",
    "StudentExtended",
    "StudentUpdateBody",
    "SystemInfo",
    "Teacher",
    "Term",
    "TrackHoliday",
    "facts",
    "is_blank",
    "tidy",
]

"""The records of the Aeries API as plain attrs classes, one file per area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk._lazy import attach as _attach

if TYPE_CHECKING:
    from aeries_sdk.models._base import Model, facts, is_blank, tidy
    from aeries_sdk.models._body import Body
    from aeries_sdk.models.activities import Activity, ActivityBody
    from aeries_sdk.models.alerts import AlertBody
    from aeries_sdk.models.attendance import (
        Attendance,
        AttendanceDay,
        AttendanceDetail,
        AttendanceHistoryDetails,
        AttendanceHistorySummary,
        AttendanceSummary,
        ClassAttendance,
        HistoryAbsenceCode,
        PeriodTotal,
    )
    from aeries_sdk.models.authorizations import Authorization, AuthorizationBody
    from aeries_sdk.models.class_calendars import ClassCalendar, ClassCalendarDate
    from aeries_sdk.models.class_schedules import ClassSchedule
    from aeries_sdk.models.contacts import Contact
    from aeries_sdk.models.course_requests import (
        AlternateCourseRequest,
        AlternateCourseRequestBody,
        AlternateCourseRequestUpdateBody,
        CourseRequest,
        CourseRequestBody,
        CourseRequestUpdateBody,
    )
    from aeries_sdk.models.courses import Course, CourseDataChange
    from aeries_sdk.models.discipline import (
        AdministrativeDecision,
        AssertiveIncident,
        DisciplineIncident,
        StudentAssertiveDiscipline,
        StudentDiscipline,
    )
    from aeries_sdk.models.enrollment import EnrollmentPeriod
    from aeries_sdk.models.fees import Fee, StudentFees
    from aeries_sdk.models.flex_periods import FlexPeriod
    from aeries_sdk.models.gpas import GPA
    from aeries_sdk.models.gradebook_assignments import (
        AssignmentStandard,
        GradebookAssignment,
        GradebookAssignmentBody,
        GradebookAssignmentUpdateBody,
        NarrativeGrade,
    )
    from aeries_sdk.models.gradebook_scores import GradebookScore, GradebookScoreBody, StandardScore, StandardScoreBody
    from aeries_sdk.models.gradebooks import (
        AssignmentCategory,
        FinalMark,
        Gradebook,
        GradebookSection,
        GradebookSettings,
        GradebookStudent,
        GradebookTerm,
    )
    from aeries_sdk.models.graduation import (
        GraduationRequirement,
        GraduationStatus,
        RequiredSubjectArea,
        SubjectAreaStatus,
    )
    from aeries_sdk.models.pictures import Picture, StudentPicture
    from aeries_sdk.models.pre_enrollment import PreEnrollment, PreEnrollmentLog
    from aeries_sdk.models.programs import Group, GroupStaff, GroupStudent, Program, ProgramProperty
    from aeries_sdk.models.report_cards import (
        GradeBody,
        GradeUpdate,
        MarkingPeriod,
        MarkingPeriodGrade,
        ReportCard,
        ReportCardCourse,
        ValidMark,
    )
    from aeries_sdk.models.scheduling import (
        SchedulingSection,
        SchedulingSectionBody,
        SchedulingSectionUpdateBody,
        SectionStaffBody,
    )
    from aeries_sdk.models.schools import AbsenceCode, BellPeriod, CalendarDay, CodeValue, School, Term, TrackHoliday
    from aeries_sdk.models.sections import Section, SectionDataChange, SectionStaffMember
    from aeries_sdk.models.staff import SchoolAccessPermission, Staff, StaffBody, StaffDataChange
    from aeries_sdk.models.staff_assignments import StaffAssignment, StaffAssignmentBody
    from aeries_sdk.models.student_bodies import ContactBody, StudentAddressBody, StudentBody, StudentUpdateBody
    from aeries_sdk.models.students import Student, StudentDataChange
    from aeries_sdk.models.students_extended import StudentExtended
    from aeries_sdk.models.supplemental import (
        ColumnChange,
        DistrictSupplemental,
        SchoolSupplemental,
        SupplementalColumn,
    )
    from aeries_sdk.models.system import SystemInfo
    from aeries_sdk.models.teachers import Teacher
    from aeries_sdk.models.tests import (
        AvailableTest,
        CollegeSubTest,
        CollegeTest,
        CollegeTests,
        StudentTest,
        StudentTestBody,
        StudentTestScore,
    )
    from aeries_sdk.models.transcripts import Transcript, TranscriptCourse

__all__ = [
    "GPA",
    "AbsenceCode",
    "Activity",
    "ActivityBody",
    "AdministrativeDecision",
    "AlertBody",
    "AlternateCourseRequest",
    "AlternateCourseRequestBody",
    "AlternateCourseRequestUpdateBody",
    "AssertiveIncident",
    "AssignmentCategory",
    "AssignmentStandard",
    "Attendance",
    "AttendanceDay",
    "AttendanceDetail",
    "AttendanceHistoryDetails",
    "AttendanceHistorySummary",
    "AttendanceSummary",
    "Authorization",
    "AuthorizationBody",
    "AvailableTest",
    "BellPeriod",
    "Body",
    "CalendarDay",
    "ClassAttendance",
    "ClassCalendar",
    "ClassCalendarDate",
    "ClassSchedule",
    "CodeValue",
    "CollegeSubTest",
    "CollegeTest",
    "CollegeTests",
    "ColumnChange",
    "Contact",
    "ContactBody",
    "Course",
    "CourseDataChange",
    "CourseRequest",
    "CourseRequestBody",
    "CourseRequestUpdateBody",
    "DisciplineIncident",
    "DistrictSupplemental",
    "EnrollmentPeriod",
    "Fee",
    "FinalMark",
    "FlexPeriod",
    "GradeBody",
    "GradeUpdate",
    "Gradebook",
    "GradebookAssignment",
    "GradebookAssignmentBody",
    "GradebookAssignmentUpdateBody",
    "GradebookScore",
    "GradebookScoreBody",
    "GradebookSection",
    "GradebookSettings",
    "GradebookStudent",
    "GradebookTerm",
    "GraduationRequirement",
    "GraduationStatus",
    "Group",
    "GroupStaff",
    "GroupStudent",
    "HistoryAbsenceCode",
    "MarkingPeriod",
    "MarkingPeriodGrade",
    "Model",
    "NarrativeGrade",
    "PeriodTotal",
    "Picture",
    "PreEnrollment",
    "PreEnrollmentLog",
    "Program",
    "ProgramProperty",
    "ReportCard",
    "ReportCardCourse",
    "RequiredSubjectArea",
    "SchedulingSection",
    "SchedulingSectionBody",
    "SchedulingSectionUpdateBody",
    "School",
    "SchoolAccessPermission",
    "SchoolSupplemental",
    "Section",
    "SectionDataChange",
    "SectionStaffBody",
    "SectionStaffMember",
    "Staff",
    "StaffAssignment",
    "StaffAssignmentBody",
    "StaffBody",
    "StaffDataChange",
    "StandardScore",
    "StandardScoreBody",
    "Student",
    "StudentAddressBody",
    "StudentAssertiveDiscipline",
    "StudentBody",
    "StudentDataChange",
    "StudentDiscipline",
    "StudentExtended",
    "StudentFees",
    "StudentPicture",
    "StudentTest",
    "StudentTestBody",
    "StudentTestScore",
    "StudentUpdateBody",
    "SubjectAreaStatus",
    "SupplementalColumn",
    "SystemInfo",
    "Teacher",
    "Term",
    "TrackHoliday",
    "Transcript",
    "TranscriptCourse",
    "ValidMark",
    "facts",
    "is_blank",
    "tidy",
]

# Each area is imported when one of its names is first used.
__getattr__ = _attach(
    __name__,
    {
        "_base": (
            "Model",
            "facts",
            "is_blank",
            "tidy",
        ),
        "_body": ("Body",),
        "activities": (
            "Activity",
            "ActivityBody",
        ),
        "alerts": ("AlertBody",),
        "attendance": (
            "Attendance",
            "AttendanceDay",
            "AttendanceDetail",
            "AttendanceHistoryDetails",
            "AttendanceHistorySummary",
            "AttendanceSummary",
            "ClassAttendance",
            "HistoryAbsenceCode",
            "PeriodTotal",
        ),
        "authorizations": (
            "Authorization",
            "AuthorizationBody",
        ),
        "class_calendars": (
            "ClassCalendar",
            "ClassCalendarDate",
        ),
        "class_schedules": ("ClassSchedule",),
        "contacts": ("Contact",),
        "course_requests": (
            "AlternateCourseRequest",
            "AlternateCourseRequestBody",
            "AlternateCourseRequestUpdateBody",
            "CourseRequest",
            "CourseRequestBody",
            "CourseRequestUpdateBody",
        ),
        "courses": (
            "Course",
            "CourseDataChange",
        ),
        "discipline": (
            "AdministrativeDecision",
            "AssertiveIncident",
            "DisciplineIncident",
            "StudentAssertiveDiscipline",
            "StudentDiscipline",
        ),
        "enrollment": ("EnrollmentPeriod",),
        "fees": (
            "Fee",
            "StudentFees",
        ),
        "flex_periods": ("FlexPeriod",),
        "gpas": ("GPA",),
        "gradebook_assignments": (
            "AssignmentStandard",
            "GradebookAssignment",
            "GradebookAssignmentBody",
            "GradebookAssignmentUpdateBody",
            "NarrativeGrade",
        ),
        "gradebook_scores": (
            "GradebookScore",
            "GradebookScoreBody",
            "StandardScore",
            "StandardScoreBody",
        ),
        "gradebooks": (
            "AssignmentCategory",
            "FinalMark",
            "Gradebook",
            "GradebookSection",
            "GradebookSettings",
            "GradebookStudent",
            "GradebookTerm",
        ),
        "graduation": (
            "GraduationRequirement",
            "GraduationStatus",
            "RequiredSubjectArea",
            "SubjectAreaStatus",
        ),
        "pictures": (
            "Picture",
            "StudentPicture",
        ),
        "pre_enrollment": (
            "PreEnrollment",
            "PreEnrollmentLog",
        ),
        "programs": (
            "Group",
            "GroupStaff",
            "GroupStudent",
            "Program",
            "ProgramProperty",
        ),
        "report_cards": (
            "GradeBody",
            "GradeUpdate",
            "MarkingPeriod",
            "MarkingPeriodGrade",
            "ReportCard",
            "ReportCardCourse",
            "ValidMark",
        ),
        "scheduling": (
            "SchedulingSection",
            "SchedulingSectionBody",
            "SchedulingSectionUpdateBody",
            "SectionStaffBody",
        ),
        "schools": (
            "AbsenceCode",
            "BellPeriod",
            "CalendarDay",
            "CodeValue",
            "School",
            "Term",
            "TrackHoliday",
        ),
        "sections": (
            "Section",
            "SectionDataChange",
            "SectionStaffMember",
        ),
        "staff": (
            "SchoolAccessPermission",
            "Staff",
            "StaffBody",
            "StaffDataChange",
        ),
        "staff_assignments": (
            "StaffAssignment",
            "StaffAssignmentBody",
        ),
        "student_bodies": (
            "ContactBody",
            "StudentAddressBody",
            "StudentBody",
            "StudentUpdateBody",
        ),
        "students": (
            "Student",
            "StudentDataChange",
        ),
        "students_extended": ("StudentExtended",),
        "supplemental": (
            "ColumnChange",
            "DistrictSupplemental",
            "SchoolSupplemental",
            "SupplementalColumn",
        ),
        "system": ("SystemInfo",),
        "teachers": ("Teacher",),
        "tests": (
            "AvailableTest",
            "CollegeSubTest",
            "CollegeTest",
            "CollegeTests",
            "StudentTest",
            "StudentTestBody",
            "StudentTestScore",
        ),
        "transcripts": (
            "Transcript",
            "TranscriptCourse",
        ),
    },
)

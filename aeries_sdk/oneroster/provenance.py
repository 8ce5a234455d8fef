"""Where each column of an export comes from, as data: the page "From Aeries to OneRoster" is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from aeries_sdk import models
from aeries_sdk.models._base import facts
from aeries_sdk.oneroster.spec import VERSIONS, spec


@attrs.frozen
class Origin:
    """Where one column comes from.

    Attributes:
        sources: Fields, as `Model.attribute`; none where the value is made or the column stays blank.
        rule: How the value is made.
        options: Options that change it.
        filled: Whether the column is ever filled.
    """

    sources: tuple[str, ...] = ()
    rule: str = ""
    options: tuple[str, ...] = ()
    filled: bool = True


def _from(sources: str, rule: str = "", options: str = "") -> Origin:
    return Origin(tuple(sources.split()), rule, tuple(options.split()))


_BLANK = Origin(rule="blank", filled=False)
_NAMES = "Student.{0} Staff.{0} Contact.{0}"

ORIGINS: Mapping[str, Mapping[str, Origin]] = MappingProxyType({
    "orgs": {
        "sourcedId": _from("School.school_code", "the school code; 0 is the district", "ids"),
        "name": _from("School.name"),
        "type": _from("", "`district` for school 0, else `school`"),
        "identifier": _from(
            "School.state_county_id School.state_district_id School.state_school_id", "the state's numbers in a row"
        ),
        "parentSourcedId": _from("", "the district; blank for the district itself"),
    },
    "academicSessions": {
        "sourcedId": _from("Term.term_code", "school and term, `994_F`; `0_SY2027` for the school year", "ids"),
        "title": _from("Term.term_description", "with the school year; the term code where there is none"),
        "type": _from(
            "School.schedule_basis Term.term_description",
            "`schoolYear` above all; `semester` by name or by length; else `term`; `gradingPeriod` for 1.1 gradebooks",
            "gradebooks",
        ),
        "startDate": _from("Term.start_date", "terms without dates are left out"),
        "endDate": _from("Term.end_date", "the day after the last day"),
        "parentSourcedId": _from("", "the shortest longer term that holds it, else the school year"),
        "schoolYear": _from("", "the year in which the database year ends"),
    },
    "courses": {
        "sourcedId": _from("Course.id", "the course id; `TCH_990421` for a homeroom", "ids"),
        "schoolYearSourcedId": _BLANK,
        "title": _from("Course.long_description Course.title", "the short title where the long one is blank"),
        "courseCode": _from("Course.id"),
        "grades": _from("Course.low_grade Course.high_grade", "every grade from low to high"),
        "orgSourcedId": _from("", "the district; the school for a homeroom"),
        "subjects": _from("Course.department_code", "name of the department, if there is a code", "subjects"),
        "subjectCodes": _from("Course.nces_code", "else the state code or `Options(subject_codes=)`", "subjects"),
    },
    "classes": {
        "sourcedId": _from(
            "Section.section_number Teacher.teacher_number", "`994_1001`; `990_TN_421` for a homeroom", "ids"
        ),
        "title": _from(
            "Course.long_description Section.period Teacher.display_name",
            "course and period; teacher and grade for a homeroom",
            "class_title",
        ),
        "grades": _from(
            "Section.low_grade Section.high_grade Student.grade",
            "every grade from low to high; of a homeroom, those of its students",
            "one_grade",
        ),
        "courseSourcedId": _from("Section.course_id"),
        "classCode": _from("Section.section_number Teacher.teacher_number"),
        "classType": _from("School.schedule_type", "`homeroom` without a master schedule, else `scheduled`"),
        "location": _from("Section.room Teacher.room"),
        "schoolSourcedId": _from("Section.school_code"),
        "termSourcedIds": _from("Section.semester", "the whole year for a homeroom, or where there is no such term"),
        "subjects": _from("Course.department_code", "as of the course", "subjects"),
        "subjectCodes": _from("Course.nces_code", "as of the course", "subjects"),
        "periods": _from("Section.period Section.period_block", "all periods of a block; 0 for a homeroom"),
    },
    "users": {
        "sourcedId": _from(
            "Student.student_id Staff.id Contact.portal_account_id",
            "the student id; `TCH_` and the staff id; `PWA_` and the portal account, or `CON_` and the contact's key",
            "ids anonymise",
        ),
        "enabledUser": _from("", "`true`: who may not log in is not in the file"),
        "orgSourcedIds": _from(
            "Student.school_code Staff.primary_aeries_school", "all schools of the person, the main one first"
        ),
        "role": _from(
            "SectionStaffMember.staff_role_code Staff.title StaffAssignment.job_classification_code "
            "Contact.relationship_to_student_code",
            "`student`; `teacher` for all in classes; others by title, job or relationship",
            "class_roles title_roles job_roles staff_without_classes guardians relationship_roles",
        ),
        "username": _from(
            "Student.student_email_address Student.network_login_id Staff.email_address Staff.network_login_id "
            "Contact.email_address",
            "the first that is filled and nobody else has, else the id",
            "student_username staff_username",
        ),
        "userIds": _from("", "pairs of type and value, where the options ask for them",
                         "student_user_ids staff_user_ids"),
        "givenName": _from(_NAMES.format("first_name"), "`-` where it is blank"),
        "familyName": _from(_NAMES.format("last_name"), "`-` where it is blank"),
        "middleName": _from(_NAMES.format("middle_name")),
        "identifier": _from("Student.student_id Staff.id", "", "student_identifier staff_identifier"),
        "email": _from(
            "Student.student_email_address Staff.email_address Contact.email_address", "",
            "student_email staff_email",
        ),
        "sms": _BLANK,
        "phone": _BLANK,
        "agentSourcedIds": _from("Contact.student_id", "guardians of a student, students of a guardian", "guardians"),
        "grades": _from("Student.grade", "`PK TK KG 01` to `12`, `UG` above", "grades"),
        "password": Origin(rule="never written", filled=False),
        "userMasterIdentifier": _BLANK,
        "preferredGivenName": _from("Student.first_name_alias"),
        "preferredMiddleName": _from("Student.middle_name_alias"),
        "preferredFamilyName": _from("Student.last_name_alias"),
        "primaryOrgSourcedId": _from(
            "Staff.primary_aeries_school Student.school_enter_date",
            "of staff the main school; of students that with most classes, then the earliest",
        ),
        "pronouns": _BLANK,
    },
    "roles": {
        "sourcedId": _from("", "user, org and role", "ids"),
        "userSourcedId": _from("Student.student_id Staff.id"),
        "roleType": _from("", "`primary` for the main role at a school"),
        "role": _from(
            "SectionStaffMember.staff_role_code Staff.title StaffAssignment.job_classification_code "
            "Contact.relationship_to_student_code",
            "as users.role of 1.1, with principals, counselors and districtAdministrators",
            "class_roles title_roles job_roles staff_without_classes guardians relationship_roles",
        ),
        "beginDate": _BLANK,
        "endDate": _BLANK,
        "orgSourcedId": _from("Student.school_code"),
        "userProfileSourcedId": _from("Student.network_login_id Staff.network_login_id", "where there is a login"),
    },
    "userProfiles": {
        "sourcedId": _from("", "`P_` and the user", "ids"),
        "userSourcedId": _from("Student.student_id Staff.id"),
        "profileType": _from("", "`directory`"),
        "vendorId": _from("", "`aeries`"),
        "applicationId": _BLANK,
        "description": _from("", "`Network login of the SIS`"),
        "credentialType": _from("", "`username`"),
        "username": _from("Student.network_login_id Staff.network_login_id"),
        "password": Origin(rule="never written", filled=False),
    },
    "enrollments": {
        "sourcedId": _from("", "school, user and class, `994_TCH_994605_1001`", "ids"),
        "classSourcedId": _from("ClassSchedule.section_number Student.home_room_teacher_number"),
        "schoolSourcedId": _from("ClassSchedule.school_code"),
        "userSourcedId": _from("ClassSchedule.student_id SectionStaffMember.staff_id Teacher.staff_id1"),
        "role": _from("SectionStaffMember.staff_role_code", "`student`, `teacher`, or `proctor` for an aide",
                      "class_roles"),
        "primary": _from("SectionStaffMember.is_primary_teacher", "one teacher at most; blank for students"),
        "beginDate": _from("ClassSchedule.date_started SectionStaffMember.start_date", "not before the term"),
        "endDate": _from(
            "ClassSchedule.date_ended SectionStaffMember.end_date", "the day after the last day; not after the term"
        ),
    },
    "demographics": {
        "sourcedId": _from("Student.student_id", "that of the user", "demographics ids"),
        "birthDate": _from("Student.birthdate"),
        "sex": _from("Student.gender", "M and F; in 1.2 `other` for all other codes"),
        **{
            name: _from("Student.race_code1 Student.race_code5", f"{codes} by the first digit of the state's codes")
            for name, codes in (
                ("americanIndianOrAlaskaNative", "100"),
                ("asian", "200 and 400"),
                ("blackOrAfricanAmerican", "600"),
                ("nativeHawaiianOrOtherPacificIslander", "300"),
                ("white", "700"),
            )
        },
        "demographicRaceTwoOrMoreRaces": _from("", "whether two or more of the five are true"),
        "hispanicOrLatinoEthnicity": _from("Student.ethnicity_code", "Y and N"),
        "countryOfBirthCode": _BLANK,
        "stateOfBirthAbbreviation": _BLANK,
        "cityOfBirth": _BLANK,
        "publicSchoolResidenceStatus": _BLANK,
    },
    "categories": {
        "sourcedId": _from("AssignmentCategory.gradebook_number AssignmentCategory.code", "", "gradebooks ids"),
        "title": _from("AssignmentCategory.description"),
        "weight": _from("AssignmentCategory.percentage_of_grade", "whole per cent"),
    },
    "lineItems": {
        "sourcedId": _from("GradebookAssignment.unique_id", "with gradebook and class", "gradebooks ids"),
        "title": _from("GradebookAssignment.description", "the number where it is blank"),
        "description": _from("GradebookAssignment.comment"),
        "assignDate": _from("GradebookAssignment.date_assigned", "the due date where it is blank or later"),
        "dueDate": _from("GradebookAssignment.date_due", "the other date where it is blank"),
        "classSourcedId": _from("GradebookSection.section_number"),
        "categorySourcedId": _from("GradebookAssignment.assignment_category"),
        "gradingPeriodSourcedId": _from("", "the shortest term that holds the due date"),
        "academicSessionSourcedId": _from("", "the shortest term that holds the due date"),
        "schoolSourcedId": _from("GradebookSection.school_code"),
        "resultValueMin": _from("", "0"),
        "resultValueMax": _from("GradebookAssignment.points_possible", "of a rubric, the best score"),
    },
    "results": {
        "sourcedId": _from("", "line item and student", "gradebooks ids"),
        "lineItemSourcedId": _from("GradebookScore.assignment_number"),
        "studentSourcedId": _from("GradebookScore.student_id"),
        "scoreStatus": _from(
            "GradebookScore.mark GradebookScore.is_missing", "`exempt`, `fully graded` or `not submitted`"
        ),
        "score": _from("GradebookScore.points_earned", "at most resultValueMax; 0 where 1.1 demands a number"),
        "scoreDate": _from("GradebookScore.date_completed", "the due date where it is blank"),
        "comment": _BLANK,
        "textScore": _from("GradebookScore.mark", "where it is no number"),
        "classSourcedId": _from("GradebookSection.section_number"),
        "inProgress": _BLANK,
        "incomplete": _BLANK,
        "late": _BLANK,
        "missing": _from("GradebookScore.is_missing"),
    },
    "scoreScales": {
        "sourcedId": _from("Gradebook.gradebook_number", "with the class", "gradebooks ids"),
        "title": _from("Gradebook.name"),
        "type": _from("", "`percent`"),
        "orgSourcedId": _from("GradebookSection.school_code"),
        "courseSourcedId": _from("Section.course_id"),
        "classSourcedId": _from("GradebookSection.section_number"),
        "scoreScaleValue": _from("FinalMark.mark FinalMark.low_value", "the marks in use"),
    },
})  # fmt: skip
"""Origin of every column of every file that an export writes, by file and column."""

FINDINGS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "export-failed": ("error", "Nothing was written: the district could not be read, or the zip not be written."),
    "half-a-district": ("error", "Nothing was written: a school could not be read."),
    "no-students": ("error", "Nothing was written: no student is in a class on the day."),
    "empty-file": ("error", "Nothing was written: a file that must have rows would have none."),
    "new-school-year": ("error", "Nothing was written: the previous package is of another school year."),
    "too-many-gone": ("error", "Nothing was written: more is gone since the previous package than the options allow."),
    "previous-unreadable": ("error", "Nothing was written: what is at the target is no bulk package."),
    "school-unread": ("error", "A school could not be read."),
    "foreign-records": ("warning", "A list of a school has records of other schools; they are left out."),
    "spool-unwritten": ("warning", "The spool folder could not be written; everything was read all the same."),
    "read-whole": ("info", "A refresh read more than what had changed, and why: `roster.refresh`."),
    "school-kept": ("warning", "A school that could not be read has its rows of the previous package."),
    "bad-record": ("error", "A record does not have the documented shape and is left out."),
    "day-outside-year": ("warning", "The day that counts is not in the school year."),
    "file-name": ("warning", "The consumer expects another file name."),
    "student-twice": ("warning", "A student has two active records at a school; the first one counts."),
    "student-without-class": ("warning", "A student is in no class and is left out."),
    "student-without-homeroom": ("warning", "A student of an elementary school has no homeroom teacher."),
    "unknown-student": ("error", "There are class rows of a student who has no record at the school."),
    "unknown-section": ("error", "There are students in a section that does not exist."),
    "unknown-teacher": ("error", "There are students in a homeroom whose teacher record does not exist."),
    "unknown-staff": ("error", "A teacher of a class is not in the district's staff list."),
    "unknown-course": ("warning", "The course of a section is not in the district's course list."),
    "unknown-term": ("warning", "The term of a section is no term of the school; the whole year stands in for it."),
    "inactive-section": ("warning", "An inactive section has students; it is left out."),
    "class-twice": ("warning", "A class is listed twice; the first one counts."),
    "class-without-teacher": ("warning", "A class has no active teacher on the day."),
    "two-primary-teachers": ("warning", "A class has more than one primary teacher; the first one counts."),
    "login-taken": ("warning", "A login is shared with somebody else; the next source was taken."),
    "login-missing": ("warning", "There is no login; the id stands in for it."),
    "name-missing": ("warning", "First or last name is blank; the file says `-` there."),
    "subject-without-code": ("info", "Courses have neither a subject nor a code, as no code is known."),
    "course-id-taken": ("info", "Two homerooms would share a course id; the second has another one."),
    "staff-without-role": ("info", "Staff without a class whose title or job tells no role are left out."),
    "score-twice": ("warning", "A student has two different scores for an assignment; the first one counts."),
    "score-above-maximum": ("info", "Scores above the points of their assignment are written as those points."),
})  # fmt: skip
"""Level and meaning of the findings of an export, by rule. The rules of `check()` and of its profiles come besides."""

_HEAD = """# From Aeries to OneRoster

Made from the mapping's data by `python -m aeries_sdk.oneroster --mapping`; a test compares the two.

Where `export` takes each column from. Sources are attributes of the records in `aeries_sdk.models`, with the column of
Aeries in brackets; options are those of `Options`. `status` and `dateLastModified` are blank in a bulk package, and
filled in a delta.
"""

_FINDINGS_HEAD = """## What the report can say

The rules of findings, for programs that look for one. An error means that something was left out, or that nothing was
written; a warning, that somebody should look. Besides them stand the rules of [the checker](oneroster-check.md).
"""


def mapping_page() -> str:
    """The page that shows where every column comes from, as Markdown."""
    lines = [_HEAD]
    for table, columns in ORIGINS.items():
        lines += [
            f"## {table}.csv",
            "",
            "| Column | Version | From | Rule | Options |",
            "| --- | --- | --- | --- | --- |",
        ]
        for column, origin in columns.items():
            known = [version for version in VERSIONS if column in _header(version, table)]
            cells = (
                f"`{column}`",
                "" if len(known) == len(VERSIONS) else known[0],
                ", ".join(map(_source, origin.sources)),
                origin.rule,
                ", ".join(f"`{option}`" for option in origin.options),
            )
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    lines += [_FINDINGS_HEAD, "| Rule | Level | What it means |", f"|{' --- |' * 3}"]
    lines += [f"| `{rule}` | {level} | {meaning} |" for rule, (level, meaning) in FINDINGS.items()]
    lines.append("")
    return "\n".join(lines)


def _header(version: str, table: str) -> tuple[str, ...]:
    found = spec(version).tables.get(table)
    return found.header if found else ()


def _source(name: str) -> str:
    model, _, attribute = name.partition(".")
    column = facts(getattr(models, model))[attribute].column
    return f"`{name}` ({column})" if column else f"`{name}`"

"""Graduation requirements of a school, and how far each student is."""

from __future__ import annotations

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class RequiredSubjectArea(Model):
    """The credits that a subject area asks for, by the grade that students are in."""

    subject_area_code: str = text("SubjectAreaCode", "REQ.CD", "one character", show=True)
    subject_area_description: str = text("SubjectAreaDescription", "REQ.SA", "title", show=True)
    required_credit_for12th_graders: float | None = value("RequiredCreditFor12thGraders", "REQ.C1", "grade 12")
    required_credit_for11th_graders: float | None = value("RequiredCreditFor11thGraders", "REQ.C2", "grade 11")
    required_credit_for10th_graders: float | None = value("RequiredCreditFor10thGraders", "REQ.C3", "grade 10")
    required_credit_for9th_graders: float | None = value("RequiredCreditFor9thGraders", "REQ.C4", "grade 9")


@attrs.define(kw_only=True, repr=False)
class GraduationRequirement(Model):
    """The requirements of one graduation track of a school."""

    subject_areas: list[RequiredSubjectArea] = rows("SubjectAreas", "", "subject areas")
    school_code: int | None = value("SchoolCode", "REQ.SC", "code of the school", show=True)
    graduation_requirement_track: str = text(
        "GraduationRequirementTrack", "REQ.GRT", "the track; blank for students without one", show=True
    )


@attrs.define(kw_only=True, repr=False)
class SubjectAreaStatus(Model):
    """A student's credits in one subject area. What is too much anywhere counts as electives."""

    subject_area_code: str = text("SubjectAreaCode", "REQ.CD", "one character", show=True)
    subject_area_description: str = text("SubjectAreaDescription", "REQ.SA", "title", show=True)
    credits_required: float | None = value("CreditsRequired", "REQ.C1-C4", "by the student's grade")
    credits_completed: float | None = value("CreditsCompleted", "calculated", "completed")
    credits_currently_enrolled: float | None = value("CreditsCurrentlyEnrolled", "calculated", "in progress")
    credits_needed: float | None = value("CreditsNeeded", "calculated", "still needed")


@attrs.define(kw_only=True, repr=False)
class GraduationStatus(Model):
    """How far one student record is on its way to graduation."""

    student_id: int = key("StudentID", "STU.ID", "district-wide number of the student")
    subject_areas: list[SubjectAreaStatus] = rows("SubjectAreas", "", "subject areas")
    school_code: int = key("SchoolCode", "STU.SC", "code of the school", show=True)
    graduation_requirement_track: str = text(
        "GraduationRequirementTrack", "STU.GRT", "the student's track; blank for none"
    )

"""Job assignments of staff, certificated (table STJ) and classified (table STA)."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, text, value
from aeries_sdk.models._body import Body, field

ASSIGNMENT_TYPES = ("certificated", "classified")


@attrs.define(kw_only=True, repr=False)
class StaffAssignment(Model):
    """One job of a member of staff; its key is staff ID, type and sequence number."""

    assignment_type: str = key("AssignmentType", "", "certificated or classified", show=True)
    id: int = key("ID", "STJ.ID, STA.ID", "district-wide staff ID")
    sequence_number: int = key("SequenceNumber", "STJ.SQ, STA.SQ", "number within staff ID and type")
    job_classification_code: str = text("JobClassificationCode", "STJ.JC, STA.JC", "job classification")
    full_time_percentage: float | None = value("FullTimePercentage", "STJ.FTE, STA.PT", "per cent of full time")
    non_classroom_based_job_assignment_code1: str = text(
        "NonClassroomBasedJobAssignmentCode1", "STJ.NC1", "non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code2: str = text(
        "NonClassroomBasedJobAssignmentCode2", "STJ.NC2", "further non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code3: str = text(
        "NonClassroomBasedJobAssignmentCode3", "STJ.NC3", "further non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code4: str = text(
        "NonClassroomBasedJobAssignmentCode4", "STJ.NC4", "further non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code5: str = text(
        "NonClassroomBasedJobAssignmentCode5", "STJ.NC5", "further non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code6: str = text(
        "NonClassroomBasedJobAssignmentCode6", "STJ.NC6", "further non-teaching job; certificated only"
    )
    non_classroom_based_job_assignment_code7: str = text(
        "NonClassroomBasedJobAssignmentCode7", "STJ.NC7", "further non-teaching job; certificated only"
    )
    school_code: int | None = value("SchoolCode", "STJ.SCL, STA.SCL", "school of the job", show=True)
    start_date: date | None = value("StartDate", "STJ.SD, STA.SD", "first day")
    end_date: date | None = value("EndDate", "STJ.ED, STA.ED", "last day; None while open")
    monthly_minutes: int | None = value("MonthlyMinutes", "STJ.MMN", "minutes a month; not in the article's sample")
    population_served_code: str = text("PopulationServedCode", "STJ.PSV", "whom it serves; not in the article's sample")
    service_id_code: str = text(
        "ServiceIdCode", "STJ.SVC", "kind of service; not in the article's sample", aliases=("ServiceIDCode",)
    )


@attrs.define(kw_only=True, repr=False)
class StaffAssignmentBody(Body):
    """What to write of an assignment. Reads call the first code and the seven others ...Code, writes do not."""

    assignment_type: str = field(
        "AssignmentType", "", "certificated or classified; to create, ignored otherwise", choices=ASSIGNMENT_TYPES
    )
    job_classification: str = field(
        "JobClassification", "STJ.JC, STA.JC", "read as job_classification_code", max_length=3
    )
    full_time_percentage: float = field("FullTimePercentage", "STJ.FTE, STA.PT", "per cent; California: one decimal")
    non_classroom_based_job_assignment1: str = field(
        "NonClassroomBasedJobAssignment1", "STJ.NC1", "read as ..._code1; certificated only", max_length=4
    )
    non_classroom_based_job_assignment2: str = field(
        "NonClassroomBasedJobAssignment2", "STJ.NC2", "read as ..._code2; certificated only", max_length=4
    )
    non_classroom_based_job_assignment3: str = field(
        "NonClassroomBasedJobAssignment3", "STJ.NC3", "read as ..._code3; certificated only", max_length=4
    )
    non_classroom_based_job_assignment4: str = field(
        "NonClassroomBasedJobAssignment4", "STJ.NC4", "read as ..._code4; certificated only", max_length=4
    )
    non_classroom_based_job_assignment5: str = field(
        "NonClassroomBasedJobAssignment5", "STJ.NC5", "read as ..._code5; certificated only", max_length=4
    )
    non_classroom_based_job_assignment6: str = field(
        "NonClassroomBasedJobAssignment6", "STJ.NC6", "read as ..._code6; certificated only", max_length=4
    )
    non_classroom_based_job_assignment7: str = field(
        "NonClassroomBasedJobAssignment7", "STJ.NC7", "read as ..._code7; certificated only", max_length=4
    )
    school_code: int = field("SchoolCode", "STJ.SCL, STA.SCL", "school of the job")
    start_date: date = field("StartDate", "STJ.SD, STA.SD", "first day")
    end_date: date | None = field("EndDate", "STJ.ED, STA.ED", "last day; an update without it clears it")

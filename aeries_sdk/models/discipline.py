"""Discipline: minor incidents, and assertive discipline with the decisions that followed."""

from __future__ import annotations

from datetime import date, datetime, time

import attrs

from aeries_sdk.models._base import Model, is_blank, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class DisciplineIncident(Model):
    """One minor incident."""

    sequence_number: int = key("SequenceNumber", "DIS.SQ", "number within the student")
    incident_date: date | None = value("IncidentDate", "DIS.DT", "day of the incident")
    violation_code1: str = text("ViolationCode1", "DIS.CD", "the violation; there is only this one")
    comment: str = text("Comment", "DIS.CO", "comment")
    school_of_incident_code: int | None = value("SchoolOfIncidentCode", "DIS.SCL", "where it happened", show=True)
    staff_id: int | None = value("StaffID", "DIS.SID", "who reported or entered it; 0 for nobody")
    user_created: str = text("UserCreated", "DIS.UN", "user who made the record")
    last_update_by: str = text("LastUpdateBy", "DIS.LUB", "user who changed it last")
    last_update_date: datetime | None = value("LastUpdateDate", "DIS.LUD", "when it was changed last")
    status: str = text("Status", "DIS.ST", "code of the status")
    exact_time: time | None = value("ExactTime", "DIS.ET", "time of day; the date sent with it means nothing")
    location: str = text("Location", "DIS.LCN", "code of the place")
    possible_motivation: str = text("PossibleMotivation", "DIS.PM", "code of the motivation")
    consequence: str = text("Consequence", "DIS.CN", "code of the consequence")
    date_timestamp: datetime | None = value("DateTimestamp", "", "seen in the sample only")


@attrs.define(kw_only=True, repr=False)
class StudentDiscipline(Model):
    """All minor incidents of one student."""

    student_id: int = key("StudentID", "", "the student")
    disciplines: list[DisciplineIncident] = rows("Disciplines", "", "one per incident")


@attrs.define(kw_only=True, repr=False)
class AdministrativeDecision(Model):
    """What was decided after an incident: the disposition, as assigned and as served."""

    student_id: int | None = value("StudentID", "DSP.PID", "the student")
    assigned_days: float | None = value("AssignedDays", "DSP.IDY", "days assigned")
    assigned_hours: float | None = value("AssignedHours", "DSP.IHR", "hours assigned")
    assigned_start_date: date | None = value("AssignedStartDate", "DSP.IDD", "first day assigned")
    assigned_end_date: date | None = value("AssignedEndDate", "DSP.IED", "last day assigned")
    assigned_return_date: date | None = value("AssignedReturnDate", "DSP.IRD", "day of return assigned")
    reason_for_difference_code: str = text(
        "ReasonForDifferenceCode", "DSP.RDD", "why served differs from assigned; blank: no reason"
    )
    disciplinary_assignment_school_code: int | None = value(
        "DisciplinaryAssignmentSchoolCode", "DSP.SA", "school assigned to; 0 for none", show=True
    )
    action_decision_date: date | None = value("ActionDecisionDate", "", "day of the decision; in the sample only")
    sequence_number: int = key("SequenceNumber", "DSP.SQ1", "number within the incident")
    disposition_code: str = text("DispositionCode", "DSP.DS", "the disposition")
    days: float | None = value("Days", "DSP.DY", "days served")
    hours: float | None = value("Hours", "DSP.HR", "hours served")
    start_date: date | None = value("StartDate", "DSP.DD", "first day served")
    end_date: date | None = value("EndDate", "DSP.ED", "last day served")
    return_date: date | None = value("ReturnDate", "DSP.RD", "day of return")
    return_status_code: str = text("ReturnStatusCode", "DSP.RST", "status at return")
    return_location_code: str = text("ReturnLocationCode", "DSP.RL", "place of return")
    action_authority_code: str = text("ActionAuthorityCode", "DSP.AA", "who decided")
    placement_code: str = text("PlacementCode", "DSP.PL", "placement")
    result_code: str = text("ResultCode", "DSP.RS", "result")
    suspension_tag_code: str = text("SuspensionTagCode", "DSP.ST", "kind of suspension")


@attrs.define(kw_only=True, repr=False)
class AssertiveIncident(Model):
    """One incident of assertive discipline, as it concerns one student."""

    administrative_decisions: list[AdministrativeDecision] = rows("AdministrativeDecisions", "", "what was decided")
    short_description: str = text("ShortDescription", "ADS.DE", "short description")
    staff_referral: int | None = value("StaffReferral", "ADS.SRF", "staff ID of who referred; 0 for nobody")
    referred_by_other: str = text("ReferredByOther", "ADS.RF", "who else referred, as text")
    sequence_number: int = key("SequenceNumber", "ADS.SQ", "number within the student")
    incident_date: date | None = value("IncidentDate", "ADS.DT", "day of the incident")
    incident_id: int | None = value("IncidentID", "ADS.IID", "the same for all students of one incident")
    exact_time: time | None = value("ExactTime", "ADS.ET", "time of day")
    approximate_time_code: str = text("ApproximateTimeCode", "ADS.AXT", "roughly when")
    school_of_incident_code: int | None = value(
        "SchoolOfIncidentCode", "ADS.SCL", "where it happened; 0 for none", show=True
    )
    location_code: str = text("LocationCode", "ADS.LCN", "the place")
    possible_motivation_code: str = text("PossibleMotivationCode", "ADS.PM", "the motivation")
    weapon_type_code: str = text("WeaponTypeCode", "ADS.WT", "type of weapon")
    demerits: float | None = value("Demerits", "ADS.DM", "demerits")
    initials: str = text("Initials", "ADS.INI", "of the staff member who entered it")
    instructional_support_indicator: str = text(
        "InstructionalSupportIndicator", "ADS.ISI", "whether special education support was given"
    )
    comment: str = text("Comment", "ADS.CO", "comment")
    is_substitute_teacher_referral: bool | None = value(
        "IsSubstituteTeacherReferral", "ADS.SR", "referred by a substitute teacher"
    )
    violation_code1: str = text("ViolationCode1", "ADS.CD", "the most severe violation")
    violation_code2: str = text("ViolationCode2", "ADS.CD2", "second violation")
    violation_code3: str = text("ViolationCode3", "ADS.CD3", "third violation")
    violation_code4: str = text("ViolationCode4", "ADS.CD4", "fourth violation")
    violation_code5: str = text("ViolationCode5", "ADS.CD5", "fifth violation")
    pre_referral_intervention_code1: str = text("PreReferralInterventionCode1", "ADS.PI1", "intervention before it")
    pre_referral_intervention_code2: str = text("PreReferralInterventionCode2", "ADS.PI2", "second intervention")
    pre_referral_intervention_code3: str = text("PreReferralInterventionCode3", "ADS.PI3", "third intervention")
    user_code1: str = text("UserCode1", "ADS.U1", "the district's own code 1")
    user_code2: str = text("UserCode2", "ADS.U2", "the district's own code 2")
    user_code3: str = text("UserCode3", "ADS.U3", "the district's own code 3")
    user_code4: str = text("UserCode4", "ADS.U4", "the district's own code 4")
    user_code5: str = text("UserCode5", "ADS.U5", "the district's own code 5")
    user_code6: str = text("UserCode6", "ADS.U6", "the district's own code 6")
    user_code7: str = text("UserCode7", "ADS.U7", "the district's own code 7")
    user_code8: str = text("UserCode8", "ADS.U8", "the district's own code 8")

    @property
    def violation_codes(self) -> list[str]:
        """The violations that were given, most severe first."""
        codes = (
            self.violation_code1,
            self.violation_code2,
            self.violation_code3,
            self.violation_code4,
            self.violation_code5,
        )
        return [code for code in codes if not is_blank(code)]


@attrs.define(kw_only=True, repr=False)
class StudentAssertiveDiscipline(Model):
    """All incidents of assertive discipline of one student."""

    student_id: int = key("StudentID", "", "the student")
    assertive_disciplines: list[AssertiveIncident] = rows("AssertiveDisciplines", "", "one per incident")

"""Grade point averages, ranks and credits."""

from __future__ import annotations

import attrs

from aeries_sdk.models._base import Model, key, value


@attrs.define(kw_only=True, repr=False)
class GPA(Model):
    """The averages of one student record. Weighted ones can be above 4; 0 can mean that it was not calculated."""

    student_id: int = key("StudentID", "STU.ID", "district-wide number of the student")
    school_code: int = key("SchoolCode", "STU.SC", "code of the school", show=True)
    class_rank: int | None = value("ClassRank", "STU.CR", "rank, by the average that the school chose")
    class_size: int | None = value("ClassSize", "STU.CS", "active and graduated students ranked")
    class_rank1012: int | None = value("ClassRank1012", "STU.UR", "rank by the academic average of grades 10 to 12")
    gpa_cumulative_academic: float | None = value("GPA_CumulativeAcademic", "STU.GP", "academic courses, weighted")
    gpa_cumulative_total: float | None = value("GPA_CumulativeTotal", "STU.TP", "all courses, weighted")
    gpa_cumulative_academic1012: float | None = value(
        "GPA_CumulativeAcademic1012", "STU.CP", "academic courses of grades 10 to 12, weighted"
    )
    gpa_cumulative_academic_non_weighted: float | None = value(
        "GPA_CumulativeAcademicNonWeighted", "STU.GPN", "academic courses"
    )
    gpa_cumulative_total_non_weighted: float | None = value("GPA_CumulativeTotalNonWeighted", "STU.TPN", "all courses")
    gpa_cumulative_academic1012_non_weighted: float | None = value(
        "GPA_CumulativeAcademic1012NonWeighted", "STU.CPN", "academic courses of grades 10 to 12"
    )
    grade_points_cumulative: float | None = value(
        "GradePointsCumulative", "STU.PTS", "points behind the UC and CSU averages"
    )
    gpa_uc_preliminary: float | None = value("GPA_UC_Preliminary", "STU.PUC", "for the University of California")
    gpa_csu_preliminary: float | None = value("GPA_CSU_Preliminary", "STU.PCS", "for California State University")
    gpa_cumulative_citizenship: float | None = value("GPA_CumulativeCitizenship", "STU.CCG", "citizenship")
    gpa_grade_reporting_citizenship: float | None = value(
        "GPA_GradeReportingCitizenship", "STU.GCG", "citizenship in the current marking period"
    )
    credits_attempted: float | None = value("CreditsAttempted", "STU.CA", "credits attempted")
    credits_completed: float | None = value("CreditsCompleted", "STU.CC", "credits completed")
    gpa_grade_reporting_academic: float | None = value(
        "GPA_GradeReportingAcademic", "STU.GG", "academic courses of the current marking period, weighted"
    )
    gpa_grade_reporting_total: float | None = value(
        "GPA_GradeReportingTotal", "STU.GT", "all courses of the current marking period, weighted"
    )
    gpa_grade_reporting_academic_non_weighted: float | None = value(
        "GPA_GradeReportingAcademicNonWeighted", "STU.GGN", "academic courses of the current marking period"
    )
    gpa_grade_reporting_total_non_weighted: float | None = value(
        "GPA_GradeReportingTotalNonWeighted", "STU.GTN", "all courses of the current marking period"
    )
    grade_reporting_class_rank: int | None = value(
        "GradeReportingClassRank", "STU.GK", "rank in the current marking period"
    )
    grade_reporting_class_size: int | None = value("GradeReportingClassSize", "STU.GS", "active students ranked then")
    grade_reporting_credits_attempted: float | None = value(
        "GradeReportingCreditsAttempted", "STU.GA", "credits attempted in the current marking period"
    )
    grade_reporting_credits_completed: float | None = value(
        "GradeReportingCreditsCompleted", "STU.GD", "credits completed in the current marking period"
    )

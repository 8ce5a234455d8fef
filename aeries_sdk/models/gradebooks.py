"""Gradebooks with their sections, terms, categories and settings, the students in them, and their scale of marks."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, is_blank, key, loose_text, rows, tidy, value

_OPTION = "GBO.OV (name in GBO.OPN)"


@attrs.define(kw_only=True, repr=False)
class AssignmentCategory(Model):
    """One category of a gradebook's assignments: tests, homework ..."""

    code: str = loose_text("Code", "GBT.AT", "one character, made by Aeries", show=True)
    color: str = loose_text("Color", "GBT.CL", "six hex digits without #")
    description: str = loose_text("Description", "GBT.TD", "name; the teacher can change it")
    gradebook_number: int | None = value("GradebookNumber", "GBT.GN", "the gradebook", show=True)
    percentage_of_grade: float | None = value("PercentageOfGrade", "GBT.PG", "weight, 0 to 100")


@attrs.define(kw_only=True, repr=False)
class GradebookSection(Model):
    """A section whose students are in a gradebook."""

    gradebook_number: int | None = value("GradebookNumber", "GBE.GN", "the gradebook", show=True)
    school_code: int | None = value("SchoolCode", "GBE.SC", "code of the school", show=True)
    section_number: int | None = value(
        "SectionNumber", "GBE.SE", "the section; without a master schedule the teacher number", show=True
    )


@attrs.define(kw_only=True, repr=False)
class GradebookSettings(Model):
    """The options of a gradebook. Those called unused may still be filled in older gradebooks."""

    add_drop_students_automatically: bool | None = value(
        "AddDropStudentsAutomatically", _OPTION, "changes of the roster add and drop students"
    )
    apply_range_to_student: bool | None = value("ApplyRangeToStudent", _OPTION, "unused")
    count_completed_now: bool | None = value(
        "CountCompletedNow", _OPTION, "scores count at once, whether or not grading is completed"
    )
    count_hi: int | None = value("CountHi", _OPTION, "unused")
    count_lo: int | None = value("CountLo", _OPTION, "unused")
    count_max_date: date | None = value("CountMaxDate", _OPTION, "unused")
    count_min_date: date | None = value("CountMinDate", _OPTION, "unused")
    doing_formative_summative_weight: bool | None = value(
        "DoingFormativeSummativeWeight", _OPTION, "formative and summative scores have weights"
    )
    doing_min_max_assignment_values: bool | None = value(
        "DoingMinMaxAssignmentValues", _OPTION, "scores are scaled into a range"
    )
    doing_rubric: bool | None = value("DoingRubric", _OPTION, "rubric grading: the overall grade follows the trend")
    doing_weight: bool | None = value("DoingWeight", _OPTION, "categories have weights")
    filter_assignments_by: str = loose_text("FilterAssignmentsBy", _OPTION, "unused")
    formative_percentage: float | None = value("FormativePercentage", _OPTION, "weight of formative scores")
    gradebook_number: int | None = value("GradebookNumber", "GBO.ID", "the gradebook", show=True)
    hide_dropped_students: bool | None = value("HideDroppedStudents", _OPTION, "dropped students are not shown")
    hide_overall_score: bool | None = value("HideOverallScore", _OPTION, "overall score hidden from staff")
    hide_overall_score_from_parent_student: bool | None = value(
        "HideOverallScoreFromParentStudent", _OPTION, "overall score hidden from parents and students"
    )
    max_assignment_value: float | None = value("MaxAssignmentValue", _OPTION, "upper end of the range")
    min_assignment_value: float | None = value("MinAssignmentValue", _OPTION, "lower end of the range")
    show_final_mark: bool | None = value("ShowFinalMark", _OPTION, "overall mark shown to staff")
    show_final_mark_to_parent_student: bool | None = value(
        "ShowFinalMarkToParentStudent", _OPTION, "overall mark shown to parents and students"
    )
    show_hi: int | None = value("ShowHi", _OPTION, "unused")
    show_lo: int | None = value("ShowLo", _OPTION, "unused")
    show_max_date: date | None = value("ShowMaxDate", _OPTION, "unused")
    show_min_date: date | None = value("ShowMinDate", _OPTION, "unused")
    show_point_ratio: bool | None = value("ShowPointRatio", _OPTION, "ratio of points shown to the teacher")
    single_term_gradebook: bool | None = value(
        "SingleTermGradebook", _OPTION, "one term for the whole year instead of the school's terms"
    )
    summative_percentage: float | None = value("SummativePercentage", _OPTION, "weight of summative scores")


@attrs.define(kw_only=True, repr=False)
class GradebookTerm(Model):
    """One term of a gradebook; its code is what `gradebooks.list_students` takes."""

    code: str = loose_text("Code", "GBR.CD", "S, F, 1 ...; Y where there is a single term", show=True)
    end_date: date | None = value("EndDate", "GBR.ED", "last day", show=True)
    gradebook_number: int | None = value("GradebookNumber", "GBR.GN", "the gradebook", show=True)
    name: str = loose_text("Name", "GBR.NM", "title")
    start_date: date | None = value("StartDate", "GBR.SD", "first day", show=True)


@attrs.define(kw_only=True, repr=False)
class Gradebook(Model):
    """One gradebook of a teacher, for one section or several."""

    comment: str = loose_text("Comment", "GBK.CO", "free text")
    end_date: date | None = value("EndDate", "GBK.D2", "usually the last day of the term", show=True)
    gradebook_number: int = key("GradebookNumber", "GBK.GN", "district-wide, never changes", show=True)
    gradebook_type: str = loose_text("GradebookType", "GBK.TY", "not in use")
    linked_group: int | None = value(
        "LinkedGroup", "GBK.AG", "a teacher's gradebooks with the same number are linked; 0 for none"
    )
    name: str = loose_text("Name", "GBK.NM", "usually the course; the teacher can change it")
    period: int | None = value("Period", "GBK.PD", "period", show=True)
    school_code: int | None = value("SchoolCode", "GBK.SC", "code of the school", show=True)
    start_date: date | None = value("StartDate", "GBK.D1", "usually the first day of the term", show=True)
    teacher_email_address: str = loose_text("TeacherEmailAddress", "TCH.EM", "address of the teacher")
    teacher_name: str = loose_text("TeacherName", "TCH.TE", "name shown, not always the legal one")
    teacher_number: int | None = value("TeacherNumber", "GBK.TN", "teacher's number at the school")
    assignment_categories: list[AssignmentCategory] = rows("AssignmentCategories", "", "categories of assignments")
    sections: list[GradebookSection] = rows("Sections", "", "sections whose students are in it")
    settings: GradebookSettings | None = value("Settings", "GBO", "options")
    terms: list[GradebookTerm] = rows("Terms", "", "terms")

    @property
    def is_linked(self) -> bool:
        """Whether other gradebooks of the teacher are linked, so that writes change them too unless told not to."""
        return bool(self.linked_group)


@attrs.define(kw_only=True, repr=False)
class FinalMark(Model):
    """One step of a gradebook's scale: the mark that is given from a percentage on."""

    high_value: float | None = value("HighValue", "GTG.HI", "informs only; 0: the mark is not in use", show=True)
    low_value: float | None = value("LowValue", "GTG.LO", "the percentage from which the mark is given", show=True)
    mark: str = loose_text("Mark", "GTG.MK", "A, B+ ...", show=True)

    @property
    def is_in_use(self) -> bool:
        """Whether the gradebook gives this mark at all."""
        return bool(self.high_value)


@attrs.define(kw_only=True, repr=False)
class GradebookStudent(Model):
    """A student in a gradebook with the overall mark of one term as it stands."""

    current_mark: str = loose_text("CurrentMark", "GBV.MK", "overall mark now")
    current_percentage: float | None = value("CurrentPercentage", "GBV.PC", "overall percentage now")
    current_term: str = loose_text("CurrentTerm", "GBV.CD", "term of the mark", show=True)
    custom_sort_order: int | None = value("CustomSortOrder", "GBU.SRT", "the teacher's own order")
    end_date: date | None = value("EndDate", "GBU.D2", "last day in the gradebook", show=True)
    high_assignment_number: int | None = value("HighAssignmentNumber", "GBU.HI", "unused")
    inactive_tag: str = loose_text("InactiveTag", "GBU.TG", "blank: active, anything else not", show=True)
    low_assignment_number: int | None = value("LowAssignmentNumber", "GBU.LO", "unused")
    student_id: int = key("StudentID", "STU.ID", "district-wide number of the student")
    school_code: int | None = value("SchoolCode", "GBU.SC", "code of the school", show=True)
    start_date: date | None = value("StartDate", "GBU.D1", "first day in the gradebook", show=True)
    student_first_name: str = loose_text("StudentFirstName", "STU.FN", "first name")
    student_grade_level: int | None = value("StudentGradeLevel", "STU.GR", "grade; a number or its digits", show=True)
    student_last_name: str = loose_text("StudentLastName", "STU.LN", "last name")
    student_middle_name: str = loose_text("StudentMiddleName", "STU.MN", "middle name")
    student_number: int | None = value("StudentNumber", "GBU.SN", "student's number at the school")
    student_sex: str = loose_text("StudentSex", "STU.SX", "M, F or another code")

    @property
    def is_active(self) -> bool:
        """Whether the student has not been dropped from the gradebook."""
        return is_blank(self.inactive_tag)

    @property
    def full_name(self) -> str:
        """First, middle and last name without stray blanks."""
        return tidy(f"{self.student_first_name} {self.student_middle_name} {self.student_last_name}")

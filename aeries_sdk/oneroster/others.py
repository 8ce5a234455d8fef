"""People whom an export has on request only: staff without classes, and parents and guardians."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aeries_sdk.assembly import SchoolRoster, bad_record
from aeries_sdk.findings import Finding
from aeries_sdk.models import Staff
from aeries_sdk.oneroster.people import is_reachable, role_by_words
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.user_rows import UserRows
from aeries_sdk.roster import Pull

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient


def write_other_staff(run: Run, client: AeriesClient, rosters: Pull) -> None:
    """Write the active staff who have no class, at the school of their main employment or the district."""
    places = {
        school.school_code: UserRows(run, school, place)
        for place, school in enumerate(rosters.schools)
        if school.school_code not in rosters.failed
    }
    district = UserRows(run, run.district, len(rosters.schools))
    untold = 0
    for known in rosters.staff.values():
        staff = known if run.inventor is None else run.inventor.staff(known)
        if run.has_user(run.ids.staff(staff)) or not staff.is_active_on(rosters.as_of):
            continue
        place = places.get(staff.primary_aeries_school) if staff.primary_aeries_school else district
        if place is not None:
            role = role_by_words(staff.title, run.options.title_roles) or _job(run, client, known, rosters.as_of)
            untold += not place.staff_without_classes(staff, role)
    if untold:
        run.general.append(
            Finding(
                "staff-without-role",
                "info",
                f"Members of staff without a class whose title or job tells no role are left out ({untold}).",
                remedy="Options(title_roles=..., job_roles=...) says which titles and jobs have which role.",
            )
        )


def _job(run: Run, client: AeriesClient, staff: Staff, day: date) -> str:
    """The role that the first known job of the day has; asked for only where the title tells none."""
    if not run.options.job_roles:
        return ""
    jobs = client.staff_assignments.list_on_date(staff.id, day)
    roles = (run.options.job_roles.get(job.job_classification_code.strip(), "") for job in jobs)
    return next(filter(None, roles), "")


class Guardians:
    """Reads the contacts of a school and writes those who are parents, guardians or relatives."""

    def __init__(self, run: Run, client: AeriesClient) -> None:
        self.run = run
        self.client = client
        self.roles = {
            code.code.strip(): role_by_words(code.description, run.options.relationship_roles)
            for code in client.codes.list("contact", "RL")
        }

    def write(self, roster: SchoolRoster, place: int) -> None:
        """Write those of the students of a school who have been written."""
        code = roster.school.school_code
        rows = UserRows(self.run, roster.school, place)
        students = {
            student.student_id: user
            for student in roster.students
            if self.run.is_at(user := self.run.ids.student(student), rows.org)
        }
        lenient = self.client.using(on_bad_record=lambda error: self.run.general.append(bad_record(error, str(code))))
        for known in lenient.contacts.list(code):
            contact = known if self.run.inventor is None else self.run.inventor.contact(known)
            student = students.get(contact.student_id)
            role = self.roles.get(contact.relationship_to_student_code.strip(), "")
            if student is not None and role and is_reachable(contact):
                rows.guardian(contact, student, role)

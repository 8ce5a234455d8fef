"""Reads a district: its schools side by side, one `SchoolRoster` at a time.

    with AeriesClient(...) as client:
        for school in pull(client):
            print(school.school.name, len(school.students), len(school.classes))

Staff and courses are the district's and are read once; of the schools, no more than the client's `max_workers` are in
memory at a time.
"""

from aeries_sdk.assembly import ClassMember, ClassStaff, RosterClass, SchoolRoster
from aeries_sdk.roster.choose import SkippedSchool, why_not_a_school
from aeries_sdk.roster.district import OnProgress, Progress, Pull, pull
from aeries_sdk.roster.refresh import Refresh, refresh
from aeries_sdk.roster.spool import Spool

__all__ = [
    "ClassMember",
    "ClassStaff",
    "OnProgress",
    "Progress",
    "Pull",
    "Refresh",
    "RosterClass",
    "SchoolRoster",
    "SkippedSchool",
    "Spool",
    "pull",
    "refresh",
    "why_not_a_school",
]

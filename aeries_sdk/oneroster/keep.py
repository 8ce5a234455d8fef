"""Rows of schools that could not be read, taken over from the previous package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from aeries_sdk.models import School
from aeries_sdk.oneroster.packages import SortedPackage
from aeries_sdk.oneroster.rows import list_text
from aeries_sdk.oneroster.run import Membership, Run

_LAST_PLACE = 1_000_000


class KeptSchools:
    """Writes the previous rows of some schools beside those of the schools that were read.

    People who are at another school, too, keep the row that was written today, and both schools.
    """

    def __init__(self, run: Run, package: SortedPackage, schools: Iterable[School]) -> None:
        self.run = run
        self.package = package
        self.orgs = {run.ids.org(school) for school in schools}
        self.users: set[str] = set()

    @property
    def missing(self) -> set[str]:
        """The schools that the previous package does not have either."""
        return self.orgs - {row["sourcedId"] for row in self.package.rows("orgs")}

    def write(self) -> None:
        """Write everything that belongs to the schools."""
        add_all = self.run.add_all
        add_all("orgs", (row for row in self.package.rows("orgs") if row["sourcedId"] in self.orgs))
        courses: set[str] = set()
        classes: set[str] = set()
        for row in self._of_schools("classes", "schoolSourcedId"):
            courses.add(row["courseSourcedId"])
            classes.add(row["sourcedId"])
            self.run.add("classes", row)
        for row in self.package.rows("courses"):
            if row["sourcedId"] in courses and not self.run.has_course(row["sourcedId"]):
                self.run.course_owner(row["sourcedId"], -1)
                self.run.add("courses", row)
        self._sessions()
        self._grades(classes)
        add_all("enrollments", self._of_schools("enrollments", "schoolSourcedId"))
        self._users()
        for table, column in (("userProfiles", "userSourcedId"), ("demographics", "sourcedId")):
            if table in self.package.modes:
                add_all(table, (row for row in self.package.rows(table) if row[column] in self.users))

    def _of_schools(self, table: str, column: str) -> Iterator[dict[str, str]]:
        return (row for row in self.package.rows(table) if row[column] in self.orgs)

    def _grades(self, classes: set[str]) -> None:
        """The gradebook files, as far as they are about these classes."""
        items: set[str] = set()
        categories: set[str] = set()
        for row in self.package.rows("lineItems"):
            if row["classSourcedId"] in classes:
                items.add(row["sourcedId"])
                categories.add(row["categorySourcedId"])
                self.run.add("lineItems", row)
        add_all, rows = self.run.add_all, self.package.rows
        add_all("categories", (row for row in rows("categories") if row["sourcedId"] in categories))
        add_all("results", (row for row in rows("results") if row["lineItemSourcedId"] in items))
        if self.run.version != "1.1":
            add_all("scoreScales", (row for row in rows("scoreScales") if row["classSourcedId"] in classes))

    def _sessions(self) -> None:
        """All sessions that the schools read today do not have: ids do not tell whose they are."""
        for row in self.package.rows("academicSessions"):
            if row["type"] != "schoolYear" and row["sourcedId"] not in self.run.sessions:
                self.run.add("academicSessions", row)
                last = date.fromisoformat(row["endDate"]) - timedelta(days=1)
                self.run.days(date.fromisoformat(row["startDate"]), last)

    def _users(self) -> None:
        orgs_of: dict[str, list[str]] = {}
        if self.run.version == "1.1":
            for row in self.package.rows("users"):
                orgs_of[row["sourcedId"]] = [org for org in row["orgSourcedIds"].split(",") if org in self.orgs]
        else:
            for row in self._of_schools("roles", "orgSourcedId"):
                orgs_of.setdefault(row["userSourcedId"], []).append(row["orgSourcedId"])
                known = self.run.has_user(row["userSourcedId"])
                self.run.add("roles", {**row, "userProfileSourcedId": ""} if known else row)
        for row in self.package.rows("users"):
            user, orgs = row["sourcedId"], orgs_of.get(row["sourcedId"], [])
            if orgs and not self.run.has_user(user):
                self.users.add(user)
                place = (
                    {"orgSourcedIds": list_text(orgs)}
                    if self.run.version == "1.1"
                    else {"primaryOrgSourcedId": orgs[0]}
                )
                self.run.add("users", {**row, **place})
                for agent in filter(None, row["agentSourcedIds"].split(",")):
                    self.run.link(user, agent)
            for org in orgs:
                self.run.joins(user, Membership(1, 0, date.max, _LAST_PLACE, org))

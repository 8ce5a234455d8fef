"""Rules of orgs, sessions, courses and classes that look at more than one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import RowRules
from aeries_sdk.oneroster.check.keys import cyclic
from aeries_sdk.oneroster.check.values import day, items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aeries_sdk.oneroster.check.context import Context

__all__ = ["ClassRules", "CourseRules", "OrgRules", "SessionRules"]

_DEEPEST = 20
_REMEMBERED = 4096
_ABOVE = ("national", "state", "local", "district", "school")


class _TreeRules(RowRules):
    """Rules of a table whose rows may name a parent in the same table."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self.lines: list[int] = []
        self.types: list[str] = []
        self._parents: list[str] = []

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember one row and its parent."""
        self.lines.append(line)
        self.types.append(row[self.place["type"]])
        self._parents.append(row[self.place["parentSourcedId"]])

    def end(self) -> None:
        """Look at the tree."""
        parents = [self.context.find(self.table.name, parent) if parent else -1 for parent in self._parents]
        for place in cyclic(parents):
            self.tell("cycle", self.lines[place], "parentSourcedId")
        for place, parent in enumerate(parents):
            if parent >= 0:
                self.against_parent(place, parent)
        self.tree(parents)

    def against_parent(self, place: int, parent: int) -> None:
        """Compare a row with its parent."""

    def tree(self, parents: list[int]) -> None:
        """Look at the tree as a whole; it may hold rings."""


class OrgRules(_TreeRules):
    """Parents stand above their children."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._ids: list[int] = []

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember one org."""
        super().row(row, line)
        self._ids.append(hash(row[0]))

    def against_parent(self, place: int, parent: int) -> None:
        """Compare the ranks of two orgs."""
        below, above = self.types[place], self.types[parent]
        if below in _ABOVE and above in _ABOVE and _ABOVE.index(above) >= _ABOVE.index(below):
            self.tell("org-nesting", self.lines[place], "parentSourcedId")

    def tree(self, parents: list[int]) -> None:
        """Remember what lies above each org: who belongs to a district belongs to its schools."""
        for org, parent in zip(self._ids, parents, strict=True):
            above: set[int] = set()
            higher = parent
            while higher >= 0 and self._ids[higher] not in above and len(above) < _DEEPEST:
                above.add(self._ids[higher])
                higher = parents[higher]
            if above:
                self.context.above_orgs[org] = frozenset(above)


class SessionRules(_TreeRules):
    """Sessions have a length, lie inside their parents, and a year has one session of type schoolYear."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._years: list[str] = []
        self._wrong_years: set[int] = set()

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember one session and look at its dates."""
        super().row(row, line)
        start, end = day(row[self.place["startDate"]]), day(row[self.place["endDate"]])
        sessions = self.context.sessions
        sessions.starts.append(start)
        sessions.ends.append(end)
        if start and end and end <= start:
            self.tell("session-dates", line, "endDate")
        year = row[self.place["schoolYear"]]
        self._years.append(year)
        if end and year.isdecimal() and self.types[-1] == "schoolYear":
            # The end is exclusive: a year that ends with 31 December has its endDate in the next one.
            last = row[self.place["endDate"]]
            if year != last[:4] and not (last.endswith("-01-01") and int(year) == int(last[:4]) - 1):
                self.tell("school-year", line, "schoolYear")
                self._wrong_years.add(len(self._years) - 1)

    def against_parent(self, place: int, parent: int) -> None:
        """Compare the dates of two sessions."""
        starts, ends = self.context.sessions.starts, self.context.sessions.ends
        if starts[place] and starts[parent] and starts[place] < starts[parent]:
            self.tell("session-outside-parent", self.lines[place], "startDate")
        if ends[place] and ends[parent] and ends[place] > ends[parent]:
            self.tell("session-outside-parent", self.lines[place], "endDate")
        years = self._years[place], self._years[parent]
        if all(map(str.isdecimal, years)) and years[0] != years[1] and parent not in self._wrong_years:
            self.tell("session-year", self.lines[place], "schoolYear")

    def tree(self, parents: list[int]) -> None:
        """Find out which sessions lie in a school year, and which years have two."""
        self._compare_years({*parents})
        in_year = self.context.sessions.in_year
        in_year.extend(kind == "schoolYear" for kind in self.types)
        for place in range(len(parents)):
            path: set[int] = set()
            above = place
            while above >= 0 and not in_year[above] and above not in path and len(path) < _DEEPEST:
                path.add(above)
                above = parents[above]
            if above >= 0 and in_year[above]:
                for below in path:
                    in_year[below] = 1

    def _compare_years(self, used: set[int]) -> None:
        """Tell of second sessions of type schoolYear for one year, unless each has other days and terms of its own."""
        sessions = self.context.sessions
        first: dict[str, int] = {}
        for place, (kind, year) in enumerate(zip(self.types, self._years, strict=True)):
            if kind != "schoolYear" or not year:
                continue
            other = first.setdefault(year, place)
            same_days = (sessions.starts[other], sessions.ends[other]) == (sessions.starts[place], sessions.ends[place])
            if other != place and (same_days or not {other, place} <= used):
                self.tell("school-year-twice", self.lines[place], "schoolYear")


class _SubjectRules(RowRules):
    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._one_sided: list[int] = []

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the subjects of one row."""
        names, codes = items(row[self.place["subjects"]]), items(row[self.place["subjectCodes"]])
        if names and codes and len(names) != len(codes):
            self.tell("subject-codes", line, "subjectCodes")
        elif len(names) != len(codes):
            self._one_sided.append(line)

    def end(self) -> None:
        """Tell of subjects without codes, and of codes without subjects."""
        self.context.log.add_all("subject-no-code", self.table.file, self._one_sided, "subjectCodes")


class CourseRules(_SubjectRules):
    """Subjects and their codes go together."""


class ClassRules(_SubjectRules):
    """Classes know their terms and their school."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._spans: dict[str, tuple[int, int, bool]] = {}

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at one class and remember its school and terms."""
        super().row(row, line)
        classes = self.context.classes
        classes.lines.append(line)
        classes.schools.append(hash(row[self.place["schoolSourcedId"]]))
        start, end, in_year = self._span(row[self.place["termSourcedIds"]])
        classes.starts.append(start)
        classes.ends.append(end)
        if not in_year and self.context.whole("academicSessions"):
            self.tell("class-terms-year", line, "termSourcedIds")

    def _span(self, text: str) -> tuple[int, int, bool]:
        """First day and day after the last of a list of terms, and whether one may lie in a school year."""
        if text not in self._spans:
            if len(self._spans) > _REMEMBERED:
                self._spans.clear()
            sessions = self.context.sessions
            terms = [self.context.find("academicSessions", term) for term in items(text)]
            known = [term for term in terms if term >= 0]
            # One unknown term, and nothing can be said of the time in which the class meets.
            if len(known) == len(terms) and all(sessions.starts[term] and sessions.ends[term] for term in known):
                start = min((sessions.starts[term] for term in known), default=0)
                end = max((sessions.ends[term] for term in known), default=0)
                self._spans[text] = start, end, not known or any(sessions.in_year[term] for term in known)
            else:
                self._spans[text] = 0, 0, True
        return self._spans[text]

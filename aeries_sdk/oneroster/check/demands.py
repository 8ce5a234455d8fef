"""What a consumer wants of the rows of one table beyond the standard."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.emails import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aeries_sdk.oneroster.check.context import Context
    from aeries_sdk.oneroster.profiles import Profile
    from aeries_sdk.oneroster.spec import Table

__all__ = ["Demands", "Seen"]

_WHOLE_NUMBERS = re.compile("[0-9]+(,[0-9]+)*")


class Seen:
    """What the demands of several tables look at together.

    Attributes:
        ids: Hashes of all ids so far, where ids must be unique across files.
        students: Number of students by hash of the class.
        classes: Number of classes by hash of the teacher.
    """

    def __init__(self) -> None:
        self.ids: set[int] = set()
        self.students: Counter[int] = Counter()
        self.classes: Counter[int] = Counter()


class Demands:
    """The demands of a profile on one table.

    Args:
        profile: The consumer.
        context: What has been read so far.
        table: The table.
        seen: What is shared with the other tables of the package.
    """

    def __init__(self, profile: Profile, context: Context, table: Table, seen: Seen) -> None:
        self._profile = profile
        self._context = context
        self._table = table
        self._seen = seen
        self._place = {name: place for place, name in enumerate(table.header)}
        self._filled = [
            (self._place[column], column, roles)
            for column, roles in profile.filled_in(table.name)
            if column in self._place
        ]
        self._single = [column for column in profile.one_item.get(table.name, ()) if column in self._place]
        self._numbers = [column for column in profile.numbers.get(table.name, ()) if column in self._place]
        self._id = re.compile(profile.id_pattern) if profile.id_pattern else None
        # demographics.sourcedId repeats that of the user by design.
        is_own = not table.columns[0].ref
        self._across = profile.ids_across_files and is_own
        self._ignores_case = profile.ids_ignore_case and is_own
        self._folded: dict[int, int] = {}

    def header(self, fields: list[str]) -> None:
        """Look at the header line."""
        if not self._profile.metadata and any(name.startswith("metadata.") for name in fields):
            self._tell("profile-metadata", 1)

    def row(self, row: Sequence[str], line: int) -> None:
        """Look at one row, its fields in the order of the standard."""
        self._ids(row[0], line)
        role = row[self._place["role"]] if "role" in self._place else ""
        for place, column, roles in self._filled:
            if not row[place].strip() and (not roles or role in roles):
                self._tell("profile-filled", line, column)
        for column in self._single:
            if not row[self._place[column]] or "," in row[self._place[column]]:
                self._tell("profile-one-item", line, column)
        for column in self._numbers:
            if row[self._place[column]] and not _WHOLE_NUMBERS.fullmatch(row[self._place[column]]):
                self._tell("profile-number", line, column)
        if role and self._profile.roles and self._table.name in ("users", "roles") and role not in self._profile.roles:
            self._tell("profile-role", line, "role")
        if self._table.name == "enrollments":
            self._count(row, role, line)

    def _ids(self, text: str, line: int) -> None:
        if self._id is not None and text and not self._id.fullmatch(text):
            self._tell("profile-id", line, "sourcedId")
        if self._across:
            if hash(text) in self._seen.ids:
                self._tell("profile-id-across-files", line, "sourcedId")
            self._seen.ids.add(hash(text))

        if self._ignores_case and text:
            first = self._folded.setdefault(hash(folded(text)), hash(text))
            if first != hash(text):
                self._context.log.add(
                    "unique-id", self._table.file, line, "sourcedId", "Ids that differ by case only are the same here."
                )

    def _count(self, row: Sequence[str], role: str, line: int) -> None:
        profile, seen = self._profile, self._seen
        group, user = hash(row[self._place["classSourcedId"]]), hash(row[self._place["userSourcedId"]])
        if role == "student" and profile.class_students:
            seen.students[group] += 1
            if seen.students[group] == profile.class_students + 1:
                self._tell("profile-class-size", line, "classSourcedId", f"The limit is {profile.class_students}.")
        if role == "teacher" and profile.teacher_classes:
            seen.classes[user] += 1
            if seen.classes[user] == profile.teacher_classes + 1:
                self._tell("profile-teacher-load", line, "userSourcedId", f"The limit is {profile.teacher_classes}.")

    def _tell(self, rule: str, line: int, column: str = "", more: str = "") -> None:
        self._context.log.add(rule, self._table.file, line, column, more, self._profile.level)

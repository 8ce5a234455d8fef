"""Tables whose records are numbered within a student: listed, read, created, put and deleted in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from aeries_sdk.testing.answers.students import asked_for, student_of
from aeries_sdk.testing.core import GONE, Ask, Refused, Reply, renamed, take
from aeries_sdk.testing.shapes import Row


def as_they_are(_ask: Ask, new: Row, _body: Row) -> Row:
    """The check of tables that have no rule."""
    return new


@attrs.frozen(kw_only=True)
class Numbered:
    """One such table. `cleared` are the fields that a PUT sets to null when it leaves them out.

    With `reads_too` the documentation asks for the Read permission of those who write.
    """

    name: str
    area: str
    noun: str
    blank: Row
    fields: Mapping[str, tuple[str, int]]
    make: Callable[[Ask, Row], list[Row]]
    cleared: tuple[str, ...] = ()
    read_names: Mapping[str, str] = {}
    about: str = "student"
    reads_too: bool = False
    check: Callable[[Ask, Row, Row], Row] = as_they_are

    def of(self, ask: Ask, student: Row) -> list[Row]:
        """The records of one student at one school."""
        key = (student["SchoolCode"], student["StudentID"])
        return ask.store.rows(self.name, key, lambda: self.make(ask, student))

    def list_all(self, ask: Ask) -> list[Row]:
        """Records of the student of the path, or of every student of the school."""
        return [row for student in asked_for(ask) for row in self.of(ask, student)]

    def list_one(self, ask: Ask) -> list[Row]:
        """Records of the one student of the path, who has to exist."""
        return self.of(ask, student_of(ask))

    def get(self, ask: Ask) -> Row:
        """One record."""
        found = [row for row in self.list_one(ask) if row["SequenceNumber"] == ask.number("SequenceNumber")]
        if not found:
            raise Refused(404, f"{self.noun} not found")
        return found[0]

    def create(self, ask: Ask) -> Reply:
        """A new record under the next number."""
        student = student_of(ask)
        rows = self.of(ask, student)
        number = 1 + max((int(row["SequenceNumber"]) for row in rows), default=0)
        return Reply(201, self._write(ask, student, self._blank(student, number)))

    def put(self, ask: Ask) -> Reply:
        """Change what is sent of a record; create it where there is none of that number."""
        student, number = student_of(ask), ask.number("SequenceNumber")
        known = [row for row in self.of(ask, student) if row["SequenceNumber"] == number]
        if known:
            return Reply(200, self._write(ask, student, {**known[0], **dict.fromkeys(self.cleared)}))
        ask.need(self.area, "insert")
        return Reply(201, self._write(ask, student, self._blank(student, number)))

    def delete(self, ask: Ask) -> Reply:
        """Remove a record."""
        self._may_read(ask)
        gone = self.get(ask)
        student = student_of(ask)
        self.keep(
            ask, student, [row for row in self.of(ask, student) if row["SequenceNumber"] != gone["SequenceNumber"]]
        )
        return GONE

    def keep(self, ask: Ask, student: Row, rows: list[Row]) -> None:
        """From now on the student has these records."""
        ask.store.keep(self.name, (student["SchoolCode"], student["StudentID"]), rows)
        ask.store.note(self.about, student["StudentID"])

    def _blank(self, student: Row, number: int) -> Row:
        key = {"StudentID": student["StudentID"], "SchoolCode": student["SchoolCode"], "SequenceNumber": number}
        return {**self.blank, **key}

    def _may_read(self, ask: Ask) -> None:
        if self.reads_too:
            ask.need(self.area, "read")

    def _write(self, ask: Ask, student: Row, row: Row) -> Row:
        self._may_read(ask)
        body = ask.body()
        new = self.check(ask, {**row, **renamed(take(body, self.fields), self.read_names)}, body)
        others = [each for each in self.of(ask, student) if each["SequenceNumber"] != new["SequenceNumber"]]
        self.keep(ask, student, sorted([*others, new], key=lambda each: int(each["SequenceNumber"])))
        return new

"""Rules of line items, results, learning objectives and resources that look at more than one value."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import RowRules
from aeries_sdk.oneroster.check.keys import Repeats
from aeries_sdk.oneroster.check.values import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aeries_sdk.oneroster.check.context import Context

__all__ = ["LineItemRules", "ObjectiveRules", "ResourceRules", "ResultRules"]

_URN = re.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


class LineItemRules(RowRules):
    """The limits and dates of a piece of work make sense."""

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the limits and dates of one row."""
        lowest, highest = _number(row[self.place["resultValueMin"]]), _number(row[self.place["resultValueMax"]])
        self.context.lowest_scores.append(lowest)
        self.context.highest_scores.append(highest)
        if lowest > highest:
            self.tell("score-limits", line, "resultValueMax")
        assigned, due = day(row[self.place["assignDate"]]), day(row[self.place["dueDate"]])
        if assigned and due and due < assigned:
            self.tell("due-before-assigned", line, "dueDate")


class ResultRules(RowRules):
    """A score lies within its limits and belongs to a student."""

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the score and the student of one row."""
        context = self.context
        item = context.find("lineItems", row[self.place["lineItemSourcedId"]])
        if item >= 0:
            score = _number(row[self.place["score"]])
            if score < context.lowest_scores[item] or score > context.highest_scores[item]:
                self.tell("score-range", line, "score")
        user = context.find("users", row[self.place["studentSourcedId"]])
        roles = context.users.roles[user] if user >= 0 and context.roles_known else 0
        if roles and not roles & context.role_bits["student"]:
            self.tell("result-student", line, "studentSourcedId")


class ObjectiveRules(RowRules):
    """Objectives of the source case are UUID URNs."""

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the identifier of one row."""
        if row[self.place["source"]] == "case" and not _URN.fullmatch(row[self.place["learningObjectiveId"]]):
            self.tell("learning-objective", line, "learningObjectiveId")


class ResourceRules(RowRules):
    """A vendor names each of its resources once."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._names = Repeats()

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember the vendor's name of one resource."""
        if row[1] != "tobedeleted":
            self._names.add((row[self.place["vendorId"]], row[self.place["vendorResourceId"]]), line)

    def end(self) -> None:
        """Tell of names that repeat."""
        for line in self._names.later():
            self.tell("unique-resource", line, "vendorResourceId")

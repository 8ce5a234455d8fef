"""Where findings are collected: capped, so that a broken file does not become a million findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.findings import Finding, Level
from aeries_sdk.oneroster.check.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Log"]

_FEW = 5


class Log:
    """Findings on their way to the caller.

    Args:
        limit: Findings told per rule and file; of the others only the number.
        levels: Levels that differ from those of the rules.
    """

    def __init__(self, limit: int, levels: Mapping[str, Level]) -> None:
        self._limit = limit
        self._levels = levels
        self._counts: dict[tuple[str, str], int] = {}
        self._waiting: list[Finding] = []

    def add(
        self,
        rule: str,
        file: str = "",
        line: int | None = None,
        column: str = "",
        more: str = "",
        level: Level | None = None,
    ) -> None:
        """Tell of one broken rule.

        Args:
            rule: Id of the rule.
            file: The file, or "".
            line: The line, or None.
            column: The column, or "".
            more: A sentence with what to do in this very case, put behind the remedy. Never a value of the file.
            level: A milder or harsher level than the rule's.
        """
        # A package may hold a million foreign files as well as one file a million faults.
        scope = "" if rule.startswith("package-") else file
        count = self._counts[rule, scope] = self._counts.get((rule, scope), 0) + 1
        if count > self._limit:
            return
        known = RULES[rule]
        self._waiting.append(
            Finding(
                rule,
                self._levels.get(rule, level or known.level),
                known.meaning,
                remedy=f"{known.remedy} {more}".rstrip(),
                file=file,
                line=line,
                column=column,
            )
        )

    def add_all(
        self, rule: str, file: str, lines: Sequence[int], column: str = "", more: str = "", level: Level | None = None
    ) -> None:
        """Tell of one fault in several lines: of each of a few, and of many once, with their number."""
        if len(lines) <= _FEW:
            for line in lines:
                self.add(rule, file, line, column, more, level)
        else:
            number = f"There are {len(lines):,} such rows; this is the first one."
            self.add(rule, file, lines[0], column, f"{more} {number}".lstrip(), level)

    def drain(self) -> list[Finding]:
        """The findings that nobody has seen yet."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def close(self) -> list[Finding]:
        """The last findings, and how many were not told."""
        for (rule, file), count in self._counts.items():
            if count > self._limit:
                known = RULES[rule]
                message = f"{known.meaning} There are {count - self._limit:,} more of these."
                level = self._levels.get(rule, known.level)
                self._waiting.append(Finding(rule, level, message, remedy=known.remedy, file=file))
        return self.drain()

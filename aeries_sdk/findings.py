"""Finding: one thing that somebody has to look at, told so that it can be mended."""

from __future__ import annotations

from typing import Literal

import attrs

__all__ = ["Finding", "Level"]

Level = Literal["error", "warning", "info"]
"""How bad a finding is: "error" breaks the exchange, "warning" is likely to hurt someone, "info" is good to know."""


@attrs.frozen
class Finding:
    """One broken rule or rejected record: what it is, where it is, and how to mend it.

    A finding never holds a name, an e-mail address or another personal value: `record` is an identifier, and texts say
    what is wrong with a value without repeating it.

    Attributes:
        rule: Stable id of the rule, such as "unique-id"; programs compare this, not the message.
        level: "error", "warning" or "info".
        message: One sentence in plain words.
        remedy: How to mend it; for data from Aeries, on which page of Aeries.
        file: The file it stands in ("users.csv"), or "".
        line: The line of that file, the header being line 1; None where no line is meant.
        column: The column, or "".
        school: The school code as text ("994"), or "".
        record: A sourcedId or record id, or "".

    >>> finding = Finding("reference", "error", "The class does not exist.", file="enrollments.csv", line=7)
    >>> print(finding)
    error reference at enrollments.csv:7: The class does not exist.
    >>> finding.code
    'reference'
    """

    rule: str
    level: Level
    message: str
    remedy: str = attrs.field(default="", kw_only=True)
    file: str = attrs.field(default="", kw_only=True)
    line: int | None = attrs.field(default=None, kw_only=True)
    column: str = attrs.field(default="", kw_only=True)
    school: str = attrs.field(default="", kw_only=True)
    record: str = attrs.field(default="", kw_only=True)

    @property
    def code(self) -> str:
        """Another name for `rule`."""
        return self.rule

    @property
    def place(self) -> str:
        """Where it is, in one phrase: file and line, column, school, record; "" where nothing is known.

        >>> Finding("no-term", "error", "No term.", school="994", record="1001").place
        'school 994, record 1001'
        """
        spot = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = (
            spot,
            self.column,
            f"school {self.school}" if self.school else "",
            f"record {self.record}" if self.record else "",
        )
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        at = f" at {self.place}" if self.place else ""
        return " ".join(f"{self.level} {self.rule}{at}: {self.message} {self.remedy}".split())

    def to_dict(self) -> dict[str, str | int | None]:
        """The finding as plain values, ready for JSON.

        >>> Finding("bom", "info", "Starts with a byte order mark.", file="users.csv").to_dict()["file"]
        'users.csv'
        """
        return attrs.asdict(self)

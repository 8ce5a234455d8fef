"""The result: what is mapped, what a person should look at, and what has no partner."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable, Sequence
from typing import Literal

import attrs

from aeries_sdk import arguments
from aeries_sdk.matching import csvfile
from aeries_sdk.matching.schools import SchoolRef

DECIDED = "decided in the mapping file"
_SHOWN = 100
"""How many entries of each list are shown as text or in a notebook."""


@attrs.frozen
class Pair:
    """A SIS school and a vendor school that are, or may be, one.

    Args:
        sis: The school of the student information system.
        vendor: The school of the other system.
        score: How sure the matcher is, from 0 to 1; 1.0 for what a person or equal ids decided.
        reasons: Why, in plain words.
    """

    sis: SchoolRef
    vendor: SchoolRef
    score: float
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.score:.3f}  {_shown(self.sis)} -> {_shown(self.vendor)}  ({'; '.join(self.reasons)})"


@attrs.frozen
class Decision:
    """What a person decided: map the two schools, never map them, or never map one at all (the other is None)."""

    action: Literal["map", "never"]
    sis: SchoolRef | None
    vendor: SchoolRef | None
    note: str = ""

    def __str__(self) -> str:
        schools = " -> ".join(_shown(school) if school else "any" for school in (self.sis, self.vendor))
        return f"{self.action}: {schools}" + (f"  ({self.note})" if self.note else "")


@attrs.frozen(repr=False)
class SchoolMapping:
    """The schools of a district on both sides, and which of them are one.

    Args:
        matched: Pairs that are safe to use without a person, and pairs that a person decided.
        review: Pairs that a person should look at, grouped by SIS school, the likeliest first.
        unmatched_sis: SIS schools that have no likely partner.
        unmatched_vendor: Vendor schools that have no likely partner.
        never: What a person decided never to map.
        stale: Decisions about schools that are gone, with a note saying which.

    Examples:
        >>> from aeries_sdk.matching import match_schools
        >>> print(match_schools([(994, "Lincoln Elementary")], [("a1", "Lincoln Elem Sch"), ("a2", "Oak High")]))
        SchoolMapping: 1 matched, 0 to review, 0 SIS and 1 vendor schools without a partner
        matched
            ...  Lincoln Elementary [994] -> Lincoln Elem Sch [a1]  (...)
        unmatched vendor
            Oak High [a2]
    """

    matched: tuple[Pair, ...] = ()
    review: tuple[Pair, ...] = ()
    unmatched_sis: tuple[SchoolRef, ...] = ()
    unmatched_vendor: tuple[SchoolRef, ...] = ()
    never: tuple[Decision, ...] = ()
    stale: tuple[Decision, ...] = ()

    @property
    def vendor_ids(self) -> dict[str, str]:
        """The vendor's id of every mapped school, by its SIS id (both as text).

        Examples:
            >>> from aeries_sdk.matching import match_schools
            >>> match_schools([(994, "Lincoln High")], [("a1", "Lincoln HS")]).vendor_ids
            {'994': 'a1'}
        """
        return {pair.sis.id: pair.vendor.id for pair in self.matched}

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the next run has to obey if this mapping is its `overrides`, the earlier the stronger."""
        return (*(Decision("map", pair.sis, pair.vendor) for pair in self.matched), *self.never, *self.stale)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the mapping for a person to edit in a spreadsheet, one row per pair or school, as UTF-8.

        In the column `decision`, `map` maps the pair, `never` forbids it (with one id only: leaves that school out),
        and blank leaves it to the matcher. What a spreadsheet would take for a formula gets an apostrophe in front.

        Raises:
            ConfigError: The file cannot be written; the one before it is as it was.
        """
        csvfile.write(path, self._rows())

    @classmethod
    def from_csv(cls, path: str | os.PathLike[str]) -> SchoolMapping:
        """Reads a mapping file, edited or not.

        Raises:
            ConfigError: The file cannot be read or understood; the message names the line.
        """
        matched: list[Pair] = []
        review: list[Pair] = []
        unmatched_sis: list[SchoolRef] = []
        unmatched_vendor: list[SchoolRef] = []
        never: list[Decision] = []
        stale: list[Decision] = []
        for row in csvfile.read(path):
            sis = SchoolRef(row.sis_id, row.sis_name) if row.sis_id else None
            vendor = SchoolRef(row.vendor_id, row.vendor_name) if row.vendor_id else None
            note = "; ".join(row.reasons)
            if row.decision and note.startswith(csvfile.STALE):
                stale.append(Decision("map" if row.decision == "map" else "never", sis, vendor, note))
            elif row.decision == "never":
                never.append(Decision("never", sis, vendor, note))
            elif sis and vendor:
                score = row.score if row.score is not None else float(row.decision == "map")
                (matched if row.decision else review).append(Pair(sis, vendor, score, row.reasons))
            elif sis:
                unmatched_sis.append(sis)
            elif vendor:
                unmatched_vendor.append(vendor)
        return cls(
            tuple(matched), tuple(review), tuple(unmatched_sis), tuple(unmatched_vendor), tuple(never), tuple(stale)
        )

    @classmethod
    def of(cls, value: SchoolMapping | str | os.PathLike[str], name: str) -> SchoolMapping:
        """Return a mapping as it is, or read it from its file.

        Args:
            value: The mapping, or the path of its file.
            name: The argument's name, for errors.

        Raises:
            ArgumentError: It is neither.
            ConfigError: The file cannot be read or understood.
        """
        if isinstance(value, str | os.PathLike):
            return cls.from_csv(arguments.path(value, name))
        return arguments.instance(value, name, cls, "Pass a mapping, or the path of its file.")

    def _rows(self) -> Iterable[csvfile.Row]:
        for decision, pairs in (("map", self.matched), ("", self.review)):
            for pair in pairs:
                yield csvfile.Row(
                    decision, pair.sis.id, pair.sis.name, pair.vendor.id, pair.vendor.name, pair.score, pair.reasons
                )
        for school in self.unmatched_sis:
            yield csvfile.Row("", school.id, school.name)
        for school in self.unmatched_vendor:
            yield csvfile.Row("", "", "", school.id, school.name)
        for one in (*self.never, *self.stale):
            sis, vendor = one.sis, one.vendor
            yield csvfile.Row(
                one.action,
                sis.id if sis else "",
                sis.name if sis else "",
                vendor.id if vendor else "",
                vendor.name if vendor else "",
                reasons=(one.note,) if one.note else (),
            )

    def _lists(self) -> Iterable[tuple[str, list[str]]]:
        yield "matched", [str(pair) for pair in self.matched]
        yield "to review", [str(pair) for pair in self.review]
        yield "unmatched SIS", [_shown(school) for school in self.unmatched_sis]
        yield "unmatched vendor", [_shown(school) for school in self.unmatched_vendor]
        yield "never", [str(decision) for decision in self.never]
        yield "stale decisions", [str(decision) for decision in self.stale]

    def __repr__(self) -> str:
        stale = f", {len(self.stale)} stale decisions" if self.stale else ""
        return (
            f"<SchoolMapping: {len(self.matched)} matched, {self._to_review} to review, {len(self.unmatched_sis)} SIS "
            f"and {len(self.unmatched_vendor)} vendor schools without a partner{stale}>"
        )

    @property
    def _to_review(self) -> int:
        return len({pair.sis.id for pair in self.review})

    def __str__(self) -> str:
        lines = [repr(self)[1:-1]]
        for title, entries in self._lists():
            if entries:
                lines += [title, *(f"    {entry}" for entry in entries[:_SHOWN])]
                lines += _more(entries, "    ")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<p><b>{html.escape(repr(self)[1:-1])}</b></p>"]
        for title, pairs in (("Matched", self.matched), ("Review", self.review)):
            cells = [[_shown(p.sis), _shown(p.vendor), f"{p.score:.3f}", "; ".join(p.reasons)] for p in pairs]
            parts.append(_table(title, ["SIS school", "vendor school", "score", "reasons"], cells))
        unmatched = [["SIS", _shown(school)] for school in self.unmatched_sis]
        unmatched += [["vendor", _shown(school)] for school in self.unmatched_vendor]
        parts.append(_table("Unmatched", ["side", "school"], unmatched))
        decisions = [["never", str(one)] for one in self.never] + [["stale", str(one)] for one in self.stale]
        if decisions:
            parts.append(_table("Decisions", ["", "decision"], decisions))
        return "".join(parts)


def _shown(school: SchoolRef) -> str:
    return f"{school.name} [{school.id}]"


def _more(entries: Sequence[object], before: str = "") -> list[str]:
    return [f"{before}... and {len(entries) - _SHOWN:,} more"] if len(entries) > _SHOWN else []


def _table(title: str, columns: list[str], rows: Sequence[list[str]]) -> str:
    def line(cells: Iterable[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows[:_SHOWN]) + "".join(line([more], "td") for more in _more(rows))
    if not rows:
        return f"<details open><summary>{title}: none</summary></details>"
    return f"<details open><summary>{title}</summary><table>{line(columns, 'th')}{body}</table></details>"

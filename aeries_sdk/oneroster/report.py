"""The import report: what was exported, what was rejected, and what somebody in the office can do about it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import attrs

from aeries_sdk.findings import Finding

__all__ = ["Difference", "FileResult", "ImportReport", "Status"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


class Status(StrEnum):
    """How it went, in the words of a rostering dashboard.

    >>> str(Status.COMPLETED_WITH_ERRORS)
    'Completed with ERROR'
    """

    COMPLETED = "Completed"
    COMPLETED_WITH_ERRORS = "Completed with ERROR"
    ERROR = "ERROR"

    @property
    def colour(self) -> str:
        """Background for white or black text, dark green, yellow-green or red; at least 4.5:1 with `ink`."""
        return {"Completed": "#1b5e20", "Completed with ERROR": "#b5d334", "ERROR": "#b71c1c"}[self.value]

    @property
    def ink(self) -> str:
        """The text colour that goes with `colour`."""
        return "#000000" if self is Status.COMPLETED_WITH_ERRORS else "#ffffff"


@attrs.frozen
class FileResult:
    """One half of the report, staff or students.

    Attributes:
        status: How it went for these records.
        imported: Records that are in the file.
        rejected: Records that were left out.
        findings: Why, one per rejected record, and warnings.

    >>> FileResult.of(imported=40, findings=[Finding("no-email", "error", "No e-mail.", record="7")]).status
    <Status.COMPLETED_WITH_ERRORS: 'Completed with ERROR'>
    """

    status: Status
    imported: int = 0
    rejected: int = 0
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, imported: int, findings: Iterable[Finding], rejected: int | None = None) -> FileResult:
        """The result with its status told from its numbers.

        Args:
            imported: Records that are in the file.
            findings: What was found; an error makes it "Completed with ERROR".
            rejected: Records that were left out; without it, one per finding of level "error".
        """
        kept = tuple(findings)
        errors = sum(finding.level == "error" for finding in kept)
        left_out = errors if rejected is None else rejected
        status = Status.COMPLETED_WITH_ERRORS if left_out or errors else Status.COMPLETED
        return cls(status, imported, left_out, kept)

    def to_dict(self) -> dict[str, Json]:
        """The result as plain values, ready for JSON."""
        return {
            "status": self.status.value,
            "imported": self.imported,
            "rejected": self.rejected,
            "findings": [dict(finding.to_dict()) for finding in self.findings],
        }


@attrs.frozen(kw_only=True)
class Difference:
    """What is other in one file than in the previous package.

    Attributes:
        before: Rows of the previous package.
        after: Rows now.
        new: Rows that the previous package did not have.
        gone: Rows that are no longer there.
        changed: Rows that have other values.
        moved: Users, among those changed, who have other schools.
    """

    before: int = 0
    after: int = 0
    new: int = 0
    gone: int = 0
    changed: int = 0
    moved: int = 0

    def __str__(self) -> str:
        said = [f"{self.new:,} new", f"{self.gone:,} gone", f"{self.changed:,} changed"]
        return ", ".join([*said, f"{self.moved:,} moved"] if self.moved else said)


@attrs.frozen(kw_only=True)
class ImportReport:
    """What an export did. Print it, show it in a notebook, or save `to_html()` for somebody without Python.

    It names schools and record ids, and nobody: no names, no e-mail addresses.

    Attributes:
        status: COMPLETED, COMPLETED_WITH_ERRORS (written, some records left out) or ERROR (nothing was written over the
            previous file).
        staff: Teachers and other staff.
        students: Students.
        findings: What concerns neither: schools, courses, the package as a whole.
        path: The zip, or None.
        counts: Rows per file, such as `{"orgs": 9}`.
        differences: What is other than last time, per file; empty where there was no last time.
        started: When the export began.
        finished: When it ended.

    >>> report = ImportReport(status=Status.ERROR, findings=(
    ...     Finding("school-unread", "error", "The school could not be read.", remedy="Run the export again.",
    ...             school="994"),))
    >>> print(report)
    Status: ERROR
    Nothing was written: the previous file is as it was.
    Staff: ERROR, 0 imported, 0 rejected
    Students: ERROR, 0 imported, 0 rejected
    <BLANKLINE>
    What to mend
    - school 994: The school could not be read. Run the export again. [school-unread]
    >>> report.exit_code
    2
    """

    status: Status
    staff: FileResult = FileResult(Status.COMPLETED)
    students: FileResult = FileResult(Status.COMPLETED)
    findings: tuple[Finding, ...] = ()
    path: Path | None = None
    counts: Mapping[str, int] = attrs.Factory(dict)
    differences: Mapping[str, Difference] = attrs.Factory(dict)
    started: datetime | None = None
    finished: datetime | None = None

    def __attrs_post_init__(self) -> None:
        if self.status is Status.ERROR:
            # Nothing was written, so nothing was imported, whatever had been read by then.
            for name in ("staff", "students"):
                nothing = attrs.evolve(getattr(self, name), status=Status.ERROR, imported=0)
                object.__setattr__(self, name, nothing)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings of the whole, of staff, and of students, in this order."""
        return (*self.findings, *self.staff.findings, *self.students.findings)

    @property
    def ok(self) -> bool:
        """Whether the package was written; records may have been left out."""
        return self.status is not Status.ERROR

    def __bool__(self) -> bool:
        return self.ok

    @property
    def exit_code(self) -> int:
        """For a script: 0 completed, 1 completed with errors, 2 nothing written."""
        return list(Status).index(self.status)

    def to_dict(self) -> dict[str, Json]:
        """The report as plain values, ready for JSON."""
        return {
            "status": self.status.value,
            "written": self.ok,
            "path": None if self.path is None else str(self.path),
            "started": None if self.started is None else self.started.isoformat(timespec="seconds"),
            "finished": None if self.finished is None else self.finished.isoformat(timespec="seconds"),
            "counts": dict(self.counts),
            "differences": {name: attrs.asdict(each) for name, each in self.differences.items()},
            "staff": self.staff.to_dict(),
            "students": self.students.to_dict(),
            "findings": [dict(finding.to_dict()) for finding in self.findings],
        }

    def to_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False)

    @property
    def _outcome(self) -> str:
        if self.status is Status.ERROR:
            return "Nothing was written: the previous file is as it was."
        left_out = self.staff.rejected + self.students.rejected
        wrote = f"Written to {self.path}." if self.path is not None else "Written."
        return f"{wrote} Records left out: {left_out}." if left_out else wrote

    def __str__(self) -> str:
        lines = [f"Status: {self.status.value}", self._outcome]
        lines += [
            f"{title}: {result.status.value}, {result.imported:,} imported, {result.rejected:,} rejected"
            for title, result in (("Staff", self.staff), ("Students", self.students))
        ]
        if self.counts:
            lines.append("Rows: " + ", ".join(f"{name} {rows:,}" for name, rows in self.counts.items()))
        if self.differences:
            lines.append("Since last time: " + "; ".join(f"{name} {each}" for name, each in self.differences.items()))
        for title, findings in self._sections():
            lines += ["", title]
            for finding in findings:
                place = f"{finding.place}: " if finding.place else ""
                remedy = f" {finding.remedy}" if finding.remedy else ""
                lines.append(f"- {place}{finding.message}{remedy} [{finding.rule}]")
        return "\n".join(lines)

    def _sections(self) -> list[tuple[str, list[Finding]]]:
        titles = {"error": "What to mend", "warning": "What to look at", "info": "Good to know"}
        grouped = [(title, [f for f in self.all_findings if f.level == level]) for level, title in titles.items()]
        return [(title, findings) for title, findings in grouped if findings]

    def to_html(self) -> str:
        """A whole page in plain HTML, without scripts or outside files: it can be mailed and printed."""
        return (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>OneRoster import report</title></head>'
            f'<body style="font-family:sans-serif;margin:2em">{self._repr_html_()}</body></html>\n'
        )

    def _repr_html_(self) -> str:
        times = [moment.isoformat(" ", "seconds") for moment in (self.started, self.finished) if moment is not None]
        parts = [f"<h2>OneRoster import report {_badge(self.status)}</h2>", f"<p>{html.escape(self._outcome)}</p>"]
        if times:
            parts.append(f"<p>{' to '.join(times)}</p>")
        parts.append(
            _table(
                "Results",
                ("Records", "Status", "Imported", "Rejected"),
                [
                    (title, _badge(result.status), f"{result.imported:,}", f"{result.rejected:,}")
                    for title, result in (("Staff", self.staff), ("Students", self.students))
                ],
            )
        )
        if self.counts:
            rows = [(html.escape(name), f"{count:,}") for name, count in self.counts.items()]
            parts.append(_table("Rows per file", ("File", "Rows"), rows))
        if self.differences:
            changes = [(html.escape(name), html.escape(str(each))) for name, each in self.differences.items()]
            parts.append(_table("Since last time", ("File", "Rows"), changes))
        head = ("Code", "School", "Record", "Where", "What is wrong", "How to mend it")
        parts += [_table(title, head, map(_cells, findings)) for title, findings in self._sections()]
        return "\n".join(parts)


def _cells(finding: Finding) -> tuple[str, ...]:
    where = attrs.evolve(finding, school="", record="").place
    texts = (finding.rule, finding.school, finding.record, where, finding.message, finding.remedy)
    return tuple(html.escape(text) for text in texts)


def _badge(status: Status) -> str:
    style = f"background:{status.colour};color:{status.ink};padding:0.15em 0.6em;border-radius:0.3em"
    return f'<span style="{style}">{html.escape(status.value)}</span>'


def _table(caption: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cell = "border:1px solid #767676;padding:0.3em 0.6em;text-align:left"
    top = "".join(f'<th scope="col" style="{cell}">{title}</th>' for title in head)
    body = "\n".join("<tr>" + "".join(f'<td style="{cell}">{text}</td>' for text in row) + "</tr>" for row in rows)
    return (
        f'<table style="border-collapse:collapse;margin:1em 0"><caption style="text-align:left;font-weight:bold">'
        f"{caption}</caption>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
    )

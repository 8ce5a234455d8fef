"""Terms of Aeries as academic sessions: the school year, below it its halves and thirds, below those what they hold.

Pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from aeries_sdk.assembly import RosterClass
from aeries_sdk.models import School, Term
from aeries_sdk.oneroster.ids import SourcedIds
from aeries_sdk.oneroster.rows import AcademicSessionRow, date_text, exclusive_end, plain_text, year_text


@attrs.frozen
class _Span:
    term: Term
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def holds(self, other: _Span) -> bool:
        return self.start <= other.start and other.end <= self.end and self.days > other.days


def school_year_row(ids: SourcedIds, start: date, end: date, end_year: int) -> AcademicSessionRow:
    """The school year above all terms, from the first day of the earliest to the last day of the latest."""
    return AcademicSessionRow(
        sourcedId=ids.school_year(end_year),
        title=f"{end_year - 1}-{end_year}",
        type="schoolYear",
        startDate=date_text(start),
        endDate=exclusive_end(end),
        schoolYear=year_text(end_year),
    )


def session_rows(ids: SourcedIds, school: School, terms: Iterable[Term], end_year: int) -> list[AcademicSessionRow]:
    """The terms of a school by their dates.

    A quarter lies below the semester that holds it. Everything else lies below the school year: also the whole-year
    term, on which classes hang and nothing else. Terms without dates are left out, since a session must have them.
    """
    spans = _spans(terms)
    rows = []
    for span in spans:
        holding = [other for other in spans if other.holds(span) and not _is_whole_year(other, spans)]
        parent = min(holding, key=lambda other: (other.days, other.term.term_code), default=None)
        rows.append(
            AcademicSessionRow(
                sourcedId=ids.term(school, span.term),
                title=f"{term_title(span.term)} {end_year - 1}-{end_year}",
                type=_type(school, span, spans),
                startDate=date_text(span.start),
                endDate=exclusive_end(span.end),
                parentSourcedId=ids.term(school, parent.term) if parent else ids.school_year(end_year),
                schoolYear=year_text(end_year),
            )
        )
    return rows


def term_title(term: Term) -> str:
    """What a term is called: its description, or else its code.

    >>> term_title(Term(term_code="F", term_description=" 1st Semester "))
    '1st Semester'
    """
    return plain_text(term.term_description) or f"Term {term.term_code.strip()}"


def terms_by_code(terms: Iterable[Term]) -> dict[str, Term]:
    """The terms of a school that have dates."""
    return {span.term.term_code.strip(): span.term for span in _spans(terms)}


def term_of(terms: Mapping[str, Term], each: RosterClass) -> Term | None:
    """The term a class runs in, of those with dates: the section's own, else the whole year, else None."""
    wanted = each.section.semester.strip() if each.section else "Y"
    return terms.get(wanted) or terms.get("Y")


def _spans(terms: Iterable[Term]) -> list[_Span]:
    by_code = {
        term.term_code.strip(): _Span(term, term.start_date, term.end_date)
        for term in terms
        if term.start_date and term.end_date and term.start_date < term.end_date
    }
    return list(by_code.values())


def _is_whole_year(span: _Span, spans: list[_Span]) -> bool:
    return span.term.term_code.strip() == "Y" or (
        len(spans) > 1 and all(span.start <= other.start and other.end <= span.end for other in spans)
    )


def _type(school: School, span: _Span, spans: list[_Span]) -> str:
    """Half a year is a semester where the school says so, or the description; all else is a term."""
    said = span.term.term_description.casefold()
    if "semester" in said and "trimester" not in said and "quarter" not in said:
        return "semester"
    if school.schedule_basis.strip().casefold() != "semester" or _is_whole_year(span, spans):
        return "term"
    year = max(other.end for other in spans) - min(other.start for other in spans)
    return "semester" if 0.35 * year.days <= span.days <= 0.65 * year.days else "term"

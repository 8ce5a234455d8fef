"""What every resource does with a row: list, walk, get one, write. The methods only add a signature and a docstring."""

from __future__ import annotations

import functools
import re
from datetime import date, datetime
from types import FunctionType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import attrs

from aeries_sdk import arguments as door
from aeries_sdk import convert, paging
from aeries_sdk.config import parse_database_year
from aeries_sdk.errors import (
    AeriesError,
    AmbiguousRecord,
    ArgumentError,
    ConfigError,
    DecodeError,
    IncompleteList,
    NotFound,
)
from aeries_sdk.lean import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aeries_sdk.body import Bytes
    from aeries_sdk.lean import Needs
    from aeries_sdk.models._base import Model
    from aeries_sdk.operation import Operation, PathValue
    from aeries_sdk.transport import Transport
    from aeries_sdk.values import JSON

    M = TypeVar("M", bound=Model)
else:
    M = TypeVar("M")

P = ParamSpec("P")
T = TypeVar("T")

ARTICLES = "https://support.aeries.com/support/solutions/articles/"

_NO_CONTENT = re.compile(rb"(\xef\xbb\xbf)?\s*(null|\[\s*null(\s*,\s*null)*\s*\])?\s*")


class Years:
    """The school year that answers for each year asked for; all views of a client share it."""

    def __init__(self) -> None:
        self._answering: dict[str, str] = {}

    def note(self, asked: str | None, answering: str) -> None:
        """Keep what `system.get_info` reported.

        Args:
            asked: `YYYY` as it was asked for, or None for the default year.
            answering: `YYYY-YYYY` of the year that answered.
        """
        self._answering[asked or answering[:4]] = answering

    def answering(self, asked: str) -> str | None:
        """The year that answers for another one, or None where that is not known yet."""
        return self._answering.get(asked)


@attrs.frozen
class View:
    """How a client looks at a district.

    Attributes:
        transport: The door to the network.
        database_year: `YYYY` where it is not the client's own.
        on_bad_record: Called with the error of each record that cannot be read; without it the first one is raised.
        needs: The attributes that somebody looks at, by model: of lists of these models no more is read.
        requires_lists: Whether `null`, `[null]` or an empty body in place of a list raises `IncompleteList`.
    """

    transport: Transport
    database_year: str | None = None
    on_bad_record: Callable[[DecodeError], None] | None = None
    needs: Needs = attrs.field(factory=dict)
    requires_lists: bool = False
    years: Years = attrs.field(factory=Years, repr=False)

    @property
    def year(self) -> str | None:
        """`YYYY` of the year asked for, or None for the default year."""
        return self.database_year or self.transport.settings.database_year

    def send(
        self, operation: Operation[Any], arguments: Mapping[str, PathValue], decode: Callable[[Bytes], T], **rest: Any
    ) -> T:
        """Send an operation for the year of this view; see `Transport.send`.

        Raises:
            ConfigError: The district does not have that year.
        """
        # What says which year answers is not kept back itself.
        if self.year and self.transport.settings.check_database_year and operation.id != "system.get_info":
            self._check_year(self.year)
        return self.transport.send(operation, arguments, decode, database_year=self.database_year, **rest)

    def _check_year(self, year: str) -> None:
        answering = self.years.answering(year)
        if answering is None:
            from aeries_sdk.resources.system import GET_INFO

            decode = functools.partial(_decode_list, model=GET_INFO.model, operation=GET_INFO, on_bad=None)
            info = self.transport.send(GET_INFO, {}, decode, database_year=year)
            answering = info[0].database_year if info else ""
            self.years.note(year, answering)
        if not answering.startswith(year):
            raise ConfigError(
                f"The district does not have the database of {year}: Aeries would silently answer from its default "
                "year. client.system.get_info().available_database_years lists the years it has. To skip this check, "
                "pass check_database_year=False."
            )


def discreet(method: Callable[P, T]) -> Callable[P, T]:
    """Raise the errors of a method without its frames, whose locals hold ids of people.

    An error names the operation and its path, so that nothing is lost with them.
    """

    @functools.wraps(method)
    def call(*args: P.args, **options: P.kwargs) -> T:
        try:
            return method(*args, **options)
        except AeriesError as error:
            del args, options
            raise error.with_traceback(None) from None

    return call


class Resource:
    """One group of endpoints of a client.

    Args:
        view: The district, as this client looks at it.
    """

    def __init_subclass__(cls) -> None:
        # Every public method checks its arguments by their annotations, and raises errors without its own frames.
        for name, member in [*vars(cls).items()]:
            if isinstance(member, FunctionType) and not name.startswith("_"):
                setattr(cls, name, discreet(door.checked(member)))

    def __init__(self, view: View) -> None:
        self._view = view

    def _list(
        self,
        operation: Operation[M],
        arguments: dict[str, PathValue | None] | None = None,
        query: Any = None,
        *,
        patient: bool = True,
    ) -> list[M]:
        """All records of an answer, empty where there are none."""
        model = _model(operation)
        decode = functools.partial(
            _decode_list,
            model=model,
            operation=operation,
            on_bad=self._view.on_bad_record,
            needed=self._view.needs.get(model, ()),
            required=self._view.requires_lists,
        )
        return self._view.send(operation, given(arguments), decode, query=given(query), patient=patient)

    def _iter(
        self, operation: Operation[M], arguments: dict[str, PathValue | None] | None, page_size: int, query: Any = None
    ) -> Iterator[M]:
        """All records, one page at a time."""
        if operation.paging is None:
            raise ArgumentError("This endpoint does not support paging.", **operation.place)
        start, end = operation.paging.start, operation.paging.end

        def fetch(first: int, last: int) -> list[M]:
            # A larger page that does not come in time is asked for in halves, not again.
            smallest = last - first < paging.SMALLEST
            return self._list(operation, arguments, {**given(query), start: first, end: last}, patient=smallest)

        def everything() -> list[M]:
            return self._list(operation, arguments, query)

        return _discreetly(paging.walk(operation, fetch, everything, page_size))

    def _get(
        self,
        operation: Operation[M],
        arguments: dict[str, PathValue | None],
        *,
        query: Any = None,
        where: Callable[[M], bool] | None = None,
        prefer: Callable[[M], bool] | None = None,
    ) -> M:
        """The one record of an answer, be it an object or a list.

        Args:
            operation: What to ask.
            arguments: For the path.
            query: For the query.
            where: Leaves out records that were not asked for.
            prefer: Where several records are left, those that win over the others.

        Raises:
            NotFound: There is none.
            AmbiguousRecord: There are several.
        """
        records = self._list(operation, arguments, query)
        if where is not None:
            records = [record for record in records if where(record)]
        if prefer is not None:
            records = [record for record in records if prefer(record)] or records
        if len(records) == 1:
            return records[0]
        if not records:
            raise NotFound("Aeries has no such record, or not at this school.", **operation.place, status=200)
        raise AmbiguousRecord(
            f"Aeries has {len(records)} such records; list() gives them all.", **operation.place, count=len(records)
        )

    def _write(self, operation: Operation[M], arguments: dict[str, PathValue | None], body: JSON = None) -> list[M]:
        """Send a write, once, and give what comes back: no, one or several records."""
        decode = functools.partial(_decode_list, model=operation.model, operation=operation, on_bad=None)
        return self._view.send(operation, given(arguments), decode, body=door.json_value(body, "body"))

    def _write_one(self, operation: Operation[M], arguments: dict[str, PathValue | None], body: JSON = None) -> M:
        """Send a write, once, and give the one record that comes back.

        Raises:
            DecodeError: Aeries accepted the write but answered with no record, or with several.
        """
        records = self._write(operation, arguments, body)
        if len(records) == 1:
            return records[0]
        raise DecodeError(
            f"Aeries accepted the write but answered with {len(records)} records instead of one; a read shows what is "
            "there now.",
            **operation.place,
            expected="one record",
        )


def _discreetly(records: Iterator[M]) -> Iterator[M]:
    try:
        yield from records
    except AeriesError as error:
        raise error.with_traceback(None) from None


def _model(operation: Operation[M]) -> type[M]:
    if operation.model is None:
        raise TypeError(f"{operation.id} has no model")
    return operation.model


def _decode_list(
    raw: Bytes,
    *,
    model: type[M] | None,
    operation: Operation[M],
    on_bad: Callable[[DecodeError], None] | None,
    needed: tuple[str, ...] = (),
    required: bool = False,
) -> list[M]:
    if model is None:
        return []

    def placed(error: DecodeError) -> None:
        error.operation, error.method, error.path = operation.id, operation.method, operation.paths[0]
        if on_bad is not None:
            on_bad(error)

    note = placed if on_bad is not None else None
    if needed:
        # mypy takes the metaclass's __hash__ for the instances' own, which attrs sets to None.
        hashable: Any = model
        records = reader(hashable, needed).read(raw, note)
    else:
        records = convert.decode_body(raw, model, note)
    if required and not records and _NO_CONTENT.fullmatch(raw):
        raise IncompleteList("Aeries sent no content in place of a list.", **operation.place)
    return records


def given(arguments: dict[str, Any] | None) -> dict[str, Any]:
    """The arguments that were given: None means left out."""
    return {name: value for name, value in (arguments or {}).items() if value is not None}


def since_parts(since: datetime) -> dict[str, int]:
    """A moment as the path parts of a data-changes feed.

    Args:
        since: The district's local time, or a moment with a zone, taken as its own local time. The feeds are precise to
            the minute.

    >>> from datetime import datetime
    >>> since_parts(datetime(2026, 8, 1, 6, 5))
    {'year': 2026, 'month': 8, 'day': 1, 'hour': 6, 'minute': 5}
    """
    return {
        "year": since.year,
        "month": since.month,
        "day": since.day,
        "hour": since.hour,
        "minute": since.minute,
    }


def day_parts(day: date) -> dict[str, int]:
    """A day as path parts.

    >>> from datetime import date
    >>> day_parts(date(2026, 8, 1))
    {'year': 2026, 'month': 8, 'day': 1}
    """
    return {"year": day.year, "month": day.month, "day": day.day}


def year_span(value: int | str | None) -> str | None:
    """A school year as `YYYY-YYYY`, from 2026, "2026" or "2026-2027".

    >>> year_span(2026)
    '2026-2027'
    """
    start = parse_database_year(value)
    return None if start is None else f"{start}-{int(start) + 1}"

"""Reading few fields of many records: what a bulk job does not look at is never made.

msgspec takes the fields out of the bytes by itself, several times as fast as whole models come to be. The records
are stand-ins: they have the fields that were asked for under the names of the model, its properties and methods, and
nothing else. A record that is not in its canonical form becomes a whole model, the careful way of `convert`; so the
values are those of the model, oddities and errors included.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from aeries_sdk.body import Bytes
from aeries_sdk.convert import OnBad, decode_list, parse, records_apart
from aeries_sdk.models._base import Model
from aeries_sdk.structure import Field, fields
from aeries_sdk.values import JSON, KINDS, Days, WrongValueError

if TYPE_CHECKING:
    import msgspec

M = TypeVar("M", bound=Model)

Needs = Mapping[type[Model], tuple[str, ...]]
"""The attributes that a job looks at, by model. Models that are not named are read whole."""


class _Days(Days):
    """Days by their text, however Aeries spells them or their absence: stand-ins are never written back."""

    def __missing__(self, value: JSON) -> date | None:
        try:
            return super().__missing__(value)
        except WrongValueError:
            return cast("date | None", KINDS[date].read(value))


class Reader:
    """Reads lists of one model as far as some of its attributes go.

    Args:
        model: The model.
        names: The attributes; those of the key always come along.

    >>> from aeries_sdk.models import Student
    >>> raw = b'[{"StudentID": 7, "SchoolCode": 994, "StudentNumber": 1, "Grade": 9, "LockerNumber": "12"}]'
    >>> (record,) = Reader(Student, ("grade", "inactive_status_code")).read(raw, None)
    >>> record.student_id, record.grade, record.is_active, hasattr(record, "locker_number")
    (7, 9, True, False)
    >>> record
    Student(...)
    """

    def __init__(self, model: type[M], names: tuple[str, ...]) -> None:
        import msgspec

        wanted = [field for field in fields(model) if field.name in names or field.required]
        self._model = model
        self._dates = _names_of_dates(wanted)
        # Rows inside a record are few, and read with all they have.
        self._rows = {field.name: _names_of_dates(fields(field.model)) for field in wanted if field.model}
        self._days = _Days()
        self._records = msgspec.json.Decoder(list[_stand_in(model, wanted)])  # type: ignore[misc]

    def read(self, raw: Bytes, on_bad: OnBad | None) -> list[Any]:
        """The records of an answer.

        Args:
            raw: The answer.
            on_bad: Called with the error of each record that cannot be read; without it the first one is raised.

        Raises:
            DecodeError: A record does not have the documented shape, and there is no `on_bad`.
        """
        records = self._quickly(raw)
        if records is not None:
            return records
        parts = records_apart(raw)
        if parts is None:
            return decode_list(parse(raw), self._model, on_bad, consume=True)
        return [record for place, part in enumerate(parts, 1) for record in self._single(bytes(part), place, on_bad)]

    def _single(self, part: bytes, place: int, on_bad: OnBad | None) -> list[Any]:
        records = self._quickly(b"[%b]" % part)
        return decode_list([parse(part)], self._model, on_bad, first=place) if records is None else records

    def _quickly(self, raw: Bytes) -> list[Any] | None:
        """The records where all of them are in their canonical form, else None."""
        try:
            records: list[Any] = self._records.decode(raw)
            self._date(records, self._dates)
            for name, dates in self._rows.items():
                for record in records:
                    self._date(getattr(record, name), dates)
        except (ValueError, WrongValueError):
            return None
        return records

    def _date(self, records: list[Any], names: list[str]) -> None:
        days = self._days
        for name in names:
            for record in records:
                setattr(record, name, days[getattr(record, name)])


def _names_of_dates(among: Iterable[Field]) -> list[str]:
    return [field.name for field in among if field.inner is date]


def _stand_in(model: type[Model], wanted: Iterable[Field]) -> type[msgspec.Struct]:
    import msgspec

    # Private names and whatever attrs made belong to whole models.
    behaviour = {
        name: value
        for name, value in vars(model).items()
        if not name.startswith("_") and isinstance(value, property | FunctionType)
    }
    return msgspec.defstruct(
        model.__name__,
        [_part(field) for field in wanted],
        rename={field.name: field.fact.wire for field in wanted},
        namespace={**behaviour, "__repr__": _shown, "__rich_repr__": _nothing},
        # They hold nothing that could lead back to them.
        gc=False,
        kw_only=True,
    )


def _part(field: Field) -> tuple[str, Any] | tuple[str, Any, Any]:
    if field.model is not None and field.many:
        import msgspec

        return field.name, list[_stand_in(field.model, fields(field.model))], msgspec.field(default_factory=list)  # type: ignore[misc]
    if field.fact.aliases or field.inner not in {str, int, float, bool, date}:
        raise TypeError(f"{field.name} is read with whole models only")
    inner = str if field.inner is date else field.inner
    if field.required:
        return field.name, inner
    return field.name, inner | None if field.optional else inner, field.empty()


def _shown(record: object) -> str:
    return f"{type(record).__name__}(...)"


def _nothing(_: object) -> Iterable[object]:
    return ()


@functools.cache
def reader(model: Any, names: tuple[str, ...]) -> Reader:
    """The reader of a model and attributes, made once."""
    return Reader(cast("type[Model]", model), names)

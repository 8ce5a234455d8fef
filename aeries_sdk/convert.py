"""The one converter: JSON to models and back. Nothing else in the library reads or writes JSON.

A clean record takes the fast way (see `structure`), which accepts exactly the canonical form of each value. Anything
else takes the careful way, which knows the documented oddities, remembers how they were spelled, and can name the field
that is wrong. Values never reach an error.

    wire                                     attribute
    "text", "", " "                          the same text; null becomes ""
    7, "7", 7.0                              7 where a whole number is documented
    34.0, 34, "29.0000"                      34.0, 29.0 where a number is documented
    "2020-07-06T00:00:00"                    date, datetime or time, as documented
    null, "", "0001-01-01T00:00:00"          None where a number, date, moment or time is documented
    null, ""                                 None or an empty list where true/false, an object or a list is documented
    anything else                            DecodeError
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, get_args, get_origin, overload

import attrs
import orjson

from aeries_sdk.arguments import items
from aeries_sdk.body import Bytes
from aeries_sdk.errors import ArgumentError, DecodeError
from aeries_sdk.models._base import Model, Sent
from aeries_sdk.structure import Field, Flat, fields, former_names, shapes
from aeries_sdk.values import JSON, WrongValueError, is_nothing

if TYPE_CHECKING:
    from msgspec import Raw

__all__ = ["OnBad", "decode_body", "decode_list", "dumps", "fields", "loads", "parse", "records_apart", "to_wire"]

M = TypeVar("M", bound=Model)

# Bytes: a list of some thousand students. Less is read faster as a whole.
_LONG = 6_000_000
_TOGETHER = 500
_BOM = b"\xef\xbb\xbf"

OnBad = Callable[[DecodeError], None]


# --- the careful way: every documented oddity, and the exact place of what is wrong -----------------------------------


@attrs.frozen
class _Wrong:
    """What is wrong with a record, and where: handed back instead of raised, so that no traceback holds the record."""

    field: str
    expected: str

    def inside(self, outer: str) -> _Wrong:
        return _Wrong(f"{outer}.{self.field}" if self.field else outer, self.expected)


def _careful(value: JSON, model: type[M]) -> M | _Wrong:
    if not isinstance(value, dict):
        return _Wrong("", "an object")
    names = former_names(model, value)
    arguments: dict[str, Any] = {}
    odd: dict[str, JSON] = {}
    absent = set()
    seen = set()
    for field in fields(model):
        wire = field.fact.wire
        name = names.get(wire, wire)
        seen.add(name)
        if name not in value:
            if field.required:
                return _Wrong(wire, "a value; the field is missing")
            absent.add(wire)
            continue
        sent = value[name]
        if type(sent) in field.plain:
            arguments[field.name] = sent
            continue
        read = _careful_field(sent, field)
        if isinstance(read, _Wrong):
            return read
        arguments[field.name] = read
        if _differs(field.kind.write(read) if field.kind else read, sent) and (field.kind or is_nothing(sent)):
            odd[wire] = sent
    record = model(**arguments)
    record.extra = {name: value[name] for name in value if name not in seen}
    if absent or odd or names:
        record._sent = Sent(frozenset(absent), odd, names)  # noqa: SLF001
    return record


def _differs(written: JSON, sent: JSON) -> bool:
    return written is not sent and (written != sent or isinstance(sent, str) != isinstance(written, str))


def _careful_field(value: JSON, field: Field) -> JSON | _Wrong:
    wire = field.fact.wire
    if field.kind is not None:
        try:
            read = field.kind.read(value)
        except WrongValueError as wrong:
            return _Wrong(wire, str(wrong))
        return _Wrong(wire, "a value; it is part of the key") if read is None and field.required else read
    model = cast("type[Model]", field.model)
    if field.many:
        return _careful_rows(value, model, wire)
    nested = None if is_nothing(value) else _careful(value, model)
    return nested.inside(wire) if isinstance(nested, _Wrong) else nested


def _careful_rows(value: JSON, model: type[Model], wire: str) -> list[Model] | _Wrong:
    if is_nothing(value):
        return []
    if not isinstance(value, list):
        return _Wrong(wire, "a list")
    items: list[Model] = []
    for position, item in enumerate(value, 1):
        nested = _careful(item, model)
        if isinstance(nested, _Wrong):
            return nested.inside(f"{wire}[{position}]")
        items.append(nested)
    return items


# --- whole answers ----------------------------------------------------------------------------------------------------


def parse(raw: bytes | bytearray | memoryview | str) -> JSON:
    """Parse JSON bytes; a byte order mark in front is tolerated.

    Raises:
        DecodeError: It is no JSON. The text is not repeated.
    """
    if isinstance(raw, str):
        raw = raw.encode()
    try:
        return orjson.loads(raw[len(_BOM) :] if raw[: len(_BOM)] == _BOM else raw)
    except orjson.JSONDecodeError:
        # The parser's error holds the whole document; it must not hang on ours.
        pass
    del raw
    raise DecodeError("The answer is not valid JSON, or was cut off.", expected="JSON")


def decode_list(
    parsed: JSON, model: type[M], on_bad: OnBad | None = None, *, consume: bool = False, first: int = 1
) -> list[M]:
    """A list of records from parsed JSON.

    One object counts as a list of one; `null` and nulls in the list count as nothing.

    Args:
        parsed: The parsed answer.
        model: The model of one record.
        on_bad: Called with the error of each record that cannot be read; without it the first one is raised.
        consume: Whether a list may be emptied on the way: then no more than one of JSON and model is in memory for each
            record.
        first: Number of the first record, for errors.

    Raises:
        DecodeError: A record does not have the documented shape, and there is no `on_bad`.
    """
    items = parsed if isinstance(parsed, list) else [] if parsed is None else [parsed]
    known = shapes(model)
    flat: Flat[M] = _no_keys
    records: list[M] = []
    for position, item in enumerate(items, first):
        if consume:
            items[position - first] = None
        if item is None:
            continue
        try:
            try:
                records.append(flat(item))
            except LookupError:
                # Other keys than the record before it.
                flat = known[tuple(item)]
                records.append(flat(item))
            continue
        except Exception:  # noqa: BLE001 - whatever it was, the careful way says it in our words
            read = _careful(item, model)
        if not isinstance(read, _Wrong):
            records.append(read)
            continue
        error = _error(read, model, position if isinstance(parsed, list) else None)
        if on_bad is None:
            # A traceback that shows locals must not show a record.
            del parsed, items, item, records
            raise error
        on_bad(error)
    return records


def decode_body(raw: Bytes, model: type[M], on_bad: OnBad | None = None) -> list[M]:
    """The records of an answer; of a long one, no more than some hundred are in memory as JSON at a time.

    Args:
        raw: The answer.
        model: The model of one record.
        on_bad: Called with the error of each record that cannot be read; without it the first one is raised.

    Raises:
        DecodeError: It is no JSON, or a record does not have the documented shape and there is no `on_bad`.
    """
    parts = records_apart(raw) if len(raw) > _LONG else None
    if parts is None:
        parsed = parse(raw)
        del raw
        return decode_list(parsed, model, on_bad, consume=True)
    records: list[M] = []
    for start in range(0, len(parts), _TOGETHER):
        some = parse(b"[%b]" % b",".join(parts[start : start + _TOGETHER]))
        records += decode_list(some, model, on_bad, consume=True, first=start + 1)
    return records


def records_apart(raw: Bytes) -> list[Raw] | None:
    """The records of a list as bytes, each by itself; None where it is no list, or no JSON."""
    import msgspec

    try:
        return msgspec.json.decode(raw, type=list[msgspec.Raw])
    except ValueError:
        return None


def _no_keys(_: JSON) -> NoReturn:
    raise LookupError


def _error(wrong: _Wrong, model: type[Model], position: int | None) -> DecodeError:
    place = "" if position is None else f" {position}"
    field = f", field {wrong.field}" if wrong.field else ""
    return DecodeError(
        f"{model.__name__} record{place}{field}: expected {wrong.expected}.",
        record=position,
        field=wrong.field,
        expected=wrong.expected,
    )


@overload
def loads(data: JSON, target: type[list[M]]) -> list[M]: ...
@overload
def loads(data: JSON, target: type[M]) -> M: ...
def loads(data: JSON, target: Any) -> Any:
    """Turn JSON, as bytes, text or parsed, into models.

    Values are strict: digits in a text are taken where a whole number is documented, `0001-01-01` and null are None;
    anything else that does not fit is an error, never a guess. Unknown fields are kept in `.extra`, missing optional
    ones take their empty value.

    Args:
        data: Raw bytes or text of an answer, or what a JSON parser made of it.
        target: `list[Student]` for a list, `Student` for one record (an array of one is accepted).

    Raises:
        DecodeError: It names the record, counted from 1, and the field; never the value.
        ArgumentError: `target` is no model and no list of one.

    >>> from aeries_sdk import loads
    >>> from aeries_sdk.models import Term
    >>> terms = loads(b'[{"TermCode": "F", "StartDate": "2026-08-10T00:00:00", "New": 1}]', list[Term])
    >>> terms[0].start_date, terms[0].end_date, terms[0].extra
    (datetime.date(2026, 8, 10), None, {'New': 1})
    """
    model = get_args(target)[0] if get_origin(target) is list and get_args(target) else target
    if not (isinstance(model, type) and issubclass(model, Model)):
        raise ArgumentError("`target` must be a model or a list of a model, such as Student or list[Student].")
    ours = isinstance(data, bytes | bytearray | memoryview | str)
    parsed = parse(data) if isinstance(data, bytes | bytearray | memoryview | str) else data
    del data
    if get_origin(target) is list:
        return decode_list(parsed, model, consume=ours)
    records = decode_list(parsed, target, consume=ours)
    if len(records) == 1:
        return records[0]
    del parsed
    raise DecodeError(f"Expected one {target.__name__}, found {len(records)}.", expected=f"one {target.__name__}")


def dumps(data: M | Iterable[M]) -> bytes:
    """Turn models back into JSON, with the vendor's names.

    What came from `loads` goes out as it came in, in value: unknown fields, spellings and missing fields included.
    Attributes that were changed since go out in the canonical form.

    Raises:
        ArgumentError: `data` is no record or list of records, or holds a value that JSON has not.

    >>> from aeries_sdk import dumps, loads
    >>> from aeries_sdk.models import Term
    >>> dumps(loads(b'{"TermCode": "F", "StartDate": "0001-01-01T00:00:00"}', Term))
    b'{"TermCode":"F","StartDate":"0001-01-01T00:00:00"}'
    """
    records = items(data, "data", Model)
    try:
        return orjson.dumps(to_wire(data) if isinstance(data, Model) else [to_wire(record) for record in records])
    except orjson.JSONEncodeError:
        pass
    raise ArgumentError("`data` holds a value that JSON has not: check what was assigned to the records.")


def to_wire(record: Model) -> dict[str, JSON]:
    """One model as a JSON object, with the vendor's names."""
    sent = record._sent or _AS_DOCUMENTED  # noqa: SLF001
    out: dict[str, JSON] = {}
    for field in fields(type(record)):
        value = getattr(record, field.name)
        wire = field.fact.wire
        if wire in sent.absent and value == field.empty():
            continue
        if wire in sent.values and value == _read_again(field, sent.values[wire]):
            out[sent.names.get(wire, wire)] = sent.values[wire]
        else:
            out[sent.names.get(wire, wire)] = _write(field, value)
    out.update(record.extra)
    return out


def _write(field: Field, value: Any) -> JSON:
    if field.kind is not None:
        return field.kind.write(value)
    if field.many:
        return [to_wire(item) for item in value]
    return None if value is None else to_wire(value)


def _read_again(field: Field, sent: JSON) -> JSON:
    return field.kind.read(sent) if field.kind is not None else field.empty()


_AS_DOCUMENTED = Sent()

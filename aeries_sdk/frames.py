"""Records as tables: `to_pandas`, `to_polars`, `to_arrow`, each with one typed column per field.

The types come from the fields, not from the values, so a list without records gives a table with the same columns:
`to_pandas(students)`, `to_pandas([], Student)`.

| field | pandas | polars | arrow |
|---|---|---|---|
| text | string | String | string |
| whole number | Int64 | Int64 | int64 |
| number | Float64 | Float64 | double |
| true or false | boolean | Boolean | bool |
| date | datetime64[s] | Date | date32 |
| date and time | datetime64[us] | Datetime | timestamp[us] |
| time of day | object | Time | time64[us] |

Texts without a value stay `""`, as in the records; all else that is missing is the table's own null. A record or list
within a record is left out unless `nested=True` or `columns=` asks for it: then it is a dict or a list of dicts in
pandas, a struct or a list of structs in the other two. What has no documented type (`extra`, for one) is left out.

A table holds all that the records hold, names and birth dates too: take what you need with `columns=`.
"""

from __future__ import annotations

import contextlib
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar

import attrs

from aeries_sdk.arguments import items, nearest
from aeries_sdk.errors import ArgumentError, ConfigError
from aeries_sdk.models import CodeValue, Model, facts

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["CodeSets", "Labels", "to_arrow", "to_pandas", "to_polars"]

T = TypeVar("T", bound="attrs.AttrsInstance")
D = TypeVar("D")


class CodeSets(Protocol):
    """Whatever lists a code set; `client.codes` does."""

    def list(self, table: str, field: str, /) -> Sequence[CodeValue]:
        """The codes of one field."""


Labels: TypeAlias = "CodeSets | Mapping[str, Mapping[str, str] | Iterable[CodeValue]]"
"""`client.codes`, or by column name either `{code: text}` or a list that `client.codes.list` gave."""


@attrs.frozen
class _List:
    of: _Shape


@attrs.frozen
class _Struct:
    fields: dict[str, _Shape]


_Shape: TypeAlias = "type | _List | _Struct"
_PLAIN = frozenset({str, int, float, bool, date, datetime, time})
_CODE = re.compile(r"_code\d*$")
_SOURCE = re.compile(r"([A-Z]{3})\.([A-Z]\w{1,3})")


@attrs.frozen
class _Column:
    name: str
    shape: _Shape
    values: list[Any]
    is_category: bool


def to_pandas(
    records: Iterable[T],
    model: type[T] | None = None,
    *,
    columns: Sequence[str] | None = None,
    labels: Labels | None = None,
    categories: bool = False,
    nested: bool = False,
) -> pd.DataFrame:
    """Records as a pandas DataFrame.

    Args:
        records: Records of one class: models, findings, any attrs class.
        model: Their class; needed where the list may be empty.
        columns: Fields and properties (`"is_active"`) to take, in this order; without it, all fields.
        labels: Texts for codes. Each column with a code set gets a second one behind it, `..._label`. With
            `client.codes` that is one request per column whose name ends in `_code` and that holds a code.
        categories: Make text columns whose name ends in `_code`, and the labels, categorical.
        nested: Keep records and lists within records.

    Raises:
        ConfigError: pandas is not installed.
        ArgumentError: The list is empty and `model` is missing, the records are of several classes, or a column is
            unknown or has no documented type.

    >>> from aeries_sdk.models import Term
    >>> to_pandas([], Term, columns=["term_code", "start_date"]).dtypes.to_dict()
    {'term_code': <StringDtype(na_value=<NA>)>, 'start_date': dtype('<M8[s]')}
    """
    with _installed("pandas"):
        import pandas as pd

    dtypes = {
        str: "string",
        int: "Int64",
        float: "Float64",
        bool: "boolean",
        date: "datetime64[s]",
        datetime: "datetime64[us]",
    }

    def series(column: _Column) -> pd.Series[Any]:
        dtype = dtypes.get(column.shape, "object") if isinstance(column.shape, type) else "object"
        made = pd.Series(column.values, dtype=dtype)
        return made.astype("category") if column.is_category else made

    found = _columns(records, model, columns, labels, nested=nested)
    return pd.DataFrame({column.name: series(_marked(column, wanted=categories)) for column in found})


def to_polars(
    records: Iterable[T],
    model: type[T] | None = None,
    *,
    columns: Sequence[str] | None = None,
    labels: Labels | None = None,
    categories: bool = False,
    nested: bool = False,
) -> pl.DataFrame:
    """Records as a polars DataFrame.

    Args:
        records: As for `to_pandas`.
        model: As for `to_pandas`.
        columns: As for `to_pandas`.
        labels: As for `to_pandas`.
        categories: As for `to_pandas`.
        nested: As for `to_pandas`.

    Raises:
        ConfigError: polars is not installed.
        ArgumentError: As for `to_pandas`.

    >>> from aeries_sdk.models import Term
    >>> dict(to_polars([], Term, columns=["term_code", "start_date"]).schema)
    {'term_code': String, 'start_date': Date}
    """
    with _installed("polars"):
        import polars as pl

    dtypes: dict[type, pl.DataType] = {
        str: pl.String(),
        int: pl.Int64(),
        float: pl.Float64(),
        bool: pl.Boolean(),
        date: pl.Date(),
        datetime: pl.Datetime("us"),
        time: pl.Time(),
    }

    def dtype(shape: _Shape) -> pl.DataType:
        return _built(shape, dtypes, pl.List, lambda fields: pl.Struct([pl.Field(*each) for each in fields.items()]))

    def series(column: _Column) -> pl.Series:
        made = pl.Series(column.name, column.values, dtype=dtype(column.shape))
        return made.cast(pl.Categorical()) if column.is_category else made

    found = _columns(records, model, columns, labels, nested=nested)
    return pl.DataFrame([series(_marked(column, wanted=categories)) for column in found])


def to_arrow(
    records: Iterable[T],
    model: type[T] | None = None,
    *,
    columns: Sequence[str] | None = None,
    labels: Labels | None = None,
    categories: bool = False,
    nested: bool = False,
) -> pa.Table:
    """Records as a pyarrow Table, ready for Parquet.

    Args:
        records: As for `to_pandas`.
        model: As for `to_pandas`.
        columns: As for `to_pandas`.
        labels: As for `to_pandas`.
        categories: As for `to_pandas`; the columns are dictionary-encoded.
        nested: As for `to_pandas`.

    Raises:
        ConfigError: pyarrow is not installed.
        ArgumentError: As for `to_pandas`.

    >>> from aeries_sdk.models import Term
    >>> to_arrow([], Term, columns=["term_code", "start_date"]).schema.types
    [DataType(string), DataType(date32[day])]
    """
    with _installed("pyarrow"):
        import pyarrow as pa

    dtypes = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        date: pa.date32(),
        datetime: pa.timestamp("us"),
        time: pa.time64("us"),
    }

    def array(column: _Column) -> pa.Array:
        made = pa.array(
            column.values, type=_built(column.shape, dtypes, pa.list_, lambda fields: pa.struct(list(fields.items())))
        )
        return made.dictionary_encode() if column.is_category else made

    found = _columns(records, model, columns, labels, nested=nested)
    return pa.table({column.name: array(_marked(column, wanted=categories)) for column in found})


@contextlib.contextmanager
def _installed(library: str) -> Iterator[None]:
    try:
        yield
    except ImportError:
        extra = "arrow" if library == "pyarrow" else library
        raise ConfigError(f"{library} is not installed: pip install 'aeries-sdk[{extra}]'") from None


def _marked(column: _Column, *, wanted: bool) -> _Column:
    return attrs.evolve(column, is_category=wanted and column.is_category)


def _built(
    shape: _Shape,
    plain: Mapping[type, D],
    list_of: Callable[[D], D],
    struct_of: Callable[[dict[str, D]], D],
) -> D:
    """A library's type for a shape."""
    if isinstance(shape, _List):
        return list_of(_built(shape.of, plain, list_of, struct_of))
    if isinstance(shape, _Struct):
        return struct_of({name: _built(each, plain, list_of, struct_of) for name, each in shape.fields.items()})
    return plain[shape]


def _columns(
    records: Iterable[T], model: type[T] | None, names: Sequence[str] | None, labels: Labels | None, *, nested: bool
) -> list[_Column]:
    if isinstance(records, str | bytes | Mapping) or not isinstance(records, Iterable):
        raise ArgumentError(f"`records` must be a list of records, not {type(records).__name__}.")
    rows = list(records)
    for each in (model, *map(type, rows[:1])):
        if each is not None and not (isinstance(each, type) and attrs.has(each)):
            raise ArgumentError("`records` must hold records, and `model` must be their class, such as Student.")
    kind = model or (type(rows[0]) if rows else None)
    if kind is None:
        raise ArgumentError("A list without records has no columns of its own: give the class, as in ([], Student).")
    if not all(isinstance(row, kind) for row in rows):
        raise ArgumentError(f"The records are not all of the class {kind.__name__}.")
    shapes = _shapes(kind)
    if names is None:
        names = [name for name, shape in shapes.items() if nested or isinstance(shape, type)]
    else:
        names = items(names, "columns", str)
        shapes |= {name: _property(kind, name) for name in names if name not in shapes}
    found = []
    for name in names:
        shape = shapes[name]
        values = [_plain(getattr(row, name), shape) for row in rows]
        found.append(_Column(name, shape, values, shape is str and bool(_CODE.search(name))))
        texts = _texts(kind, found[-1], labels)
        if texts:
            said = ["" if value is None else texts.get(str(value).strip(), "") for value in values]
            found.append(_Column(f"{name}_label", str, said, is_category=True))
    return found


def _shapes(kind: type[attrs.AttrsInstance]) -> dict[str, _Shape]:
    hints = typing.get_type_hints(kind)
    shapes = {each.name: _shape(hints[each.name]) for each in attrs.fields(kind) if not each.name.startswith("_")}
    return {name: shape for name, shape in shapes.items() if shape is not None}


def _shape(hint: Any) -> _Shape | None:
    """What a type is in a table; None where it is not documented."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        (hint,) = [each for each in arguments if each is not type(None)]
        return _shape(hint)
    if origin is Literal:
        return str
    if origin is list:
        inner = _shape(arguments[0])
        return None if inner is None else _List(inner)
    if isinstance(hint, type) and attrs.has(hint):
        return _Struct(_shapes(hint))
    return hint if hint in _PLAIN else None


def _property(kind: type[attrs.AttrsInstance], name: str) -> _Shape:
    found = getattr(kind, name, None)
    shape = _shape(typing.get_type_hints(found.fget)["return"]) if isinstance(found, property) else None
    if shape is None:
        known = [*_shapes(kind), *(each for each in dir(kind) if isinstance(getattr(kind, each), property))]
        raise ArgumentError(
            f"{kind.__name__} has no column {name!r}, or its type is not documented.{nearest(name, known)}"
        )
    return shape


def _plain(value: Any, shape: _Shape) -> Any:
    if value is None:
        return None
    if isinstance(shape, _List):
        return [_plain(each, shape.of) for each in value]
    if isinstance(shape, _Struct):
        return {name: _plain(getattr(value, name), each) for name, each in shape.fields.items()}
    # Moments are the district's local time; one with a zone would not go into the same column as the others.
    return value.replace(tzinfo=None) if shape is datetime else value


def _texts(kind: type[attrs.AttrsInstance], column: _Column, labels: Labels | None) -> dict[str, str]:
    """The texts of a column's codes; nothing where there are none."""
    if labels is None:
        return {}
    if isinstance(labels, Mapping):
        given = labels.get(column.name, {})
        return dict(given) if isinstance(given, Mapping) else _by_code(given)
    fact = facts(kind).get(column.name) if issubclass(kind, Model) else None
    source = _SOURCE.fullmatch(fact.column) if fact else None
    if not source or not column.is_category or not any(value.strip() for value in column.values):
        return {}
    return _by_code(labels.list(source[1], source[2]))


def _by_code(codes: Iterable[CodeValue]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for each in codes:
        # Records hold the inner value where there is one: kindergarten is 0 in a record, K in its code set.
        for code in (each.code.strip(), each.aeries_code.strip()):
            if code:
                texts[code] = each.description
    return texts

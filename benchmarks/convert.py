"""Records per second from JSON bytes to objects, beside other libraries in the same run.

Two records: the student with its 77 fields, and one of 12 fields of all simple types. `json`, `orjson` and `msgspec`
stop at dictionaries; `cattrs` is what cattrs makes by itself for the same attrs classes, without our strict hooks;
pydantic and msgspec structs are measured where they are installed. All of it is CPU time, the best of several runs,
including the release of what was made.

    python benchmarks/convert.py [--records 20000]
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib.util
import json
import time
import types
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import attrs
import cattrs
import orjson
from cattrs.gen import make_dict_structure_fn, override

from aeries_sdk import loads
from aeries_sdk.convert import fields
from aeries_sdk.models import Model, Student
from aeries_sdk.models._base import facts, key, text, value
from aeries_sdk.testing import DemoDistrict


@attrs.define(kw_only=True, repr=False)
class Twelve(Model):
    """A record of 12 fields."""

    student_id: int = key("StudentID")
    school_code: int = key("SchoolCode")
    sequence: int = key("Sequence")
    section_number: int | None = value("SectionNumber")
    course_id: str = text("CourseID")
    title: str = text("Title")
    code: str = text("Code")
    comment: str = text("Comment")
    credit: float | None = value("Credit")
    is_primary: bool | None = value("IsPrimary")
    started: date | None = value("Started")  # noqa: RUF009 - gives an attrs field
    ended: date | None = value("Ended")  # noqa: RUF009


def twelve(count: int) -> bytes:
    """Records of 12 fields."""
    return orjson.dumps([
        {
            "StudentID": 99_000_000 + number,
            "SchoolCode": 990 + number % 7,
            "Sequence": number % 9,
            "SectionNumber": 1_000 + number % 300,
            "CourseID": f"{number % 97:04}",
            "Title": f"Course {number % 97}",
            "Code": "",
            "Comment": "",
            "Credit": 5.0,
            "IsPrimary": number % 2 == 0,
            "Started": f"2026-08-{number % 28 + 1:02}T00:00:00",
            "Ended": None,
        }
        for number in range(count)
    ])  # fmt: skip


def students(count: int) -> bytes:
    """Student records of a demo district."""
    with DemoDistrict(students=count, schools=20, seed=7, oddities=False) as district, district.client() as client:
        codes = [school.school_code for school in client.schools.list()]
        parsed = [client.request("GET", f"/api/v5/schools/{code}/students") for code in codes]
    return orjson.dumps([record for answer in parsed if isinstance(answer, list) for record in answer])


def plain_cattrs(model: type[Model]) -> Callable[[bytes], object]:
    """What cattrs does with the same class when it is only told the names."""
    converter = cattrs.Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda sent, _: date.fromisoformat(sent[:10]))
    names: Any = {name: override(rename=fact.wire) for name, fact in facts(model).items()}
    names |= {"extra": override(omit=True), "_sent": override(omit=True)}
    structure = make_dict_structure_fn(model, converter, **names)
    return lambda raw: [structure(record, model) for record in orjson.loads(raw)]


def peers(model: type[Model]) -> dict[str, Callable[[bytes], object]]:
    """Other libraries with a model of the same fields, where they are installed."""
    found: dict[str, Callable[[bytes], object]] = {}
    # A day comes as a date and time, which is what both of them read.
    kinds: dict[str, Any] = {
        field.name: datetime | None if field.inner is date else field.inner | None if field.optional else field.inner
        for field in fields(model)
    }
    wire = {name: fact.wire for name, fact in facts(model).items()}
    if importlib.util.find_spec("pydantic"):
        pydantic: Any = importlib.import_module("pydantic")
        given = {name: (kind, pydantic.Field(alias=wire[name])) for name, kind in kinds.items()}
        found["pydantic, validate_json"] = pydantic.TypeAdapter(
            types.GenericAlias(list, (pydantic.create_model(model.__name__, **given),))
        ).validate_json
    if importlib.util.find_spec("msgspec"):
        msgspec: Any = importlib.import_module("msgspec")
        struct = msgspec.defstruct(model.__name__, list(kinds.items()), rename=wire)
        found["msgspec, dictionaries"] = msgspec.json.decode
        found["msgspec, structs"] = msgspec.json.Decoder(types.GenericAlias(list, (struct,))).decode
    return found


def measure(ways: dict[str, Callable[[bytes], object]], raw: bytes) -> dict[str, float]:
    """The least CPU seconds of each way; they take turns, so that a busy moment of the machine meets all of them."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(9):
        for name, convert in ways.items():
            gc.collect()
            began = time.process_time()
            convert(raw)
            best[name] = min(best[name], time.process_time() - began)
    return best


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    count = parser.parse_args().records
    samples: list[tuple[type[Model], bytes]] = [(Twelve, twelve(count)), (Student, students(count))]
    for model, raw in samples:
        number = len(orjson.loads(raw))
        ways: dict[str, Callable[[bytes], object]] = {
            "orjson.loads, dictionaries": orjson.loads,
            "json.loads, dictionaries": json.loads,
            "aeries_sdk.loads": functools.partial(loads, target=types.GenericAlias(list, (model,))),
            "cattrs by itself": plain_cattrs(model),
            **peers(model),
        }
        print(f"\n{number:,} records of {len(facts(model))} fields, {len(raw) / 1e6:.1f} MB\n")
        print("| way | ms | records/s | / orjson |\n|---|---|---|---|")
        best = measure(ways, raw)
        for name, seconds in best.items():
            ratio = seconds / best["orjson.loads, dictionaries"]
            print(f"| {name} | {seconds * 1000:.0f} | {number / seconds:,.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()

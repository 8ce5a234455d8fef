"""Reading every student and every class row of a district, beside other libraries in the same run.

The floor is requests and `orjson.loads`, which stops at dictionaries. The peers are measured where they are installed
(`pip install --group bench`); each makes the same requests over one connection and keeps what it read until a school is
done, as `client.students.list` does.

aeripy is the other Python library for Aeries. It has no students and no class rows, reads https only, and waits for
ever where nothing answers: here its own adapter is told another address and fills a dataclass of the documented fields
in the way in which it fills its own. What it does have, schools, staff and terms, is in a table of its own.

    python benchmarks/reading.py [--students 20000] [--schools 20]
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

import orjson
import requests

from aeries_sdk import AeriesClient
from aeries_sdk.models import ClassSchedule, Model, Student
from aeries_sdk.models._base import facts
from aeries_sdk.roster import why_not_a_school
from benchmarks._district import Job, Measured, Place, best, elsewhere
from benchmarks.convert import peers, plain_cattrs

Codes = list[tuple[int, bool]]
"""The real schools of a district, and whether they have class rows."""

FLOOR = "requests + `orjson.loads`, dictionaries"
OURS = "**aeries_sdk**"
AERIPY = "aeripy's adapter, a dataclass"
AERIPY_NEEDS = ("aeripy", "dotenv")
CATTRS = "requests + cattrs by itself, attrs classes"
Decode = Callable[[bytes], Any]


def read(place: Place, codes: Codes, decoders: Callable[[], tuple[Decode, Decode]]) -> float:
    """Read with requests and a decoder for each of the two lists; gives how many records there were."""
    students, rows = decoders()
    session = requests.Session()
    session.headers.update({"AERIES-CERT": place.certificate, "Accept": "application/json"})

    def get(code: int, what: str, decode: Decode) -> int:
        answer = session.get(f"{place.url}/api/v5/schools/{code}/{what}", timeout=120)
        answer.raise_for_status()
        return len(decode(answer.content))

    return sum(get(code, "students", students) + (get(code, "classes", rows) if many else 0) for code, many in codes)


def dictionaries() -> tuple[Decode, Decode]:
    return orjson.loads, orjson.loads


def with_cattrs() -> tuple[Decode, Decode]:
    return plain_cattrs(Student), plain_cattrs(ClassSchedule)


def with_pydantic() -> tuple[Decode, Decode]:
    name = "pydantic, validate_json"
    return peers(Student)[name], peers(ClassSchedule)[name]


def with_msgspec() -> tuple[Decode, Decode]:
    return peers(Student)["msgspec, structs"], peers(ClassSchedule)["msgspec, structs"]


def ours(place: Place, codes: Codes) -> float:
    """Read with this library."""
    with AeriesClient(place.url, place.certificate) as client:
        return sum(
            len(client.students.list(code)) + (len(client.rosters.list(code)) if many else 0) for code, many in codes
        )


def aeripy_of(place: Place) -> tuple[Any, Any]:
    """An aeripy for the district, and its adapter, which is told the address."""
    found = importlib.import_module("aeripy").Aeripy("", place.certificate)
    found._rest_adapter.url = f"{place.url}/api/v5"  # noqa: SLF001 - it puts https:// in front of every address
    return found, found._rest_adapter  # noqa: SLF001


def with_aeripy(place: Place, codes: Codes) -> float:
    """Read with aeripy's adapter, into dataclasses of the documented fields."""
    _, adapter = aeripy_of(place)
    util = importlib.import_module("aeripy.util")

    def made(model: type[Model]) -> Any:
        return dataclasses.make_dataclass(
            model.__name__, [util.camel_to_snake(fact.wire) for fact in facts(model).values()]
        )

    def get(code: int, what: str, kind: Any) -> int:
        sent = adapter.get(f"/schools/{code}/{what}").data
        return len([kind(**util.snake_case_keys(record)) for record in sent])

    student, row = made(Student), made(ClassSchedule)
    return sum(get(code, "students", student) + (get(code, "classes", row) if many else 0) for code, many in codes)


def aeripy_has(place: Place, codes: Codes) -> float:
    """What aeripy has: schools, staff, terms."""
    found, _ = aeripy_of(place)
    return len(found.get_schools()) + len(found.get_staff()) + sum(len(found.get_terms(code)) for code, _ in codes)


def we_have(place: Place, codes: Codes) -> float:
    """The same with this library."""
    with AeriesClient(place.url, place.certificate) as client:
        lists = (len(client.schools.list_terms(code)) for code, _ in codes)
        return len(client.schools.list()) + len(client.staff.list()) + sum(lists)


def aeripy_jobs(place: Place, codes: Codes) -> dict[str, Job]:
    arguments = place, codes
    return {OURS: (we_have, arguments), "aeripy": (aeripy_has, arguments)} if has(*AERIPY_NEEDS) else {}


def schools_of(place: Place) -> Codes:
    with AeriesClient(place.url, place.certificate) as client:
        return [
            (school.school_code, school.has_master_schedule)
            for school in client.schools.list()
            if not why_not_a_school(school)
        ]


@functools.cache
def has(*modules: str) -> bool:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if missing:
        print(f"not measured, since it is not installed: {', '.join(missing)}\n")
    return not missing


def jobs(place: Place, codes: Codes) -> dict[str, Job]:
    """Every way that there is here."""
    found: dict[str, Job] = {
        FLOOR: (read, (place, codes, dictionaries)),
        OURS: (ours, (place, codes)),
        CATTRS: (read, (place, codes, with_cattrs)),
    }
    if has("pydantic"):
        found["requests + pydantic, `validate_json`"] = (read, (place, codes, with_pydantic))
    if has("msgspec"):
        found["requests + msgspec, structs"] = (read, (place, codes, with_msgspec))
    if has(*AERIPY_NEEDS):
        found[AERIPY] = (with_aeripy, (place, codes))
    return found


def bears(job: Job) -> str:
    """Whether a way reads what it is given."""
    function, arguments = job
    try:
        function(*arguments)
    except Exception as error:  # noqa: BLE001 - each has errors of its own
        return type(error).__name__
    return "reads it"


def line(name: str, run: Measured, base: Measured, *more: str) -> str:
    cells = [name, f"{run.wall:.2f}", f"{run.cpu:.2f}", f"{run.peak:.0f}", f"{run.result / run.cpu:,.0f}"]
    return f"| {' | '.join([*cells, f'{run.cpu / base.cpu:.2f}', *more])} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--schools", type=int, default=20)
    arguments = parser.parse_args()
    with elsewhere(arguments.students, arguments.schools) as place, elsewhere(400, 6) as small:
        codes = schools_of(place)
        small_codes = schools_of(small)
        found = best(jobs(place, codes), jobs(small, small_codes))
        records = found[FLOOR].result
        few = best(aeripy_jobs(place, codes), aeripy_jobs(small, small_codes))
        bearing: list[dict[str, str]] = []
        for fault in ("unknown_fields", "missing_fields"):
            ways = jobs(small, small_codes)
            small.fault(fault)
            bearing.append({name: bears(job) for name, job in ways.items()})
            small.asked()
    print(f"{arguments.students:,} students, {arguments.schools} schools: {records:,.0f} records of both kinds\n")
    print("| way | wall s | CPU s | peak MB | records/CPU s | CPU / floor | a new field | a field less |")
    print("|---|---|---|---|---|---|---|---|")
    for name, run in found.items():
        assert run.result == records, name
        print(line(name, run, found[FLOOR], *(each[name] for each in bearing)))
    if few:
        print(f"\nWhat aeripy has: schools, staff and terms, {few['aeripy'].result:,.0f} records\n")
        print("| way | wall s | CPU s | peak MB | records/CPU s | CPU / ours |\n|---|---|---|---|---|---|")
        for name, run in few.items():
            assert run.result == few["aeripy"].result
            print(line(name, run, few[OURS]))


if __name__ == "__main__":
    main()

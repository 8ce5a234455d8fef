"""What may meet bytes from outside, as plain functions: each takes any bytes and lets nothing but its own errors out.

The hypothesis tests and `atheris_bytes.py` run the same functions. A target ends quietly, whether the bytes were taken
or refused with an `AeriesError`; whatever else comes out of it is a finding.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from random import Random
from types import GenericAlias
from typing import Any, TypeVar

from aeries_sdk import InstanceURL, RetryPolicy, dumps, loads
from aeries_sdk.convert import fields
from aeries_sdk.errors import AeriesError, ConfigError, DecodeError
from aeries_sdk.findings import Finding
from aeries_sdk.matching import SchoolMapping
from aeries_sdk.models import Gradebook, Section, Student, SystemInfo
from aeries_sdk.oneroster import PackageError, check
from aeries_sdk.oneroster.check import RULES
from aeries_sdk.oneroster.profiles import PROFILES
from aeries_sdk.oneroster.spec import VERSIONS, spec
from aeries_sdk.redact import redact
from aeries_sdk.testing import replay
from aeries_sdk.values import WrongValueError

T = TypeVar("T")
Target = Callable[[bytes], None]

MODELS: tuple[Any, ...] = (Student, Section, SystemInfo, Gradebook)
# Between the files of a package and between the texts of one input; no valid text of these formats holds them.
PIECE, PART = b"\x1e", b"\x1f"
FILES = ("manifest.csv", *{table.file: None for version in VERSIONS for table in spec(version).tables.values()})
_FIXTURES = Path(__file__).parents[1] / "recorded" / "fixtures"


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path


def _outcome(call: Callable[[], T]) -> T | AeriesError:
    try:
        return call()
    except AeriesError as error:
        return error


# --- targets ----------------------------------------------------------------------------------------------------------


def models(data: bytes) -> None:
    """JSON of an answer, as a list and as one record of several models; what was read comes out as it came in."""
    for model in MODELS:
        target: Any = GenericAlias(list, model)
        read = _outcome(partial(loads, data, target))
        if isinstance(read, AeriesError):
            assert isinstance(read, DecodeError)
            assert read.expected
            assert len(str(read)) < 500
        else:
            assert loads(dumps(read), target) == read
        with suppress(DecodeError):
            loads(data, model)


def address(data: bytes) -> None:
    """A pasted address; one that is taken is taken for the same when it is pasted again."""
    try:
        parsed = InstanceURL.parse(data.decode(errors="surrogateescape"))
    except ConfigError:
        return
    assert parsed.host
    assert InstanceURL.parse(parsed.base) == parsed
    assert parsed.base.startswith("https://") or parsed.host == "localhost" or parsed.host[:1] in set("1:0")
    assert not set("?#@\\") & set(parsed.base.split("/")[2])


def package_zip(data: bytes) -> None:
    """A zip of whatever bytes."""
    with _file("package.zip", data) as path:
        _check(path)


def package_folder(data: bytes) -> None:
    """A folder: the first byte of each piece says which file, the rest is in it. Nothing is lost to a checksum."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        for piece in data.split(PIECE):
            if piece:
                Path(folder, FILES[piece[0] % len(FILES)]).write_bytes(piece[1:])
        _check(Path(folder))


def _check(path: Path) -> None:
    with suppress(PackageError):
        for finding in check(path, profile=next(iter(PROFILES))):
            assert isinstance(finding, Finding)
            assert finding.rule in RULES
            assert len(str(finding)) < 4_000


def mapping(data: bytes) -> None:
    """A mapping file; what was read is written and read again as the same."""
    with _file("mapping.csv", data) as path:
        found = _outcome(lambda: SchoolMapping.from_csv(path))
        if not isinstance(found, SchoolMapping):
            assert isinstance(found, ConfigError)
            assert "mapping.csv" in str(found)
            return
        found.to_csv(path)
        assert SchoolMapping.from_csv(path) == found


def fixture_file(data: bytes) -> None:
    """A file of recorded answers: replayed, and asked for what it says it holds."""
    with _file("answers.json", data) as path:
        try:
            replayed = replay(path, strict=False)
        except ConfigError:
            return
        with suppress(AeriesError), replayed, replayed.client(retry=RetryPolicy(total=0)) as client:
            for exchange in replayed.exchanges[:3]:
                with suppress(AeriesError):
                    client.request(exchange.method, exchange.path, params=exchange.query, json=exchange.sent)


def message(data: bytes) -> None:
    """A vendor's message, and after it the values that were sent: short, and no value that was sent is in it."""
    text, *sent = data.decode(errors="replace").split(PART.decode())
    told = redact(text, sent)
    assert len(told) <= 300
    if len(told) < 300:
        for value in sent:
            if len(value) > 1 and value.isalnum():
                assert not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", told, re.IGNORECASE)


TARGETS: dict[str, Target] = {
    target.__name__: target for target in (models, address, package_zip, package_folder, mapping, fixture_file, message)
}

# Their inputs are changed value by value, too; see `mutated_json`.
JSON_TARGETS = frozenset({"models", "fixture_file"})


# --- what to begin with -----------------------------------------------------------------------------------------------


def seeds(name: str) -> list[bytes]:
    """Good inputs of a target, from which others are made."""
    return _SEEDS[name]()


def mutated_json(data: bytes, seed: int) -> bytes:
    """The same JSON with one value of it replaced: blind changes to bytes hardly ever leave JSON behind."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return data
    random = Random(seed)
    holder: list[Any] = [content]
    whole: Any = holder
    at: Any = 0
    while isinstance(whole[at], dict | list) and whole[at] and random.random() < 0.85:
        whole = whole[at]
        at = random.choice(list(whole)) if isinstance(whole, dict) else random.randrange(len(whole))
    whole[at] = random.choice(_ODD)
    return json.dumps(holder[0]).encode()


_ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        7,
        7.5,
        1e308,
        2**64,
        "",
        " ",
        "7",
        "7.0",
        "x",
        "\u0663",
        "\x00",
        "\n",
        "GET",
        "\ud800",
    ),
    *("0001-01-01T00:00:00", "2026-10-01T00:00:00", "99999-01-01", "/api/v5/schools/{x}", "//", "?a=b#c", "text/html"),
    *([], {}, [None], [[]], {"": None}, {"a": {"b": []}}, ["x", 7], "x" * 2_000, [[[[[[[[]]]]]]]]),
)


def _records() -> list[bytes]:
    return [json.dumps([_record(model)]).encode() for model in MODELS]


def _record(model: Any) -> dict[str, object]:
    record: dict[str, object] = {}
    for field in fields(model):
        if field.kind is None:
            nested = _record(field.model)
            record[field.fact.wire] = [nested] if field.many else nested
            continue
        for sample in ("2026-08-10T00:00:00", 7, True, ""):
            with suppress(WrongValueError):
                field.kind.read(sample)
                record[field.fact.wire] = sample
                break
    return record


def _package() -> dict[str, bytes]:
    files = {}
    for table in spec("1.1").tables.values():
        columns = [column.name for column in table.columns]
        good = ["2026-08-10" if "Date" in name else "a1" if "ourcedId" in name else "" for name in columns]
        files[table.file] = "".join(",".join(row) + "\r\n" for row in (columns, good, good)).encode()
    rows = [["propertyName", "value"], *spec("1.1").manifest.items()]
    rows += [[f"file.{name}", "bulk"] for name in spec("1.1").tables]
    files["manifest.csv"] = "".join(f"{name},{value}\r\n" for name, value in rows).encode()
    return files


def _zips() -> list[bytes]:
    found = []
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", method) as archive:
            for name in ("manifest.csv", "orgs.csv", "sub/users.csv"):
                archive.writestr(name, _package()[name.rpartition("/")[2]])
        found.append(target.getvalue())
    return found


def _folders() -> list[bytes]:
    pieces = [bytes([FILES.index(name)]) + content for name, content in _package().items()]
    manifest = bytes([FILES.index("manifest.csv")]) + _package()["manifest.csv"]
    return [PIECE.join(pieces), *[PIECE.join([manifest, piece]) for piece in pieces], *pieces]


def _mappings() -> list[bytes]:
    rows = (
        "decision{0}sis_id{0}sis_name{0}vendor_id{0}vendor_name{0}score{0}reasons\r\n"
        'map{0}994{0}Oak High{0}v1{0}"Oak, High"{0}0.97{0}same name; same level\r\n'
        "never{0}995{0}'=Elm{0}v2{0}Elm{0}{0}stale: gone\r\n{0}996{0}Ash{0}{0}{0}{0}\r\n"
    )
    return [rows.format(",").encode("utf-8-sig"), rows.format(";").encode(), rows.format("\t").encode("utf-16")]


def _fixture_files() -> list[bytes]:
    found = [b'{"format": 1, "answers": []}']
    for path in sorted(_FIXTURES.glob("s*.json")):
        content = json.loads(path.read_bytes())
        content["answers"] = [each for each in content["answers"] if len(json.dumps(each)) < 1_500][:2]
        found.append(json.dumps(content).encode())
    return found


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "models": _records,
    "address": lambda: [
        b"https://demo.aeries.net/aeries/Login.aspx?page=x",
        b' "http://[::1]:8080/admin/api/v5/" ',
        "//sch\u00fcle.example.org./a".encode(),
        b"localhost",
        b"https://user:secret@example.org",
    ],
    "package_zip": _zips,
    "package_folder": _folders,
    "mapping": _mappings,
    "fixture_file": _fixture_files,
    "message": lambda: [
        PART.join([b'Staff ID 90211 does not exist for Jane O\'Hara <x@example.org> "a b"', b"90211", b"Jane"]),
        "TeacherNumber1 is required; https://example.org/ \u2019s pre-enrolled".encode(),
    ],
}

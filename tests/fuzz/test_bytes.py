"""Whatever comes from outside: typed errors or a value, never anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aeries_sdk import InstanceURL, dumps, loads
from aeries_sdk.config import Certificate, parse_database_year
from aeries_sdk.errors import AeriesError, ConfigError, DecodeError
from aeries_sdk.matching import SchoolMapping, match_schools
from aeries_sdk.models import Course, School, Section, Staff, Student, Teacher
from aeries_sdk.redact import redact
from aeries_sdk.retry import parse_retry_after

T = TypeVar("T")
MODELS: list[Any] = [Student, School, Section, Staff, Course, Teacher]
quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(["0001-01-01T00:00:00", "2026-10-01T00:00:00", "99999-01-01", " ", "7", "7.0", "٣", "1e400"]),
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner))


def outcome(call: Callable[[], T]) -> T | AeriesError:
    """What a call gives, or the typed error it raises; anything else fails the test."""
    try:
        return call()
    except AeriesError as error:
        return error


def wire_names(model: Any) -> list[str]:
    from aeries_sdk.models._base import facts

    return [fact.wire for fact in facts(model).values()]


@st.composite
def records(draw: st.DrawFn) -> tuple[Any, list[object]]:
    """A model, and objects with some of its fields and anything in them."""
    model = draw(st.sampled_from(MODELS))
    names = st.sampled_from(wire_names(model)) | st.text(max_size=8)
    keys = {"SchoolCode": 994, "StudentID": 1, "StudentNumber": 1, "SectionNumber": 1, "ID": 1, "TeacherNumber": 1}
    found = draw(st.lists(st.dictionaries(names, values, max_size=6), max_size=3))
    return model, [{**keys, **each} if draw(st.booleans()) else each for each in found]


@quick
@given(st.sampled_from(MODELS), st.binary(max_size=400))
def test_bytes_are_records_or_a_decode_error(model: Any, data: bytes) -> None:
    target: Any = list[model]
    assert isinstance(outcome(lambda: loads(data, target)), list | DecodeError)


@quick
@given(records())
def test_json_of_any_shape_is_records_or_a_decode_error_without_its_values(made: tuple[Any, list[object]]) -> None:
    model, found = made
    target: Any = GenericAlias(list, model)
    read: Any = outcome(lambda: loads(json.dumps(found), target))
    if isinstance(read, AeriesError):
        assert isinstance(read, DecodeError)
        assert read.expected
        assert len(str(read)) < 500
        return
    # What could be read goes out as it came in.
    assert json.loads(dumps(read)) == json.loads(json.dumps([each for each in found if each is not None]))


@quick
@given(st.text(max_size=300))
@example("http://[::1%25eth0]/")
@example("https://xn--/")
@example("https://" + "a." * 200)
@example("https://example.org:٣/")
@example("//\u2100.example.org")
@example("https://ex\u00adample.org")
def test_an_address_is_understood_or_refused(text: str) -> None:
    parsed = outcome(lambda: InstanceURL.parse(text))
    if not isinstance(parsed, InstanceURL):
        assert isinstance(parsed, ConfigError)
        assert len(text.strip()) < 20 or text not in str(parsed)
        return
    assert InstanceURL.parse(parsed.base) == parsed
    assert parsed.base.startswith("https://") or parsed.host == "localhost" or parsed.host[:1] in set("1:0")
    assert parsed.host


@quick
@given(st.sampled_from(["https://", "http://", "", "HTTPS://"]), st.text(max_size=40), st.text(max_size=40))
def test_an_address_never_leads_to_another_host_than_it_shows(scheme: str, host: str, path: str) -> None:
    parsed = outcome(lambda: InstanceURL.parse(f"{scheme}{host}.example.org/{path}"))
    if not isinstance(parsed, InstanceURL):
        assert isinstance(parsed, ConfigError)
        return
    assert "@" not in parsed.base.split("/")[2]
    assert "\\" not in parsed.base
    assert not set("?#") & set(parsed.base)


@quick
@given(st.text(max_size=100) | st.integers() | st.none() | st.binary(max_size=5))
def test_certificates_and_years_are_taken_or_refused(value: Any) -> None:
    for made in (outcome(lambda: Certificate(value)), outcome(lambda: parse_database_year(value))):
        if isinstance(made, AeriesError):
            assert isinstance(made, ConfigError)
            assert len(str(value)) < 12 or str(value) not in str(made)


@quick
@given(st.text(max_size=120))
@example("Mon, 01 Jan 99999999999 00:00:00 GMT")
@example("Mon, 01 Jan 2026 00:00:00 +999999999999")
@example("Mon, 01 Jan 0001 00:00:00 +2359")
@example("Fri, 31 Dec 9999 23:59:59 -2359")
@example("1" * 5_000)
def test_a_wait_is_seconds_or_nothing(header: str) -> None:
    wait = parse_retry_after(header)
    assert wait is None or wait >= 0


@quick
@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 1, 1), timezones=st.just(UTC)))
def test_a_wait_until_a_moment_is_never_negative(moment: datetime) -> None:
    assert (parse_retry_after(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) or 0) >= 0


@quick
@given(st.binary(max_size=300))
def test_a_mapping_file_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mapping.csv"
    path.write_bytes(data)
    with pytest.raises(ConfigError):
        SchoolMapping.from_csv(path)


@quick
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "map", "never", "x", "=1"]), *[st.text(max_size=8)] * 4, st.text(max_size=4)),
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]),
)
def test_rows_of_a_mapping_file_are_read_or_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], comma: str, encoding: str
) -> None:
    header = ("decision", "sis_id", "sis_name", "vendor_id", "vendor_name", "score")
    path = tmp_path / "mapping.csv"
    path.write_bytes("\n".join(map(comma.join, [header, *rows])).encode(encoding, "replace"))
    mapping = outcome(lambda: SchoolMapping.from_csv(path))
    if not isinstance(mapping, SchoolMapping):
        assert isinstance(mapping, ConfigError)
        assert "mapping.csv" in str(mapping)
        return
    mapping.to_csv(path)
    assert SchoolMapping.from_csv(path) == mapping


@quick
@given(st.lists(st.text(max_size=30), max_size=6), st.lists(st.text(max_size=30), max_size=6))
def test_school_names_of_any_kind_can_be_matched(sis: list[str], vendor: list[str]) -> None:
    mapping = outcome(lambda: match_schools([*enumerate(sis)], [*enumerate(vendor)]))
    if not isinstance(mapping, AeriesError):
        assert len(mapping.matched) <= min(len(sis), len(vendor))


@pytest.mark.parametrize("piece", ["a", "'", "<", '"', "@", "-", "A-a", "://", " '"])
def test_a_message_of_any_length_comes_out_short(piece: str) -> None:
    assert len(redact(piece * 100_000, sent=["x" * 10_000, 1, date(2026, 1, 1)])) <= 300


@pytest.mark.parametrize("text", ["https://" + "a-" * 900, "https://" + "/" * 1_900, "https://a/" + "/api" * 450])
def test_an_address_of_any_length_is_parsed_or_refused(text: str) -> None:
    assert isinstance(outcome(lambda: InstanceURL.parse(text)), InstanceURL | ConfigError)

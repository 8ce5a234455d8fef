from __future__ import annotations

import contextlib
import json
import traceback
from datetime import date, datetime, time, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk import convert, dumps, errors, loads
from aeries_sdk.convert import decode_body, decode_list
from aeries_sdk.errors import DecodeError
from aeries_sdk.models import Model, School, SystemInfo, Term, is_blank, tidy
from aeries_sdk.models._base import key, loose_text, rows, text, value


@attrs.define(kw_only=True, repr=False)
class Part(Model):
    number: int = key("Number", show=True)
    share: float | None = value("Share")


@attrs.define(kw_only=True, repr=False)
class Record(Model):
    record_id: int = key("RecordID")
    code: str = text("Code", show=True)
    name: str = text("Name")
    mark: str = loose_text("Mark")
    count: int | None = value("Count")
    points: float | None = value("Points", aliases=("AtRiskPoints",))
    flag: bool | None = value("Flag")
    day: date | None = value("Day")
    moment: datetime | None = value("Moment")
    clock: time | None = value("Clock")
    part: Part | None = value("Part")
    parts: list[Part] = rows("Parts")
    words: list[str] = rows("Words")


CLEAN = {
    "RecordID": 7,
    "Code": " ",
    "Name": "Zelda\r\n",
    "Mark": "A",
    "Count": 0,
    "Points": 34.0,
    "Flag": False,
    "Day": "2026-08-10T00:00:00",
    "Moment": "2026-08-10T13:29:16",
    "Clock": "1900-01-01T07:05:00",
    "Part": {"Number": 1, "Share": None},
    "Parts": [{"Number": 2, "Share": 0.5}],
    "Words": ["a", "b"],
}


def read(**changes: object) -> Record:
    return loads([CLEAN | changes], list[Record])[0]


def test_a_clean_record_is_read_with_its_documented_types() -> None:
    record = read()

    assert record == Record(
        record_id=7,
        code=" ",
        name="Zelda\r\n",
        mark="A",
        count=0,
        points=34.0,
        flag=False,
        day=date(2026, 8, 10),
        moment=datetime(2026, 8, 10, 13, 29, 16),
        clock=time(7, 5),
        part=Part(number=1),
        parts=[Part(number=2, share=0.5)],
        words=["a", "b"],
    )
    assert type(record.day) is date


@pytest.mark.parametrize(
    ("field", "sent", "attribute", "held"),
    [
        ("Name", None, "name", ""),
        ("Code", "", "code", ""),
        ("Count", "0042", "count", 42),
        ("Count", "-2", "count", -2),
        ("Count", " ", "count", None),
        ("Count", None, "count", None),
        ("Count", 100.0, "count", 100),
        ("Points", 29, "points", 29.0),
        ("Points", "29.0000", "points", 29.0),
        ("Points", "", "points", None),
        ("Flag", None, "flag", None),
        ("Day", None, "day", None),
        ("Day", "", "day", None),
        ("Day", "0001-01-01T00:00:00", "day", None),
        ("Day", "2026-08-10", "day", date(2026, 8, 10)),
        ("Day", "2026-08-10T00:00:00.000", "day", date(2026, 8, 10)),
        ("Moment", "0001-01-01T00:00:00", "moment", None),
        ("Moment", "2017-09-07T13:29:16.1", "moment", datetime(2017, 9, 7, 13, 29, 16, 100000)),
        ("Moment", "2017-09-07T13:29:16.19", "moment", datetime(2017, 9, 7, 13, 29, 16, 190000)),
        ("Moment", "2017-09-07T13:29:16.127", "moment", datetime(2017, 9, 7, 13, 29, 16, 127000)),
        (
            "Moment",
            "2021-03-03T11:13:38.9539491-08:00",
            "moment",
            datetime(2021, 3, 3, 11, 13, 38, 953949, timezone(timedelta(hours=-8))),
        ),
        ("Clock", "1907-12-30T07:05:00", "clock", time(7, 5)),
        ("Clock", "1905-12-30T14:50:00", "clock", time(14, 50)),
        ("Clock", "0001-01-01T00:00:00", "clock", None),
        ("Clock", "07:05:00", "clock", time(7, 5)),
        ("Part", None, "part", None),
        ("Part", "", "part", None),
        ("Parts", "", "parts", []),
        ("Words", "", "words", []),
        ("Flag", "", "flag", None),
        ("Mark", 5, "mark", "5"),
        ("Mark", 95.5, "mark", "95.5"),
        ("Mark", "A", "mark", "A"),
        ("Parts", None, "parts", []),
        ("Words", None, "words", []),
    ],
)
def test_an_oddity_is_understood_and_goes_out_as_it_came(
    field: str, sent: object, attribute: str, held: object
) -> None:
    record = read(**{field: sent})

    assert getattr(record, attribute) == held
    assert type(getattr(record, attribute)) is type(held)
    assert json.loads(dumps(record))[field] == sent


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("Name", 5),
        ("Name", True),
        ("Name", ["x"]),
        ("Count", 1.7),
        ("Count", "1.7"),
        ("Count", "x7"),
        ("Count", True),
        ("Count", "9" * 5000),
        ("Count", "\u0664\u0662"),
        ("Points", "many"),
        ("Points", "1e9"),
        ("Points", False),
        ("Flag", "faLse"),
        ("Flag", 1),
        ("Flag", "Y"),
        ("Day", "tomorrow"),
        ("Day", 20260810),
        ("Day", "2026-13-45T00:00:00"),
        ("Moment", "13:29"),
        ("Clock", "noon"),
        ("RecordID", None),
        ("RecordID", ""),
        ("Part", "Quux"),
        ("Parts", {"Number": 1}),
        ("Words", [1]),
        ("Words", "Quux"),
    ],
)
def test_what_is_wrong_is_an_error_with_its_place_and_without_its_value(field: str, wrong: object) -> None:
    with pytest.raises(errors.DecodeError) as caught:
        loads([CLEAN, CLEAN | {field: wrong}], list[Record])

    assert (caught.value.record, caught.value.field) == (2, field)
    assert f"record 2, field {field}: expected" in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    if isinstance(wrong, str) and wrong:
        assert wrong not in str(caught.value)


def test_a_wrong_value_inside_a_list_is_named_with_its_path() -> None:
    with pytest.raises(errors.DecodeError) as caught:
        read(Parts=[{"Number": 1}, {"Number": "x"}])

    assert caught.value.field == "Parts[2].Number"


def test_a_missing_key_is_an_error_and_a_missing_optional_field_is_empty() -> None:
    record = loads({"RecordID": 7}, Record)

    assert (record.name, record.count, record.parts) == ("", None, [])
    assert json.loads(dumps(record)) == {"RecordID": 7}
    with pytest.raises(errors.DecodeError, match="RecordID"):
        loads({"Name": "Zelda"}, Record)


def test_unknown_fields_are_kept_and_go_out_again() -> None:
    record = read(NewField={"a": [1]})

    assert record.extra == {"NewField": {"a": [1]}}
    assert json.loads(dumps(record)) == CLEAN | {"NewField": {"a": [1]}}


def test_a_former_name_is_read_and_goes_out_again() -> None:
    sent = {name: value for name, value in CLEAN.items() if name != "Points"} | {"AtRiskPoints": "29.0000"}
    record = loads(sent, Record)

    assert record.points == 29.0
    assert record.extra == {}
    assert json.loads(dumps(record)) == sent


def test_a_changed_attribute_goes_out_in_the_documented_form() -> None:
    record = read(Day="2026-08-10", Count="0042")
    record.day = date(2026, 8, 11)

    out = json.loads(dumps(record))

    assert out["Day"] == "2026-08-11T00:00:00"
    assert out["Count"] == "0042"


def test_a_filled_field_that_was_absent_goes_out() -> None:
    record = loads({"RecordID": 7}, Record)
    record.name = "Zelda"

    assert json.loads(dumps(record)) == {"RecordID": 7, "Name": "Zelda"}


@pytest.mark.parametrize(("raw", "count"), [(b"null", 0), (b"[]", 0), (b"[null, null]", 0), (b'{"RecordID": 1}', 1)])
def test_an_answer_without_records_is_an_empty_list_and_one_object_a_list_of_one(raw: bytes, count: int) -> None:
    assert len(loads(raw, list[Record])) == count


@pytest.mark.parametrize("raw", [b"null", b"[]", b"[null]", b'[{"RecordID": 1}, {"RecordID": 2}]'])
def test_one_record_means_exactly_one(raw: bytes) -> None:
    assert loads(b'[{"RecordID": 1}]', Record).record_id == 1
    with pytest.raises(errors.DecodeError, match="one Record"):
        loads(raw, Record)


@pytest.mark.parametrize("raw", [b"", b"<html>Zelda</html>", b'[{"Name": "Zelda"', b"\xff\xfe[\x00", "[NaN]"])
def test_what_is_no_json_is_said_without_repeating_it(raw: bytes | str) -> None:
    with pytest.raises(errors.DecodeError, match="not valid JSON") as caught:
        loads(raw, list[Record])

    assert "Zelda" not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None


def test_a_byte_order_mark_is_tolerated() -> None:
    assert loads(b'\xef\xbb\xbf{"RecordID": 1}', Record).record_id == 1


def test_no_frame_of_the_library_holds_a_record_when_decoding_fails() -> None:
    canary = "Zelda Quux"
    with pytest.raises(errors.DecodeError) as caught:
        decode_list([CLEAN | {"Name": canary, "Count": "x"}], Record)

    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in trace.stack if frame.filename.endswith("aeries_sdk/convert.py")]
    assert frames
    assert not [frame for frame in frames if canary in str(frame.locals)]


def test_a_bad_record_is_reported_and_the_others_are_kept() -> None:
    bad: list[errors.DecodeError] = []

    kept = decode_list([CLEAN, {"RecordID": "x"}, CLEAN], Record, bad.append)

    assert len(kept) == 2
    assert [error.record for error in bad] == [2]


def test_a_repr_shows_what_says_nothing_about_a_person() -> None:
    record = read(Name="Zelda Quux")

    assert repr(record) == "Record(code=' ', ...)"
    assert "Quux" not in f"{[record]}{record!s}"


def test_an_attribute_that_does_not_exist_raises() -> None:
    with pytest.raises(AttributeError):
        read().naem  # type: ignore[attr-defined]  # noqa: B018


def test_blank_codes_are_blank_in_all_their_spellings() -> None:
    assert [is_blank(code) for code in ("", " ", "\r\n", None, "I", "*")] == [True, True, True, True, False, False]
    assert tidy("  Ana \r\n Maria ") == "Ana Maria"
    assert School(school_code=1, inactive_status_code=" ").is_active


def test_systeminfo_keeps_seven_digits_and_its_zone() -> None:
    sent = {"AeriesVersion": "9", "DatabaseYear": "2020-2021", "CurrentDateTime": "2021-03-03T11:13:38.9539491-08:00"}
    info = loads(sent, SystemInfo)

    assert info.current_date_time is not None
    assert info.current_date_time.utcoffset() == timedelta(hours=-8)
    assert json.loads(dumps(info)) == sent


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from([*CLEAN, "AtRiskPoints", "Other"]), JSON_VALUES), max_size=3))
def test_whatever_is_read_goes_out_equal_in_value(sent: list[dict[str, object]]) -> None:
    try:
        records = loads(sent, list[Record])
    except errors.DecodeError:
        return

    assert [json.loads(dumps(record)) for record in records] == sent


@given(st.builds(Term, term_code=st.text(), term_description=st.text(), start_date=st.none() | st.dates(date(2, 1, 1))))
def test_what_a_caller_builds_survives_the_round_trip(term: Term) -> None:
    assert loads(dumps(term), Term) == term


@given(st.binary())
def test_any_bytes_are_records_or_a_typed_error(raw: bytes) -> None:
    with contextlib.suppress(errors.DecodeError):
        loads(raw, list[Record])


class TestLongAnswers:
    """A long answer is read some hundred records at a time; nobody should notice."""

    PAD = "x" * 1200

    @pytest.fixture(autouse=True)
    def _a_megabyte_is_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(convert, "_LONG", 1 << 20)

    def raw(self, count: int, *odd: tuple[int, str]) -> bytes:
        records = [{"TermCode": str(place), "TermDescription": self.PAD} for place in range(1, count + 1)]
        for place, day in odd:
            records[place - 1]["StartDate"] = day
        return json.dumps(records).encode()

    def test_the_records_are_the_same(self) -> None:
        raw = self.raw(1203, (7, "2026-08-10T00:00:00"), (1203, "0001-01-01T00:00:00"))
        assert decode_body(raw, Term) == loads(raw, list[Term])
        assert dumps(decode_body(raw, Term)) == dumps(loads(raw, list[Term]))

    def test_bad_records_are_told_by_their_number_in_the_whole(self) -> None:
        errors: list[DecodeError] = []
        records = decode_body(self.raw(1203, (3, "soon"), (777, "later")), Term, errors.append)
        assert (len(records), [error.record for error in errors]) == (1201, [3, 777])
        with pytest.raises(DecodeError, match="record 777"):
            decode_body(self.raw(1203, (777, "later")), Term)

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_what_is_no_list_is_read_as_ever(self, mark: bytes) -> None:
        long = b'{"TermCode": "F", "TermDescription": "' + b"x" * (1 << 20) + b'"}'
        assert [term.term_code for term in decode_body(mark + long, Term)] == ["F"]
        with pytest.raises(DecodeError, match="not valid JSON"):
            decode_body(mark + long[:-2], Term)

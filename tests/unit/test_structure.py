from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from itertools import permutations

import attrs
import pytest

from aeries_sdk import dumps, errors, loads
from aeries_sdk.convert import decode_list
from aeries_sdk.models import ClassSchedule, Term

ROW = {
    "StudentID": 99400001,
    "SchoolCode": 994,
    "SequenceNumber": 1,
    "SectionNumber": 7,
    "CourseID": "0409",
    "DateStarted": "2026-08-17T00:00:00",
    "DateEnded": None,
}


def test_records_are_read_whatever_the_order_of_their_keys_and_however_many_orders_there_are() -> None:
    sent = [dict(items) for items in list(permutations(ROW.items()))[::60]]
    assert len(sent) > 64

    records = loads(sent, list[ClassSchedule])

    assert records == [records[0]] * len(sent)
    assert records[0].date_started == date(2026, 8, 17)
    assert [json.loads(dumps(record)) for record in records] == [ROW] * len(sent)


def test_a_wrong_value_is_found_behind_clean_records_and_behind_other_keys() -> None:
    with pytest.raises(errors.DecodeError) as caught:
        loads([ROW, ROW | {"New": 1}, ROW, ROW | {"SectionNumber": "x"}], list[ClassSchedule])

    assert (caught.value.record, caught.value.field) == (4, "SectionNumber")


def test_each_record_has_unknown_fields_of_its_own() -> None:
    one, other, third = loads([ROW, ROW, ROW | {"New": 1}], list[ClassSchedule])
    one.extra["Mine"] = 1

    assert (other.extra, third.extra) == ({}, {"New": 1})
    assert json.loads(dumps(one))["Mine"] == 1


def test_a_record_copies_pickles_and_compares_before_anybody_looked_at_its_unknown_fields() -> None:
    def fresh() -> ClassSchedule:
        return loads(ROW, ClassSchedule)

    assert pickle.loads(pickle.dumps(fresh())) == fresh()
    assert copy.deepcopy(fresh()) == copy.copy(fresh()) == fresh()
    assert attrs.asdict(fresh())["extra"] == {}
    assert attrs.evolve(fresh(), section_number=8).section_number == 8


def test_a_caller_keeps_the_parsed_list_unless_it_gives_it_away() -> None:
    parsed = [dict(ROW), dict(ROW)]
    decode_list(parsed, ClassSchedule)
    assert parsed == [ROW, ROW]

    assert len(decode_list(parsed, ClassSchedule, consume=True)) == 2
    assert parsed == [None, None]


@pytest.mark.parametrize("code", ['"', "\\", "'); raise SystemExit #", "\n", "{}"])
def test_a_key_of_the_wire_is_never_part_of_the_written_function(code: str) -> None:
    record = loads({"TermCode": "F", code: 1}, Term)

    assert record.extra == {code: 1}

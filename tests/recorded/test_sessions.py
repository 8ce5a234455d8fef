"""What was recorded, read through the typed methods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aeries_sdk import OPERATIONS, AeriesClient
from aeries_sdk.models._base import Model
from aeries_sdk.testing import replay

FILES = sorted(Path(__file__).with_name("fixtures").glob("*.json"))

Sessions = dict[str, Callable[[AeriesClient], Iterator[object]]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_recorded_answer_is_read_by_its_method(file: Path, sessions: Sessions) -> None:
    with replay(file) as replayed, replayed.client() as client:
        for answer in sessions[file.stem](client):
            records = answer if isinstance(answer, list) else [answer]
            assert records
            assert all(isinstance(record, Model) for record in records)


def test_each_session_has_its_file(sessions: Sessions) -> None:
    assert [file.stem for file in FILES] == sorted(sessions)


def test_every_read_is_in_some_file() -> None:
    recorded = {exchange.operation for file in FILES for exchange in replay(file).exchanges}
    assert {name for name, row in OPERATIONS.items() if row.access == "read"} - recorded == set()


def test_the_script_asks_today_for_what_is_in_the_files(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path)
    for file in FILES:
        asked = [(each.method, each.template, each.status, sorted(each.query)) for each in replay(file).exchanges]
        again = replay(tmp_path / file.name).exchanges
        assert [(each.method, each.template, each.status, sorted(each.query)) for each in again] == asked


def test_recorded_students_are_joined_by_their_ids(sessions: Sessions) -> None:
    folder = FILES[0].parent
    with replay(folder / "contacts.json", strict=False) as replayed, replayed.client() as client:
        student = client.students.list(994)[3]
        contacts = client.contacts.list(994, student_id=student.student_id)
    with replay(folder / "rosters.json", strict=False) as replayed, replayed.client() as client:
        rows = client.rosters.list_for_student(994, student.student_id)
    assert {row.student_id for row in rows} == {contact.student_id for contact in contacts} == {student.student_id}

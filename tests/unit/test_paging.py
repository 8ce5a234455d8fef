from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk.errors import ArgumentError, Timeout
from aeries_sdk.models import StudentDataChange
from aeries_sdk.operation import Operation, Paging
from aeries_sdk.paging import walk

Row = StudentDataChange

PAGED = Operation(
    id="rows.list",
    call="rows.list",
    method="GET",
    paths=("/api/v5/rows",),
    security_area="Student Data",
    model=Row,
    paging=Paging("StartingRecord", "EndingRecord", ("school_code", "student_number")),
)


def rows(numbers: range | list[int]) -> list[Row]:
    return [Row(student_id=number, school_code=994, student_number=number) for number in numbers]


class Server:
    """A list in pages, counting from 1, both ends included."""

    def __init__(self, numbers: range | list[int], cap: int = 10_000) -> None:
        self.rows = rows(numbers)
        self.cap = cap
        self.asked: list[tuple[int, int]] = []
        self.now = 0.0
        self.before: Callable[[int], None] = lambda request: None

    def __call__(self, first: int, last: int) -> list[Row]:
        self.asked.append((first, last))
        self.before(len(self.asked))
        return self.rows[first - 1 : last][: self.cap]

    def everything(self) -> list[Row]:
        return list(self.rows)

    def read(self, page_size: int) -> list[int]:
        return [row.student_number for row in walk(PAGED, self, self.everything, page_size, self.clock)]

    def clock(self) -> float:
        return self.now

    @property
    def sizes(self) -> list[int]:
        return [last - first + 1 for first, last in self.asked]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 9, 10, 11, 25])
@pytest.mark.parametrize("page_size", [2, 3, 10, 500])
def test_every_record_comes_once_and_in_order(count: int, page_size: int) -> None:
    assert Server(range(1, count + 1)).read(page_size) == [*range(1, count + 1)]


def test_pages_are_asked_for_when_they_are_needed() -> None:
    server = Server(range(1, 100))
    walked = walk(PAGED, server, server.everything, 10)

    assert server.asked == []
    next(walked)
    assert server.asked == [(1, 10)]


def test_a_server_that_gives_fewer_records_than_asked_for_is_not_taken_for_the_end() -> None:
    assert Server(range(1, 101), cap=7).read(50) == [*range(1, 101)]


@pytest.mark.parametrize("count", [5, 60])
def test_an_endpoint_that_ignores_paging_gives_its_list_once(count: int) -> None:
    everything = rows(range(count))

    assert [row.student_number for row in walk(PAGED, lambda *_: everything, list, 10)] == [*range(count)]


def test_a_record_on_two_pages_is_given_once() -> None:
    assert Server([1, 2, 3, 3, 3, 4, 5, 4, 6]).read(3) == [1, 2, 3, 4, 5, 6]


def test_a_record_that_moves_forward_between_two_pages_is_not_lost() -> None:
    server = Server(range(1, 31))

    def leave(request: int) -> None:
        if request == 2:
            del server.rows[0]

    server.before = leave

    # Without a second look number 11 would stand at position 10 by the time page two is read.
    assert sorted(server.read(10)) == [*range(1, 31)]


def test_a_record_that_is_added_between_two_pages_is_not_lost() -> None:
    server = Server(range(1, 31))

    def join(request: int) -> None:
        if request == 3:
            server.rows.insert(0, rows([99])[0])

    server.before = join

    assert sorted(server.read(10)) == [*range(1, 31), 99]


def test_a_list_that_never_holds_still_is_read_whole() -> None:
    server = Server(range(1, 31))

    def churn(request: int) -> None:
        server.rows = rows([*range(1, 31), *range(100 * request, 100 * request + 30)][request:])

    server.before = churn

    assert set(server.read(10)) >= {row.student_number for row in server.rows}


@pytest.mark.parametrize("wrong", [0, 1, -5, True, 2.5])
def test_a_page_size_that_cannot_work_is_refused_at_once(wrong: object) -> None:
    with pytest.raises(ArgumentError, match="page_size"):
        walk(PAGED, Server([]), list, wrong)  # type: ignore[arg-type]


def test_slow_pages_become_smaller_and_quick_ones_larger_again() -> None:
    server = Server(range(1, 3001))

    def slow(request: int) -> None:
        server.now += 30 if request <= 2 else 10 if request <= 4 else 1

    server.before = slow

    assert server.read(400) == [*range(1, 3001)]
    assert server.sizes[:9] == [400, 200, 100, 100, 100, 200, 300, 400, 400]


def test_a_page_that_does_not_come_in_time_is_asked_for_in_halves() -> None:
    server = Server(range(1, 501))

    def silent(request: int) -> None:
        if server.sizes[-1] > 130:
            raise Timeout("silence")
        server.now += 10

    server.before = silent

    assert server.read(500) == [*range(1, 501)]
    assert server.asked[:4] == [(1, 500), (1, 250), (1, 125), (125, 249)]


def test_pages_of_fifty_are_not_made_smaller() -> None:
    server = Server(range(1, 501))

    def silent(request: int) -> None:
        raise Timeout("silence")

    server.before = silent

    with pytest.raises(Timeout):
        server.read(500)
    assert server.sizes == [500, 250, 125, 62, 50]


@given(
    count=st.integers(0, 700),
    page_size=st.integers(2, 400),
    seconds=st.lists(st.sampled_from([1.0, 10.0, 30.0, None]), max_size=30),
)
def test_whatever_the_size_of_the_pages_every_record_comes_once(
    count: int, page_size: int, seconds: list[float | None]
) -> None:
    server = Server(range(1, count + 1))

    def answer(request: int) -> None:
        took = seconds[request - 1] if request <= len(seconds) else 1.0
        if took is None and server.sizes[-1] > 50:
            raise Timeout("silence")
        server.now += took or 30

    server.before = answer

    assert server.read(page_size) == [*range(1, count + 1)]
    assert min(page_size, 50) <= min(server.sizes) <= max(server.sizes) <= page_size

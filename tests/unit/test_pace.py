from __future__ import annotations

import logging
import math
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk import pace
from aeries_sdk.pace import Pace, Turn
from aeries_sdk.watch import BrokenOff, Watch

HOST = "sis.example.org"


class Clock:
    """Seconds that pass when somebody pauses."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now


class Call(Watch):
    """A call that pauses on that clock, and has `seconds` left."""

    def __init__(self, clock: Clock, seconds: float = math.inf) -> None:
        super().__init__(None)
        self.clock = clock
        self.ends = clock.now + seconds

    @property
    def left(self) -> float:
        return 0.0 if self.over else max(0.0, self.ends - self.clock.now)

    def pause(self, seconds: float) -> None:
        self.clock.waits.append(seconds)
        self.clock.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def host(clock: Clock) -> Pace:
    return Pace(HOST, clock)


def enter(host: Pace, many: int, ceiling: int = 8) -> list[Turn]:
    """So many requests, of one client, that ask for a place; those that have to wait for it wait."""
    share = host.share(ceiling)
    turns = [share.turn(Watch(None)) for _ in range(many)]
    for turn in turns:
        host.ask(turn)
    return turns


def answer(host: Pace, many: int, ceiling: int = 8) -> None:
    """So many requests, one after the other, that are answered."""
    for _ in range(many):
        enter(host, 1, ceiling)[0].leave(well=True)


def test_a_healthy_host_is_never_waited_for(host: Pace, clock: Clock) -> None:
    share = host.share(4)
    for _ in range(100):
        turn = share.turn(Call(clock))
        turn.enter()
        turn.leave(well=True)

    assert (clock.waits, host.limit, host.under_way) == ([], 4, 0)


def test_a_client_has_no_more_under_way_than_its_ceiling(host: Pace) -> None:
    turns = enter(host, 6, ceiling=4)
    assert [turn.inside for turn in turns] == [True] * 4 + [False] * 2

    turns[0].leave(well=True)
    assert [turn.inside for turn in turns] == [False, True, True, True, True, False]


def test_two_clients_share_the_limit_and_each_obeys_its_own_ceiling(host: Pace) -> None:
    small = enter(host, 4, ceiling=2)
    large = enter(host, 8, ceiling=5)

    assert (sum(turn.inside for turn in small), sum(turn.inside for turn in large)) == (2, 3)
    small[0].leave()
    # Whoever waits for a place of the small client does not stand in the other one's way.
    large[0].leave()
    assert (sum(turn.inside for turn in small), sum(turn.inside for turn in large)) == (2, 3)


def test_refusals_of_one_crowd_halve_it_once(host: Pace) -> None:
    turns = enter(host, 8)
    for turn in turns:
        turn.refused()
    assert host.limit == 4

    for turn in turns:
        turn.leave()
    enter(host, 4)[0].refused()
    assert host.limit == 2


def test_what_was_sent_before_a_refusal_does_not_raise_the_limit_again(host: Pace) -> None:
    turns = enter(host, 8)
    turns[0].refused()
    for turn in turns:
        turn.leave(well=True)

    assert host.limit == 4


def test_one_request_at_a_time_is_always_allowed(host: Pace) -> None:
    for _ in range(10):
        turn = enter(host, 1)[0]
        assert turn.inside
        turn.refused()
        turn.leave()

    assert host.limit == 1


def test_a_host_that_recovers_gets_as_much_as_before(host: Pace) -> None:
    turns = enter(host, 8)
    turns[0].refused()
    for turn in turns:
        turn.leave()
    # 4, 5 and 6 answers in a row raise it to 7, which is next to what was refused: there it takes twice as many.
    answer(host, 4 + 5 + 6)
    assert host.limit == 7
    answer(host, 2 * 7 - 1)
    assert host.limit == 7
    answer(host, 1)
    assert host.limit == 8


def test_a_host_that_bears_three_is_tried_with_four_less_and_less_often(host: Pace) -> None:
    asked_between: list[int] = []
    asked = 0
    for _ in range(600):
        turns = enter(host, 8)
        together = [turn for turn in turns if turn.inside]
        asked += len(together)
        if len(together) > 3:
            together[-1].refused()
            asked_between.append(asked)
            asked = 0
        for turn in turns:
            if not turn.inside:
                turn.leave()
        for turn in together:
            turn.leave(well=turn is not together[-1] or len(together) < 4)

    assert host.limit in {2, 3, 4}
    # The last refusals are a hundred requests apart and more.
    assert min(asked_between[-3:]) > 100
    assert len(asked_between) < 20


def test_what_a_host_asks_for_holds_everybody_back(host: Pace, clock: Clock) -> None:
    first, second = (host.share(8).turn(Call(clock)) for _ in range(2))
    first.enter()
    first.refused(30)
    first.leave()

    second.enter()
    assert clock.waits == [30]


def test_the_call_that_was_told_waits_once(host: Pace, clock: Clock) -> None:
    turn = host.share(8).turn(Call(clock))
    turn.enter()
    turn.refused(30)
    turn.rest(30)

    assert (clock.waits, turn.inside) == ([30], True)


def test_a_wait_that_begins_while_one_waits_for_a_place_is_obeyed(host: Pace, clock: Clock) -> None:
    share = host.share(1)
    first, second = share.turn(Call(clock)), share.turn(Call(clock))
    first.enter()
    waiting = threading.Thread(target=second.enter)
    waiting.start()
    while second.called is None:
        threading.Event().wait(0.001)
    first.refused(30)
    first.leave()
    waiting.join(5)

    assert (second.inside, clock.waits) == (True, [30])


def test_a_wait_beyond_the_deadline_is_not_begun(host: Pace, clock: Clock) -> None:
    enter(host, 1)[0].refused(30)
    call = Call(clock, seconds=20)

    with pytest.raises(BrokenOff):
        host.share(8).turn(call).enter()
    assert (clock.waits, call.over) == ([], "deadline")


def test_a_call_that_is_ended_while_it_waits_for_a_place_leaves_the_queue(host: Pace) -> None:
    held = enter(host, 1, ceiling=1)[0]
    watch = Watch(None)
    turn = host.share(1).turn(watch)
    broke = threading.Event()

    def wait() -> None:
        try:
            turn.enter()
        except BrokenOff:
            broke.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    while turn.called is None:
        threading.Event().wait(0.001)
    watch.end("closed")
    waiting.join(5)

    assert (broke.is_set(), watch.over) == (True, "closed")
    held.leave()
    assert enter(host, 1, ceiling=1)[0].inside


def test_the_clock_of_asking_stands_still_while_a_thread_waits(
    host: Pace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.monotonic", clock)
    before = pace.asking_time()
    turn = host.share(8).turn(Call(clock))
    turn.enter()
    turn.refused(30)
    turn.rest(30)
    clock.now += 2

    assert pace.asking_time() - before == 2


def test_changes_are_logged_with_the_host_and_nothing_else(host: Pace, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        turns = enter(host, 4, ceiling=4)
        turns[0].refused()
        turns[1].refused()
        for turn in turns:
            turn.leave()
        answer(host, 100, ceiling=4)

    assert caplog.messages == [
        "sis.example.org asks for patience: 2 requests at once now",
        "sis.example.org answers: 4 requests at once now",
    ]
    assert [(record.host, record.limit) for record in caplog.records] == [(HOST, 2), (HOST, 4)]  # type: ignore[attr-defined]


def test_all_clients_of_a_host_have_one_pace_and_other_hosts_have_others() -> None:
    one = pace.pace_of("https", HOST, None)

    assert pace.pace_of("https", HOST, None) is one
    assert pace.pace_of("https", HOST, 8443) is not one
    assert pace.pace_of("https", "other.example.org", None) is not one


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_child_does_not_wait_for_places_of_its_parent() -> None:
    host = pace.pace_of("https", HOST, None)
    enter(host, 1, ceiling=1)
    child = os.fork()
    if not child:
        found = pace.pace_of("https", HOST, None)
        os._exit(0 if enter(found, 1, ceiling=1)[0].inside else 1)
    _, status = os.waitpid(child, 0)

    assert status == 0
    assert pace.pace_of("https", HOST, None) is host


STEPS = st.lists(st.tuples(st.sampled_from(["ask", "ask", "well", "leave", "refuse", "give up"]), st.integers(0, 99)))


@given(ceilings=st.lists(st.integers(1, 9), min_size=1, max_size=3), steps=STEPS)
def test_whatever_happens_the_limit_holds_and_nobody_is_forgotten(
    ceilings: list[int], steps: list[tuple[str, int]]
) -> None:
    host = Pace(HOST)
    shares = [host.share(ceiling) for ceiling in ceilings]
    turns: list[Turn] = []
    for step, which in steps:
        inside = [turn for turn in turns if turn.inside]
        waiting = [turn for turn in turns if not turn.inside]
        if step == "ask":
            turns.append(shares[which % len(shares)].turn(Watch(None)))
            host.ask(turns[-1])
        elif step == "give up" and waiting:
            gone = waiting[which % len(waiting)]
            gone.leave()
            turns.remove(gone)
        elif step == "refuse" and inside:
            inside[which % len(inside)].refused()
        elif step in {"well", "leave"} and inside:
            gone = inside[which % len(inside)]
            gone.leave(well=step == "well")
            turns.remove(gone)

        new = [turn for turn in turns if turn.inside and turn not in inside]
        assert 1 <= host.limit <= max(ceilings)
        assert host.under_way == sum(turn.inside for turn in turns)
        assert not new or host.under_way <= host.limit
        for share in shares:
            assert share.under_way <= share.ceiling
            room = host.under_way < host.limit and share.under_way < share.ceiling
            assert not (room and [turn for turn in turns if turn.share is share and not turn.inside])

    while turns:
        inside = [turn for turn in turns if turn.inside]
        # Somebody is always inside while somebody waits.
        inside[0].leave(well=True)
        turns.remove(inside[0])
    answer(host, 64 * 9 * 9, ceiling=1)
    assert host.limit == max(ceilings)


def test_many_threads_all_get_their_turn() -> None:
    host = Pace(HOST)
    seen: list[int] = []

    def work(share: pace.Share) -> None:
        for count in range(50):
            turn = share.turn(Watch(None))
            turn.enter()
            seen.append(host.under_way)
            if count % 10 == 0:
                turn.refused()
            turn.leave(well=count % 10 != 0)

    threads = [threading.Thread(target=work, args=(host.share(ceiling),)) for ceiling in (1, 2, 4, 4) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert (len(seen), host.under_way) == (600, 0)
    assert max(seen) <= 4

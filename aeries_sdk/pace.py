"""How many requests one host gets at once: fewer when it refuses or falls silent, more again when it answers.

All clients and threads of a process share one `Pace` per host. A refusal halves what is under way; a `Retry-After`
holds everybody back, not only the call that was told. Requests that were on their way together complain of the same
crowd, so only the first of them counts. The number that was refused is tried again later, and less often each time it
is refused anew: a host that bears three is not asked for a fourth again and again.
"""

from __future__ import annotations

import logging
import math
import os
import threading
import time
import weakref
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aeries_sdk.watch import Watch

log = logging.getLogger("aeries_sdk.pace")

_CAUTION = 64


class Pace:
    """What all requests to one host have in common.

    Args:
        host: Its name, for the log.
        clock: Seconds that only go forward.

    Attributes:
        limit: How many requests may be under way now.
        under_way: How many are.
    """

    def __init__(self, host: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.host = host
        self.clock = clock
        self.limit = 0
        self.under_way = 0
        self.held_until = -math.inf
        self._lock = threading.Lock()
        self._queue: deque[Turn] = deque()
        self._most = 0
        self._good = 0
        # How many at once were refused last, and how often in a row.
        self._refused_at = math.inf
        self._caution = 1
        # Counts the refusals that took effect: what was sent before the last one has nothing new to say.
        self._generation = 0

    def share(self, ceiling: int) -> Share:
        """A client's part in it.

        Args:
            ceiling: How many requests the client may have under way at most.
        """
        with self._lock:
            if ceiling > self._most:
                if self.limit == self._most:
                    self.limit = ceiling
                self._most = ceiling
                self._admit()
        return Share(self, ceiling)

    def ask(self, turn: Turn) -> threading.Event | None:
        """Let a request in, or note it down: then the event is set when its turn has come."""
        with self._lock:
            if turn.called is None:
                if not self._queue and self._has_room(turn):
                    self._let_in(turn)
                    return None
                turn.called = threading.Event()
                self._queue.append(turn)
                self._admit()
            return turn.called

    def leave(self, turn: Turn, *, well: bool) -> None:
        """Take a request out, whether it was under way or still waiting."""
        with self._lock:
            before = self.limit
            if turn.inside:
                turn.inside = False
                self.under_way -= 1
                turn.share.under_way -= 1
                if well and turn.generation == self._generation and self.limit < self._most:
                    self._grow()
                self._admit()
            elif turn.called is not None:
                self._queue.remove(turn)
                turn.called = None
            limit, most = self.limit, self._most
        if limit > before:
            level = logging.INFO if limit == most else logging.DEBUG
            log.log(level, "%s answers: %d requests at once now", self.host, limit, extra=self._fields(limit))

    def refuse(self, turn: Turn, wait: float) -> None:
        """Take note that a host asks for less, and hold everybody back for `wait` seconds."""
        with self._lock:
            before = self.limit
            if wait > 0:
                turn.served = self.clock() + wait
                self.held_until = max(self.held_until, turn.served)
            if turn.generation == self._generation:
                self._generation += 1
                self._good = 0
                together = min(self.limit, self.under_way)
                if together > 1:
                    # Alone it was not refused for its number.
                    self._refused_at = together
                    self._caution = min(_CAUTION, self._caution * 2)
                self.limit = max(1, together // 2)
            limit = self.limit
        if limit < before:
            log.info("%s asks for patience: %d requests at once now", self.host, limit, extra=self._fields(limit))

    def _grow(self) -> None:
        self._good += 1
        if self._good < self.limit * (self._caution if self.limit + 1 >= self._refused_at else 1):
            return
        self._good = 0
        self.limit += 1
        if self.limit > self._refused_at:
            self._refused_at = math.inf
            self._caution = 1

    def _has_room(self, turn: Turn) -> bool:
        return self.under_way < self.limit and turn.share.under_way < turn.share.ceiling

    def _admit(self) -> None:
        """Call whoever there is room for, in the order in which they came."""
        if self._queue and self.under_way < self.limit:
            for turn in [*self._queue]:
                if self._has_room(turn):
                    self._queue.remove(turn)
                    self._let_in(turn)

    def _let_in(self, turn: Turn) -> None:
        turn.inside = True
        turn.generation = self._generation
        self.under_way += 1
        turn.share.under_way += 1
        if turn.called is not None:
            turn.called.set()
            turn.called = None

    def _fields(self, limit: int) -> dict[str, object]:
        return {"host": self.host, "limit": limit}


class Share:
    """One client's part in the pace of a host.

    Args:
        pace: What all share.
        ceiling: How many requests the client may have under way at most.
    """

    def __init__(self, pace: Pace, ceiling: int) -> None:
        self.pace = pace
        self.ceiling = ceiling
        self.under_way = 0

    def turn(self, watch: Watch) -> Turn:
        """The place of one call."""
        return Turn(self, watch)


class Turn:
    """One call's place at a host: it has one while it exchanges bytes, and gives it back while it waits.

    Args:
        share: The client's part.
        watch: The call; what ends it ends its waiting.

    Attributes:
        watch: The call.
        inside: Whether it has its place.
        called: Set when it gets one; None while it does not wait for one.
        served: The moment up to which it has sat out what the host asked for.
        generation: How many refusals had taken effect when it got its place.
    """

    def __init__(self, share: Share, watch: Watch) -> None:
        self.share = share
        self.inside = False
        self.called: threading.Event | None = None
        self.served = -math.inf
        self.generation = -1
        self.watch = watch

    def enter(self) -> None:
        """Wait for a place.

        Raises:
            BrokenOff: The call is over, or would be before it gets one.
        """
        pace = self.share.pace
        if pace.held_until <= self.served and pace.ask(self) is None:
            return
        started = pace.clock()
        try:
            while self.watch.left > 0:
                until = pace.held_until
                if until > self.served:
                    seconds = until - pace.clock()
                    if seconds >= self.watch.left:
                        break
                    if seconds > 0:
                        self.watch.pause(seconds)
                    self.served = until
                    continue
                if called := pace.ask(self):
                    self.watch.wait(called)
                if self.inside:
                    if pace.held_until <= self.served:
                        return
                    self.leave()
        finally:
            _waited.seconds += pace.clock() - started
        self.leave()
        self.watch.end("deadline")
        self.watch.check()

    def rest(self, seconds: float) -> None:
        """Give the place to others for a time, then wait for one again.

        Raises:
            BrokenOff: As `enter`.
        """
        self.leave()
        started = self.share.pace.clock()
        self.watch.pause(seconds)
        _waited.seconds += self.share.pace.clock() - started
        self.enter()

    def refused(self, wait: float = 0.0) -> None:
        """The host has refused, or has not answered in time.

        Args:
            wait: For how many seconds it wants to be left alone.
        """
        self.share.pace.refuse(self, wait)

    def leave(self, *, well: bool = False) -> None:
        """Give the place back.

        Args:
            well: Whether the host has answered.
        """
        self.share.pace.leave(self, well=well)


class _Waited(threading.local):
    """For how long the current thread has waited for its turns."""

    seconds = 0.0


_waited = _Waited()


def asking_time() -> float:
    """A clock of the current thread that stands still while it waits for its turn: what is left is the host's."""
    return time.monotonic() - _waited.seconds


_lock = threading.RLock()
_paces: weakref.WeakValueDictionary[tuple[str, str, int | None], Pace] = weakref.WeakValueDictionary()


def pace_of(scheme: str, host: str, port: int | None) -> Pace:
    """The pace of a host, which lasts as long as a client has a share in it."""
    key = (scheme, host, port)
    with _lock:
        pace = _paces.get(key)
        if pace is None:
            pace = _paces[key] = Pace(host)
        return pace


def forget() -> None:
    """Begin anew: in a forked child, nobody will give back the places that its parent's threads have."""
    global _lock  # noqa: PLW0603 - another thread may have held it at the fork
    _lock = threading.RLock()
    _paces.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget)

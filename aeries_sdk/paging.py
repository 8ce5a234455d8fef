"""Walks lists that come in pages, and distrusts them.

Aeries counts records from 1, gives no total and no link to the next page, and does not say in which order records
come. So every page starts with the last record of the page before it: when another record stands there, the list has
changed in between. And the end of a list is only believed when a page brings nothing new, since a server may give fewer
records than it was asked for.

A page that takes long, or does not come in time, makes the next ones smaller; quick ones make them larger again, up to
what was asked for.
"""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from aeries_sdk.errors import ArgumentError, Timeout
from aeries_sdk.pace import asking_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aeries_sdk.operation import Operation

    Key = tuple[object, ...]

R = TypeVar("R")

log = logging.getLogger("aeries_sdk.paging")

_RESTARTS = 2
# Seconds: a page above the one is slow, one below the other is quick.
_SLOW = 20.0
_QUICK = 5.0
SMALLEST = 50


def walk(
    operation: Operation[Any],
    fetch: Callable[[int, int], list[R]],
    everything: Callable[[], list[R]],
    page_size: int,
    clock: Callable[[], float] = asking_time,
) -> Iterator[R]:
    """Yield every record once.

    Args:
        operation: A row with `paging`.
        fetch: Gives the records (or what else the endpoint counts) from one position to another, both included, counted
            from 1.
        everything: Gives the whole list at once: the last resort when it changes under way more than twice.
        page_size: Records per request, at most: fewer while pages take longer than 20 seconds or time out, but no fewer
            than 50 for that.
        clock: Seconds that the host takes.

    Raises:
        ArgumentError: A page size below 2: pages overlap by one record.
    """
    if isinstance(page_size, bool) or not isinstance(page_size, int) or page_size < 2:
        raise ArgumentError("page_size takes a whole number of at least 2.", **operation.place)
    return _walk(operation, _Pages(operation, fetch, page_size, clock), everything)


class _Pages(Generic[R]):
    """Asks for pages, as large as the host can make them in good time."""

    def __init__(
        self,
        operation: Operation[Any],
        fetch: Callable[[int, int], list[R]],
        most: int,
        clock: Callable[[], float],
    ) -> None:
        self.size = most
        self._operation = operation
        self._fetch = fetch
        self._most = most
        self._least = min(most, SMALLEST)
        self._clock = clock

    def at(self, start: int) -> tuple[list[R], int]:
        """The page that starts there, and how many records were asked for."""
        while True:
            asked = self.size
            began = self._clock()
            try:
                page = self._fetch(start, start + asked - 1)
            except Timeout:
                if asked == self._least or not self._operation.retry_safe:
                    raise
                self._resize(asked // 2)
                continue
            seconds = self._clock() - began
            if seconds > _SLOW:
                self._resize(asked // 2)
            elif seconds < _QUICK:
                self._resize(asked + max(1, self._most // 4))
            return page, asked

    def _resize(self, size: int) -> None:
        before, self.size = self.size, min(self._most, max(self._least, size))
        if self.size < before:
            log.info(
                "pages take long: asking for %d records at once now", self.size, extra={"operation": self._operation.id}
            )


def _walk(operation: Operation[Any], pages: _Pages[R], everything: Callable[[], list[R]]) -> Iterator[R]:
    alike = operation.paging is not None and operation.paging.alike
    given: set[Key] = set()
    walked: set[Key] = set()
    counted: Counter[Key] = Counter()
    restarts = 0
    stale = False
    start = 1
    first: list[Key] = []
    last: Key | None = None
    while True:
        page, asked = pages.at(start)
        keys = [_key(operation, record) for record in page]
        # An endpoint that does not know paging here gives the whole list each time.
        whole = len(page) > asked or (last is not None and len(keys) > 1 and keys == first)
        if last is not None and keys[:1] != [last] and not whole:
            if restarts < _RESTARTS:
                restarts += 1
                log.info("the list changed between two pages: reading it again", extra={"operation": operation.id})
                start, last = 1, None
                walked.clear()
                continue
            if alike or last not in keys:
                log.info("the list keeps changing: reading it whole", extra={"operation": operation.id})
                page = everything()
                keys = [_key(operation, record) for record in page]
                whole = True
        names = _numbered(keys, counted, None if whole else last) if alike else keys
        for name, record in zip(names, page, strict=True):
            if name not in given:
                given.add(name)
                yield record
        nothing_new = walked.issuperset(names)
        # Records that share a key can fill a page with nothing new; two such pages, or the overlap alone, are the end.
        if whole or not page or (nothing_new and (stale or len(page) < 2)):
            return
        stale = nothing_new
        walked.update(names)
        if last is None:
            first = keys
        start, last = start + len(page) - 1, keys[-1]


def _numbered(keys: list[Key], counted: Counter[Key], overlap: Key | None) -> list[Key]:
    """The keys with a number behind them: only their order tells records with the same key apart."""
    if overlap is None:
        counted.clear()
    else:
        counted[overlap] -= 1
    names = []
    for key in keys:
        counted[key] += 1
        names.append((*key, counted[key]))
    return names


def _key(operation: Operation[Any], record: object) -> Key:
    return tuple(getattr(record, name) for name in operation.paging.key) if operation.paging else ()

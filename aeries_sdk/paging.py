"""Walks lists that come in pages, and distrusts them.

Aeries counts records from 1, gives no total and no link to the next page, and does not say in which order records
come. So every page starts with the last record of the page before it: when another record stands there, the list has
changed in between. And the end of a list is only believed when a page brings nothing new, since a server may give fewer
records than it was asked for.
"""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from aeries_sdk.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aeries_sdk.operation import Operation

    Key = tuple[object, ...]
    R = TypeVar("R")

log = logging.getLogger("aeries_sdk.paging")

_RESTARTS = 2


def walk(
    operation: Operation[Any], fetch: Callable[[int, int], list[R]], everything: Callable[[], list[R]], page_size: int
) -> Iterator[R]:
    """Yield every record once.

    Args:
        operation: A row with `paging`.
        fetch: Gives the records (or what else the endpoint counts) from one position to another, both included, counted
            from 1.
        everything: Gives the whole list at once: the last resort when it changes under way more than twice.
        page_size: Records per request.

    Raises:
        ArgumentError: A page size below 2: pages overlap by one record.
    """
    if isinstance(page_size, bool) or not isinstance(page_size, int) or page_size < 2:
        raise ArgumentError("page_size takes a whole number of at least 2.", **operation.place)
    return _walk(operation, fetch, everything, page_size)


def _walk(
    operation: Operation[Any], fetch: Callable[[int, int], list[R]], everything: Callable[[], list[R]], page_size: int
) -> Iterator[R]:
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
        page = fetch(start, start + page_size - 1)
        keys = [_key(operation, record) for record in page]
        # An endpoint that does not know paging here gives the whole list each time.
        whole = len(page) > page_size or (last is not None and len(keys) > 1 and keys == first)
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

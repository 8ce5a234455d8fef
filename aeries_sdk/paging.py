"""Walks lists that come in pages, and distrusts them.

Aeries counts records from 1, gives no total and no link to the next page, and does not say in which order records
come. So every page starts with the last record of the page before it: when another record stands there, the list has
changed in between. And the end of a list is only believed when a page brings nothing new, since a server may give fewer
records than it was asked for.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from aeries_sdk.errors import ArgumentError, PagingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aeries_sdk.models._base import Model
    from aeries_sdk.operation import Operation

    M = TypeVar("M", bound=Model)

log = logging.getLogger("aeries_sdk.paging")

_RESTARTS = 2


def walk(operation: Operation[M], fetch: Callable[[int, int], list[M]], page_size: int) -> Iterator[M]:
    """Yield every record once.

    Args:
        operation: A row with `paging`.
        fetch: Gives the records from one position to another, both included, counted from 1.
        page_size: Records per request.

    Raises:
        ArgumentError: A page size below 2: pages overlap by one record.
        PagingError: The list changed under way more than twice.
    """
    if isinstance(page_size, bool) or not isinstance(page_size, int) or page_size < 2:
        raise ArgumentError("page_size takes a whole number of at least 2.", **operation.place)
    return _walk(operation, fetch, page_size)


def _walk(operation: Operation[M], fetch: Callable[[int, int], list[M]], page_size: int) -> Iterator[M]:
    given: set[tuple[object, ...]] = set()
    walked: set[tuple[object, ...]] = set()
    restarts = 0
    start = 1
    first: tuple[object, ...] | None = None
    last: tuple[object, ...] | None = None
    while True:
        page = fetch(start, start + page_size - 1)
        keys = [_key(operation, record) for record in page]
        # An endpoint that does not know paging here gives the whole list each time.
        whole = len(page) > page_size or (last is not None and len(keys) > 1 and keys[0] == first)
        if last is not None and keys[:1] != [last] and not whole:
            if restarts < _RESTARTS:
                restarts += 1
                log.info("the list changed between two pages: reading it again", extra={"operation": operation.id})
                start, last = 1, None
                walked.clear()
                continue
            if last not in keys:
                raise PagingError("The list kept changing while it was read; list() reads it whole.", **operation.place)
        for key, record in zip(keys, page, strict=True):
            if key not in given:
                given.add(key)
                yield record
        if whole or not page or walked.issuperset(keys):
            return
        walked.update(keys)
        if last is None:
            first = keys[0]
        start, last = start + len(page) - 1, keys[-1]


def _key(operation: Operation[M], record: M) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in operation.paging.key) if operation.paging else ()

"""What can be made to go wrong, by name.

========================== =============================================================================================
name                       what happens while it is on
========================== =============================================================================================
status_429                 429 with a Message; ``retry_after`` ("2", an HTTP date, nonsense) becomes the header
crowded                    429 (``status``: 429, 502 or 503) while more than ``most`` (3) requests are under way;
                           ``retry_after`` as above
status_500_html            500 with an HTML page, as a .NET server writes it
status_500_message         500 with a JSON Message: the "object reference" text that stands for "not found"
status_502                 502 with an HTML page
status_503                 503 without a body; ``retry_after`` as above
status_404                 404 with a JSON Message
status_2xx                 ``status`` (202) instead of 200; the body stays, unless ``blank=True`` or the status is 204
blank_body                 200 without a body
html_200, html_login       200 with an HTML page; the login page of a wrong base address
redirect                   302 to ``location``, another host unless told otherwise
reset                      the connection is reset without an answer
truncated_body             the connection closes after half of the body
invalid_json               200 and JSON that stops in the middle
slow                       the answer waits for ``event`` to be set, or ``seconds`` (0.05)
latency                    every answer comes ``seconds`` (0.05) later
null_body, null_list       ``null`` in the place of the answer; a list filled with one null
empty_school               an empty list in the place of a list
strings                    a list of strings, ``words`` (["Service unavailable"]), in the place of the answer
swapped                    ``share`` (1.0) of the records of a list are those of another school, ``other`` (the first
                           real school that has some)
halved                     a list has only ``share`` (0.5) of its records
bad_records                ``share`` (0.25) of the records of a list have words for numbers, and numbers for words
unknown_fields             every record has a field that nobody has heard of
missing_fields             every record lacks every third field, keys excepted
wrong_types                the first record of the answer has words where numbers belong, and numbers for words
ignores_paging             the paging parameters are ignored: every page is the whole list
page_cap                   no page is longer than ``records`` (100), whatever was asked for
duplicates_across_pages    a record comes in front of the list after page one: page two repeats one
changes_between_pages      the first record goes away after page one: page two skips one. Both happen once, so that a
                           reader who starts anew finds an orderly list; with ``always=True`` each time anew
========================== =============================================================================================

A share is spread evenly over the list, rounded down: 0.25 of nine records are the fourth and the eighth.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from itertools import cycle
from typing import TYPE_CHECKING

import attrs
import orjson

if TYPE_CHECKING:
    from aeries_sdk.testing.shapes import Row

LOGIN_PAGE = b"""<!DOCTYPE html>
<html><head><title>Aeries: Portals</title></head>
<body><form method="post" action="./Login.aspx"><h1>Demo District</h1><p>This district is invented.</p>
<input name="portalAccountUsername"/><input type="password" name="portalAccountPassword"/></form></body></html>
"""
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>Runtime Error</title></head><body><h1>Server Error</h1></body></html>"


@attrs.define(kw_only=True)
class Response:
    """One answer as it goes over the wire. `cut` closes the connection half-way, `reset` before anything."""

    status: int
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = attrs.field(factory=dict)
    cut: bool = False
    reset: bool = False


def _check_share(_fault: Fault, _name: object, options: Mapping[str, object]) -> None:
    share = options.get("share", 0)
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        raise ValueError("`share` must be a number from 0 to 1. Pass 0.25 for every fourth record.")


@attrs.define
class Fault:
    """A fault that was switched on: for the paths that `where` accepts, `times` times or until it is cleared."""

    name: str
    where: Callable[[str], bool] = lambda _path: True
    times: int | None = None
    options: Mapping[str, object] = attrs.field(factory=dict, validator=_check_share)
    hits: int = 0
    changed: bool = False

    def meets(self, path: str) -> bool:
        """Whether it is still on, and for that path."""
        return (self.times is None or self.hits < self.times) and self.where(path)

    def becomes(self, under_way: int) -> Callable[[Fault], Response] | None:
        """What stands in the place of the answer, with so many requests under way."""
        if self.name == CROWDED:
            return INSTEAD[f"status_{self.text('status', '429')}"] if under_way > int(self.text("most", "3")) else None
        return INSTEAD.get(self.name)

    def text(self, option: str, otherwise: str) -> str:
        """An option as text."""
        return str(self.options.get(option, otherwise))

    def chosen(self, count: int, otherwise: float) -> list[bool]:
        """Which of so many records are in the option `share`, spread evenly."""
        share = float(self.text("share", str(otherwise)))
        return [int((place + 1) * share + 1e-9) > int(place * share + 1e-9) for place in range(count)]


# -- instead of an answer ---------------------------------------------------------------------------------------------


def _status(status: int, body: bytes, content_type: str = "text/html; charset=utf-8") -> Callable[[Fault], Response]:
    def answer(fault: Fault) -> Response:
        wait = fault.options.get("retry_after")
        headers = {} if wait is None else {"Retry-After": str(wait)}
        return Response(status=status, body=body, content_type=content_type, headers=headers)

    return answer


def _redirect(fault: Fault) -> Response:
    location = fault.text("location", "http://elsewhere.invalid/aeries/api/v5/schools")
    return Response(status=302, content_type="text/html", headers={"Location": location})


def _reset(_fault: Fault) -> Response:
    return Response(status=0, reset=True)


_JSON = "application/json; charset=utf-8"
INSTEAD: dict[str, Callable[[Fault], Response]] = {
    "status_404": _status(404, b'{"Message":"Not found"}', _JSON),
    "status_429": _status(429, b'{"Message":"Too many requests"}', _JSON),
    "status_500_html": _status(500, ERROR_PAGE),
    "status_500_message": _status(500, b'{"Message":"Object reference not set to an instance of an object."}', _JSON),
    "status_502": _status(502, ERROR_PAGE),
    "status_503": _status(503, b""),
    "html_200": _status(200, b"<!DOCTYPE html><html><body>Under maintenance</body></html>"),
    "html_login": _status(200, LOGIN_PAGE),
    "redirect": _redirect,
    "reset": _reset,
}

# -- another page than asked for --------------------------------------------------------------------------------------


def _everything(_fault: Fault, _start: int, _end: int) -> tuple[int, int]:
    return 1, 2**31


def _capped(fault: Fault, start: int, end: int) -> tuple[int, int]:
    return start, min(end, start + int(fault.text("records", "100")) - 1)


def _repeated(fault: Fault, start: int, end: int) -> tuple[int, int]:
    return (start, end) if _has_changed(fault, start) else (start + 1, end + 1)


def _skipped(fault: Fault, start: int, end: int) -> tuple[int, int]:
    return (start + 1, end + 1) if _has_changed(fault, start) else (start, end)


def _has_changed(fault: Fault, start: int) -> bool:
    fault.changed = start > 1 or (fault.changed and not fault.options.get("always"))
    return fault.changed


PAGES: dict[str, Callable[[Fault, int, int], tuple[int, int]]] = {
    "ignores_paging": _everything,
    "page_cap": _capped,
    "duplicates_across_pages": _repeated,
    "changes_between_pages": _skipped,
}

# -- another payload than there is ------------------------------------------------------------------------------------


def _each(payload: object, change: Callable[[Row], Row]) -> object:
    if isinstance(payload, list):
        return [_each(item, change) for item in payload]
    return change(payload) if isinstance(payload, dict) else payload


def _more(payload: object) -> object:
    return _each(payload, lambda row: {**row, "BrandNewField": "X", "BrandNewList": [{"Code": 1}]})


def _less(payload: object) -> object:
    def thin(row: Row) -> Row:
        return {name: value for at, (name, value) in enumerate(row.items()) if at % 3 != 2 or _is_key(name)}

    return _each(payload, thin)


def _is_key(name: str) -> bool:
    return name.endswith(("ID", "Number", "SchoolCode", "TermCode")) or name == "Code"


def _twisted(row: Row) -> Row:
    def twist(value: object) -> object:
        if isinstance(value, bool | list | dict) or value is None:
            return value
        return "not a number" if isinstance(value, int | float) else 12.5

    return {name: twist(value) for name, value in row.items()}


def _wrong(payload: object) -> object:
    if isinstance(payload, list):
        return [*_each(payload[:1], _twisted), *payload[1:]]  # type: ignore[misc]
    return _each(payload, _twisted)


PAYLOADS: dict[str, Callable[[object], object]] = {
    "null_body": lambda _payload: None,
    "null_list": lambda _payload: [None],
    "empty_school": lambda payload: [] if isinstance(payload, list) else payload,
    "unknown_fields": _more,
    "missing_fields": _less,
    "wrong_types": _wrong,
}

# -- another list than there is, before it is cut into pages ----------------------------------------------------------


def _swapped(fault: Fault, rows: list[Row], others: list[Row]) -> list[Row]:
    chosen = fault.chosen(len(rows), 1.0)
    if all(chosen):
        return others
    strangers = cycle(others or rows)
    return [next(strangers) if other else row for row, other in zip(rows, chosen, strict=True)]


def _halved(fault: Fault, rows: list[Row], _others: list[Row]) -> list[Row]:
    return [row for row, kept in zip(rows, fault.chosen(len(rows), 0.5), strict=True) if kept]


def _damaged(fault: Fault, rows: list[Row], _others: list[Row]) -> list[Row]:
    return [_twisted(row) if bad else row for row, bad in zip(rows, fault.chosen(len(rows), 0.25), strict=True)]


LISTS: dict[str, Callable[[Fault, list[Row], list[Row]], list[Row]]] = {
    "swapped": _swapped,
    "halved": _halved,
    "bad_records": _damaged,
}
"""What a list becomes, from its records and those of another school."""

# -- another body than was made ---------------------------------------------------------------------------------------


def _half(_fault: Fault, response: Response) -> Response:
    return attrs.evolve(response, cut=True)


def _broken(_fault: Fault, response: Response) -> Response:
    return attrs.evolve(response, body=response.body[: max(1, len(response.body) // 2)])


def _blank(_fault: Fault, response: Response) -> Response:
    return attrs.evolve(response, body=b"") if response.status == 200 else response


def _strings(fault: Fault, response: Response) -> Response:
    words = orjson.dumps(fault.options.get("words", ["Service unavailable"]))
    return attrs.evolve(response, body=words) if response.status == 200 else response


def _another_2xx(fault: Fault, response: Response) -> Response:
    if response.status != 200:
        return response
    status = int(fault.text("status", "202"))
    blank = status == 204 or fault.options.get("blank")
    return attrs.evolve(response, status=status, body=b"" if blank else response.body)


WIRE: dict[str, Callable[[Fault, Response], Response]] = {
    "truncated_body": _half,
    "invalid_json": _broken,
    "blank_body": _blank,
    "strings": _strings,
    "status_2xx": _another_2xx,
}

# -- later than it could be -------------------------------------------------------------------------------------------


def wait(fault: Fault, stopped: threading.Event) -> None:
    """Keep the answer back: until the option `event` is set, or for `seconds`; never longer than the district lives."""
    event = fault.options.get("event")
    if isinstance(event, threading.Event):
        while not (stopped.is_set() or event.wait(0.01)):
            pass
    else:
        stopped.wait(float(fault.text("seconds", "0.05")))


CROWDED = "crowded"
WAITS = ("slow", "latency")
NAMES = sorted([CROWDED, *INSTEAD, *PAGES, *PAYLOADS, *LISTS, *WIRE, *WAITS])
"""Every fault there is."""


class Faults:
    """The faults that are on."""

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, name: str, where: Callable[[str], bool], times: int | None, options: Mapping[str, object]) -> Fault:
        """Switch one on.

        Raises:
            ValueError: There is no fault of that name, or `share` is no share.
        """
        if name not in NAMES:
            raise ValueError(f"no fault is named {name!r}; there are: {', '.join(NAMES)}")
        fault = Fault(name, where, times, options)
        with self._lock:
            self.active.append(fault)
        return fault

    def take(self, path: str) -> list[Fault]:
        """The faults that meet a request; each counts it."""
        if not self.active:
            return []
        with self._lock:
            met = [fault for fault in self.active if fault.meets(path)]
            for fault in met:
                fault.hits += 1
        return met

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
html_200, html_login       200 with an HTML page; the login page of a wrong base address
redirect                   302 to ``location``, another host unless told otherwise
reset                      the connection is reset without an answer
truncated_body             the connection closes after half of the body
invalid_json               200 and JSON that stops in the middle
slow                       the answer waits for ``event`` to be set, or ``seconds`` (0.05)
latency                    every answer comes ``seconds`` (0.05) later
null_body, null_list       ``null`` in the place of the answer; a list filled with one null
empty_school               an empty list in the place of a list
unknown_fields             every record has a field that nobody has heard of
missing_fields             every record lacks every third field, keys excepted
wrong_types                the first record of the answer has words where numbers belong, and numbers for words
ignores_paging             the paging parameters are ignored: every page is the whole list
page_cap                   no page is longer than ``records`` (100), whatever was asked for
duplicates_across_pages    a record comes in front of the list after page one: page two repeats one
changes_between_pages      the first record goes away after page one: page two skips one. Both happen once, so that a
                           reader who starts anew finds an orderly list; with ``always=True`` each time anew
========================== =============================================================================================
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

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


@attrs.define
class Fault:
    """A fault that was switched on: for paths with `path` in them, `times` times or until it is cleared."""

    name: str
    path: str = ""
    times: int | None = None
    options: Mapping[str, object] = attrs.field(factory=dict)
    hits: int = 0
    changed: bool = False

    def meets(self, path: str) -> bool:
        """Whether it is still on, and for that path."""
        return (self.times is None or self.hits < self.times) and self.path.lower() in path.lower()

    def becomes(self, under_way: int) -> Callable[[Fault], Response] | None:
        """What stands in the place of the answer, with so many requests under way."""
        if self.name == CROWDED:
            return INSTEAD[f"status_{self.text('status', '429')}"] if under_way > int(self.text("most", "3")) else None
        return INSTEAD.get(self.name)

    def text(self, option: str, otherwise: str) -> str:
        """An option as text."""
        return str(self.options.get(option, otherwise))


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


def _wrong(payload: object) -> object:
    def twist(value: object) -> object:
        if isinstance(value, bool | list | dict) or value is None:
            return value
        return "not a number" if isinstance(value, int | float) else 12.5

    first, rest = (payload[:1], payload[1:]) if isinstance(payload, list) else ([payload], None)
    twisted = [{name: twist(value) for name, value in row.items()} for row in first if isinstance(row, dict)]
    return twisted[0] if rest is None else [*twisted, *rest]


PAYLOADS: dict[str, Callable[[object], object]] = {
    "null_body": lambda _payload: None,
    "null_list": lambda _payload: [None],
    "empty_school": lambda payload: [] if isinstance(payload, list) else payload,
    "unknown_fields": _more,
    "missing_fields": _less,
    "wrong_types": _wrong,
}

# -- another body than was made ---------------------------------------------------------------------------------------


def _half(response: Response) -> Response:
    return attrs.evolve(response, cut=True)


def _broken(response: Response) -> Response:
    return attrs.evolve(response, body=response.body[: max(1, len(response.body) // 2)])


WIRE: dict[str, Callable[[Response], Response]] = {"truncated_body": _half, "invalid_json": _broken}

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
NAMES = sorted([CROWDED, *INSTEAD, *PAGES, *PAYLOADS, *WIRE, *WAITS])
"""Every fault there is."""


class Faults:
    """The faults that are on."""

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, name: str, path: str, times: int | None, options: Mapping[str, object]) -> Fault:
        """Switch one on.

        Raises:
            ValueError: There is no fault of that name.
        """
        if name not in NAMES:
            raise ValueError(f"no fault is named {name!r}; there are: {', '.join(NAMES)}")
        fault = Fault(name, path, times, options)
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

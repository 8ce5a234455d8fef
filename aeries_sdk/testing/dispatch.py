"""From a request to its answer, without a network: certificate, permission, route, fault, and the encoded body."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

import attrs
import orjson

from aeries_sdk.testing import faults
from aeries_sdk.testing.answers import ALL
from aeries_sdk.testing.as_xml import to_xml
from aeries_sdk.testing.core import Ask, Refused, Reply, Route, Settings, Window
from aeries_sdk.testing.faults import Fault, Faults, Response

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

    from aeries_sdk.testing.shapes import Row
    from aeries_sdk.testing.store import Store

BASE = "/aeries"
_KEPT_BYTES = 64 * 2**20


@cache
def _table() -> dict[int, list[tuple[re.Pattern[str], Route]]]:
    """The routes by the number of slashes in their path, which tells most of them apart."""
    table: dict[int, list[tuple[re.Pattern[str], Route]]] = {}
    for route in ALL:
        table.setdefault(route.path.count("/"), []).append((route.pattern, route))
    return table


def find(method: str, path: str) -> tuple[Route, dict[str, str]]:
    """The route of a path below the base address, and what stands in its places.

    Raises:
        Refused: 404 when no route has that path, 405 when none with that method has.
    """
    known = False
    for pattern, route in _table().get(path.rstrip("/").count("/"), ()):
        match = pattern.fullmatch(path)
        if match is not None:
            known = True
            if route.method == method:
                return route, {name: unquote(value) for name, value in match.groupdict().items()}
    if known:
        raise Refused(405, f"The requested resource does not support http method '{method}'.")
    raise Refused(404, "No HTTP resource was found that matches the request URI.")


class Dispatcher:
    """Answers requests from a district's data. One request is worked on at a time; waiting happens outside of that."""

    def __init__(self, stores: Mapping[str, Store], default: Store, settings: Settings, certificate: str) -> None:
        self.stores = stores
        self.default = default
        self.settings = settings
        self.certificate = certificate
        self.faults = Faults()
        self.stopped = threading.Event()
        self.lock = threading.RLock()
        self._under_way = 0
        self._kept: dict[tuple[object, ...], bytes] = {}
        self._kept_size = 0

    def respond(self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes) -> Response:
        """Answer one request. Header names are in lower case."""
        if not path.lower().startswith(f"{BASE}/api/"):
            return _page(path)
        with self.lock:
            self._under_way += 1
            under_way = self._under_way
        try:
            met = self.faults.take(path)
            for fault in met:
                if fault.name in faults.WAITS:
                    faults.wait(fault, self.stopped)
            for fault in met:
                if instead := fault.becomes(under_way):
                    return instead(fault)
            return self._served(method, path, query, headers, body, met)
        finally:
            with self.lock:
                self._under_way -= 1

    def _served(
        self, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, met: list[Fault]
    ) -> Response:
        try:
            with self.lock:
                route, params = find(method, path[len(BASE) :])
                self._let_in(route, headers)
                asked = _asked(query)
                ask = Ask(store=self._store(asked), settings=self.settings, params=params, query=asked, raw=body)
                xml = headers.get("accept", "").lower().startswith(("text/xml", "application/xml"))
                response = self._answer(route, ask, met, xml=xml)
        except Refused as refused:
            message = orjson.dumps({"Message": str(refused)})
            response = Response(status=refused.status, body=message)
        for fault in met:
            if fault.name in faults.WIRE:
                response = faults.WIRE[fault.name](fault, response)
        return response

    def _store(self, asked: Mapping[str, str]) -> Store:
        """The year asked for; an unknown one is silently the default year."""
        return self.stores.get(asked.get("databaseyear", ""), self.default)

    def _answer(self, route: Route, ask: Ask, met: list[Fault], *, xml: bool) -> Response:
        moment = (ask.store.year.start, ask.store.version, self.settings.now)
        key = (route.operation, route.path, *ask.params.values(), *sorted(ask.query.items()), *moment)
        plain = route.access == "read" and not met and not xml
        if plain and key in self._kept:
            return Response(status=200, body=self._kept[key])
        for fault in met:
            if fault.name in faults.PAGES:
                ask.window = _window(fault)
        ask.spoil = _spoil(route, ask, [fault for fault in met if fault.name in faults.LISTS])
        answer = route.answer(ask)
        status, payload = (answer.status, answer.payload) if isinstance(answer, Reply) else (200, answer)
        if isinstance(payload, list):
            payload = ask.spoiled(payload)
        if status == 204:
            return Response(status=204)
        for fault in met:
            if fault.name in faults.PAYLOADS:
                payload = faults.PAYLOADS[fault.name](payload)
        if xml:
            return Response(status=status, body=to_xml(payload), content_type="text/xml; charset=utf-8")
        encoded = orjson.dumps(payload)
        if plain:
            self._keep(key, encoded)
        return Response(status=status, body=encoded)

    def _let_in(self, route: Route, headers: Mapping[str, str]) -> None:
        if route.open_to_all:
            return
        if headers.get("aeries-cert", "") != self.certificate:
            raise Refused(401, "Invalid certificate")
        if route.areas and not any(route.access in self.settings.permissions.get(area, ()) for area in route.areas):
            raise Refused(route.refused, f"The certificate has no {route.access} permission for {route.areas[0]}.")

    def _keep(self, key: tuple[object, ...], body: bytes) -> None:
        if self._kept_size + len(body) > _KEPT_BYTES:
            self._kept.clear()
            self._kept_size = 0
        if len(body) < _KEPT_BYTES // 4:
            self._kept[key] = body
            self._kept_size += len(body)


def _window(fault: Fault) -> Window:
    return lambda start, end: faults.PAGES[fault.name](fault, start, end)


def _spoil(route: Route, ask: Ask, met: list[Fault]) -> Callable[[list[Row]], list[Row]] | None:
    def list_of(code: object) -> list[Row]:
        answer = route.answer(attrs.evolve(ask, params={**ask.params, "SchoolCode": str(code)}, query={}, spoil=None))
        return answer if isinstance(answer, list) else []

    def others(fault: Fault) -> list[Row]:
        codes = (str(school.plan.code) for school in ask.store.real_schools)
        named = [fault.options["other"]] if "other" in fault.options else codes
        return next(filter(None, (list_of(code) for code in named if code != ask.params["SchoolCode"])), [])

    def spoil(rows: list[Row]) -> list[Row]:
        for fault in met:
            rows = faults.LISTS[fault.name](fault, rows, others(fault) if "SchoolCode" in ask.params else [])
        return rows

    return spoil if met else None


def places(operation: str, school: int | None) -> Callable[[str], bool]:
    """Which paths are of a list that is read, at one school if one is given.

    Raises:
        ValueError: Nothing of that name is read, or it is no list of a school.
    """
    read = [route for route in ALL if route.operation == operation and route.method == "GET"]
    if not read:
        raise ValueError(f"`call` must name something that is read, such as students.list, not {operation!r}.")
    if school is not None and not all("{SchoolCode}" in route.path for route in read):
        raise ValueError(f"{operation} is a list of the whole district; remove `school`.")

    def meets(path: str) -> bool:
        found = (route.pattern.fullmatch(path[len(BASE) :]) for route in read)
        return any(match and school in {None, int(match.groupdict().get("SchoolCode") or -1)} for match in found)

    return meets


def _asked(query: str) -> dict[str, str]:
    pairs: Iterable[tuple[str, str]] = parse_qsl(query, keep_blank_values=True) if query else ()
    return {name.lower(): value for name, value in pairs}


def _page(path: str) -> Response:
    """What a browser finds: the login page, also where an API client has the wrong base address."""
    html = "text/html; charset=utf-8"
    if path.lower().rstrip("/") in {BASE, ""} or path.lower().endswith(".aspx"):
        return Response(status=200, body=faults.LOGIN_PAGE, content_type=html)
    return Response(
        status=404, body=b"<!DOCTYPE html><html><body><h1>404 - Not Found</h1></body></html>", content_type=html
    )

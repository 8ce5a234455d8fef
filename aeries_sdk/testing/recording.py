"""`record`: what a district answers, written into a file from which people are gone before anything is written."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
import weakref
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from unittest import mock
from urllib.parse import urlsplit

from aeries_sdk import OPERATIONS, arguments, convert
from aeries_sdk.answer import Answer, Call
from aeries_sdk.errors import AeriesError, ConfigError, DecodeError
from aeries_sdk.models._base import Model
from aeries_sdk.testing import fixtures
from aeries_sdk.testing.fixtures import Exchange
from aeries_sdk.testing.scrub import Scrubber
from aeries_sdk.transport import Transport
from aeries_sdk.values import JSON

if TYPE_CHECKING:
    from aeries_sdk.config import Settings
    from aeries_sdk.operation import PathValue
    from aeries_sdk.watch import Watch


class Recording:
    """What has been recorded so far.

    Attributes:
        exchanges: Requests and answers, free of people, in the order of the answers.
    """

    def __init__(self, scrubber: Scrubber) -> None:
        self.exchanges: list[Exchange] = []
        self._scrubber = scrubber
        self._lock = threading.Lock()
        self._districts: set[str] = set()
        self._secrets: set[str] = set()
        self._timed_out: weakref.WeakKeyDictionary[Watch, Exchange] = weakref.WeakKeyDictionary()

    def __repr__(self) -> str:
        return f"<Recording of {len(self.exchanges)} answers>"

    def add(self, settings: Settings, call: Call, watch: Watch, came: Answer | AeriesError) -> None:
        """Scrub one answer, or an error without one, and keep it; the original is forgotten."""
        if isinstance(came, AeriesError) and type(came).__name__ not in fixtures.FAILURES:
            return
        exchange = self._scrubbed(call, came, settings.url.base)
        with self._lock:
            # A call that is repeated after a timeout gives what came last; a replayed timeout is not repeated.
            if (earlier := self._timed_out.pop(watch, None)) is not None:
                self.exchanges.remove(earlier)
            if exchange.failure == "Timeout":
                self._timed_out[watch] = exchange
            self.exchanges.append(exchange)
            self._districts.add(settings.url.base)
            # A host of one word, `localhost` or `aeries`, tells nothing and is a word like others.
            self._secrets |= {settings.certificate.reveal().lower()} | {
                host for host in [settings.url.host.lower()] if "." in host
            }

    def _scrubbed(self, call: Call, came: Answer | AeriesError, base: str) -> Exchange:
        scrub = self._scrubber
        name, template = call.operation.id, call.template
        arguments: Mapping[str, PathValue] = call.arguments
        if name not in OPERATIONS:
            known = fixtures.documented(call.operation.method, call.url.removeprefix(base))
            name, template, arguments = known or (name, *self._undocumented(template, arguments))
        model = OPERATIONS[name].model if name in OPERATIONS else None
        return Exchange(
            operation=name,
            method=call.operation.method,
            template=template,
            path=fixtures.fill(template, scrub.arguments(arguments)),
            query=scrub.query(call.query),
            sent=scrub.json(call.body, model or (Model if name in OPERATIONS else None)),
            **self._outcome(call, came, model),
        )

    def _outcome(self, call: Call, came: Answer | AeriesError, model: type[Model] | None) -> dict[str, Any]:
        if isinstance(came, AeriesError):
            return {"status": 0, "failure": type(came).__name__}
        if not came.worth_reading:
            page = _PAGE if came.looks_like_html else None
            kind = "text/html" if page else "application/json"
            location = _elsewhere(came.headers.get("Location", ""))
            return {"status": came.status, "content_type": kind, "body": page, "location": location}
        body, is_json = self._body(call, came, model)
        kind = "text/html" if came.looks_like_html else "application/json" if is_json else "text/plain"
        return {"status": came.status, "content_type": kind, "body": body}

    def _undocumented(self, template: str, arguments: Mapping[str, PathValue]) -> tuple[str, dict[str, PathValue]]:
        """A path of which only the words of the vendor, and the code of a school, are known to be harmless."""
        renamed = {}
        parts = template.split("/")
        for place, part in enumerate(parts):
            if part.startswith("{"):
                name = "SchoolCode" if parts[place - 1].lower() == "schools" else part.strip("{}")
                renamed[name] = arguments[part.strip("{}")]
                parts[place] = f"{{{name}}}"
            else:
                parts[place] = self._scrubber.segment(part)
        return "/".join(parts), renamed

    def _body(self, call: Call, answer: Answer, model: type[Model] | None) -> tuple[JSON, bool]:
        """The answer without people, and whether it is JSON."""
        try:
            parsed = convert.parse(answer.body or b"null")
        except DecodeError:
            return self._scrubber.fakes.text(str(answer.body, "utf-8", "replace")), False
        if answer.status >= 400:
            return self._scrubber.error(parsed, call.sent()), True
        return self._scrubber.json(parsed, model), True

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write what was recorded.

        Raises:
            ConfigError: Several districts answered, or what must never be written would be; nothing is written.
        """
        if len(self._districts) > 1:
            raise ConfigError("Several districts answered in this block. A file holds one: record them one by one.")
        text = repr(self.exchanges).lower()
        if any(secret in text for secret in self._secrets):
            raise ConfigError("The certificate or the host's name is in what was kept; nothing was written.")
        fixtures.write(path, self.exchanges)


_PAGE = "<!DOCTYPE html><html><body>A web page was here.</body></html>"


def _elsewhere(location: str) -> str:
    """An invented address for a redirect: of the same host, of another one, or none that can be read."""
    try:
        host = urlsplit(location).hostname
    except ValueError:
        return "https://["
    return "https://elsewhere.example.org/" if host else "/elsewhere" if location else ""


@contextlib.contextmanager
def record(
    path: str | os.PathLike[str], *, seed: int | str | None = None, keep: Collection[str] = ()
) -> Iterator[Recording]:
    """Write what every client of this library is answered inside the block into a file, without the people.

    What is not known to say nothing about a person is replaced by an invented value of the same type and look: names,
    addresses, dates, numbers of people, free text, pictures, every field that this library does not know. The same
    value has the same stand-in everywhere, in paths, queries and bodies, too, so that records still join. What stays
    stands in `aeries_sdk.testing.kept`. Headers, the host and the certificate are not written. Read the file before
    you commit it all the same.

    If the block raises, nothing is written. Timeouts, broken connections, redirects and web pages in place of JSON are
    recorded, too, and a replay raises the same errors. Not recorded are answers longer than `max_response_bytes`,
    answers that cannot be unpacked, and calls that were cancelled by closing the client.

    Args:
        path: The file; an existing one is replaced in one step. Only its owner may read it.
        seed: Makes the stand-ins the same each time. Whoever knows it can compute ids back: leave it out for a real
            district's answers.
        keep: Names of further fields whose values stay: you have made sure that they tell nothing about anybody.

    Raises:
        ConfigError: Several districts answered inside the block, or the file cannot be written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from aeries_sdk.testing import DemoDistrict, record
    >>> with tempfile.TemporaryDirectory() as folder, DemoDistrict(students=40, schools=2) as district:
    ...     with district.client() as client, record(Path(folder) / "terms.json") as recording:
    ...         terms = client.schools.list_terms(990)
    >>> recording.exchanges[0].path
    '/api/v5/schools/990/terms'
    """
    path = arguments.path(path, "path")
    keep = arguments.items(keep, "keep", str)
    recording = Recording(Scrubber(secrets.token_hex(16) if seed is None else seed, keep))
    exchange = Transport._exchange  # noqa: SLF001 - the one place where every answer of every client passes

    def listen(transport: Transport, call: Call, watch: Watch) -> Answer | AeriesError:
        came = exchange(transport, call, watch)
        recording.add(transport.settings, call, watch, came)
        return came

    with mock.patch.object(Transport, "_exchange", listen):
        yield recording
    recording.save(path)

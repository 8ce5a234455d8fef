"""`record`: what a district answers, written into a file from which people are gone before anything is written."""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from unittest import mock

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
    import requests

    from aeries_sdk.config import Settings
    from aeries_sdk.operation import PathValue


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

    def __repr__(self) -> str:
        return f"<Recording of {len(self.exchanges)} answers>"

    def add(self, settings: Settings, call: Call, answer: Answer) -> None:
        """Scrub one answer and keep it; the original is forgotten."""
        exchange = self._scrubbed(call, answer, settings.url.base)
        with self._lock:
            self.exchanges.append(exchange)
            self._districts.add(settings.url.base)
            # A host of one word, `localhost` or `aeries`, tells nothing and is a word like others.
            self._secrets |= {settings.certificate.reveal().lower()} | {
                host for host in [settings.url.host.lower()] if "." in host
            }

    def _scrubbed(self, call: Call, answer: Answer, base: str) -> Exchange:
        scrub = self._scrubber
        name, template = call.operation.id, call.template
        arguments: Mapping[str, PathValue] = call.arguments
        if name not in OPERATIONS:
            known = fixtures.documented(call.operation.method, call.url.removeprefix(base))
            name, template, arguments = known or (name, *self._undocumented(template, arguments))
        model = OPERATIONS[name].model if name in OPERATIONS else None
        body, is_json = self._body(call, answer, model)
        kind = answer.headers.get("Content-Type", "").lower()
        return Exchange(
            operation=name,
            method=call.operation.method,
            template=template,
            path=fixtures.fill(template, scrub.arguments(arguments)),
            query=scrub.query(call.query),
            sent=scrub.json(call.body, model or (Model if name in OPERATIONS else None)),
            status=answer.status,
            content_type="text/html" if "html" in kind else "application/json" if is_json else "text/plain",
            body=body,
        )

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

    If the block raises, nothing is written. Requests that got no answer (a timeout, a broken connection) are not in the
    file, nor are redirects.

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
    read = Transport._read  # noqa: SLF001 - the one place where every answer of every client passes

    def listen(transport: Transport, session: requests.Session, call: Call, *rest: Any) -> Answer | AeriesError:
        outcome = read(transport, session, call, *rest)
        if isinstance(outcome, Answer):
            recording.add(transport.settings, call, outcome)
        return outcome

    with mock.patch.object(Transport, "_read", listen):
        yield recording
    recording.save(path)

"""`replay`: the answers of a file that `record` wrote, in the place of a district."""

from __future__ import annotations

import json
import os
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from aeries_sdk import arguments
from aeries_sdk.body import Broken
from aeries_sdk.errors import AeriesError
from aeries_sdk.testing import fixtures
from aeries_sdk.testing.fixtures import Exchange
from aeries_sdk.values import JSON

try:
    import responses
    from responses import matchers, registries
except ImportError:
    raise ImportError("replay needs the package responses: pip install 'aeries-sdk[testing]'") from None

if TYPE_CHECKING:
    from requests import PreparedRequest

    from aeries_sdk import AeriesClient

BASE_URL = "https://district.example.org/aeries"
CERTIFICATE = "INVENTED" * 4


class ReplayError(AeriesError, AssertionError):
    """What was asked for is not what was recorded. Says which operations, under which path templates."""


class Replay:
    """The district of a file; made by `replay`.

    Attributes:
        base_url: The address to configure.
        certificate: An invented certificate; any other will do as well.
        exchanges: What is in the file.
    """

    base_url = BASE_URL
    certificate = CERTIFICATE

    def __init__(self, path: str | os.PathLike[str], *, strict: bool = True) -> None:
        self.exchanges = fixtures.read(path)
        self._strict = arguments.boolean(strict, "strict")
        self._unrecorded: list[str] = []
        self._mock = responses.RequestsMock(
            assert_all_requests_are_fired=False, registry=_registry(self._unrecorded, self.exchanges)
        )
        self._answers: list[responses.Response] = []

    def client(self, **options: Any) -> AeriesClient:
        """A client of the district; the options are those of `AeriesClient`."""
        from aeries_sdk import AeriesClient

        return AeriesClient(self.base_url, certificate=self.certificate, **options)

    @property
    def unused(self) -> list[str]:
        """Recorded answers that nothing asked for so far: method and path template."""
        used = [answer.call_count > 0 for answer in self._answers] or [False] * len(self.exchanges)
        pairs = zip(self.exchanges, used, strict=True)
        return [f"{exchange.method} {exchange.template}" for exchange, done in pairs if not done]

    def __enter__(self) -> Self:
        self._answers = [_answer(exchange) for exchange in self.exchanges]
        self._unrecorded.clear()
        self._mock.start()
        for answer in self._answers:
            self._mock.add(answer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._mock.stop(allow_assert=False)
        self._mock.reset()
        if kind is not None:
            return
        if self._unrecorded:
            raise ReplayError(f"Asked for, but not recorded: {'; '.join(self._unrecorded)}.")
        if self._strict and self.unused:
            raise ReplayError(f"Recorded, but not asked for: {'; '.join(self.unused)}.")


def replay(path: str | os.PathLike[str], *, strict: bool = True) -> Replay:
    """Answer the requests inside the block from a file that `record` wrote; nothing goes out.

    Method, address, query and body must be those recorded, and a certificate must come along. Where the same was asked
    for several times, the answers come in the order of the recording; the last one as often as it is asked for.

    Args:
        path: The file.
        strict: Whether answers that nothing asked for make the block fail.

    Raises:
        ConfigError: The file cannot be read, or is not one of `record`.
        ReplayError: In the block: a request was not recorded. At its end: that, or an answer was not used.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from aeries_sdk.testing import DemoDistrict, record, replay
    >>> folder = tempfile.TemporaryDirectory()
    >>> file = Path(folder.name) / "students.json"
    >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
    ...     with record(file):
    ...         count = len(client.students.list(990))
    >>> with replay(file) as replayed, replayed.client() as client:
    ...     len(client.students.list(990)) == count
    True
    >>> folder.cleanup()
    """
    return Replay(path, strict=strict)


# What the transport turns into the errors that were recorded.
_FAILURES: dict[str, type[Exception]] = {
    "Timeout": TimeoutError,
    "ConnectionFailed": ConnectionError,
    "Truncated": Broken,
    "TLSError": ssl.SSLError,
}


def _answer(exchange: Exchange) -> responses.Response:
    body: str | Exception
    if exchange.failure:
        body = _FAILURES[exchange.failure]()
    elif isinstance(exchange.body, str) and exchange.content_type != "application/json":
        body = exchange.body
    else:
        body = "" if exchange.body is None else json.dumps(exchange.body)
    return responses.Response(
        exchange.method,
        BASE_URL + exchange.path,
        body=body,
        status=exchange.status,
        headers={"Location": exchange.location} if exchange.location else {},
        content_type=exchange.content_type,
        match=[
            _with_certificate,
            matchers.query_param_matcher(exchange.query, strict_match=True),
            _with_body(exchange.sent),
        ],
    )


def _with_certificate(request: PreparedRequest) -> tuple[bool, str]:
    return bool(request.headers.get("AERIES-CERT")), "no certificate"


def _with_body(sent: JSON) -> Callable[[PreparedRequest], tuple[bool, str]]:
    def match(request: PreparedRequest) -> tuple[bool, str]:
        body = request.body
        return (json.loads(body) if isinstance(body, str | bytes) and body else None) == sent, "another body"

    return match


def _registry(unrecorded: list[str], exchanges: list[Exchange]) -> type[registries.FirstMatchRegistry]:
    """The registry of `responses`, whose own error would show the whole address."""

    class Registry(registries.FirstMatchRegistry):
        def find(self, request: PreparedRequest) -> tuple[responses.BaseResponse | None, list[str]]:
            found, reasons = super().find(request)
            if found is None:
                error = _unrecorded(request, exchanges)
                unrecorded.append(f"{error.method} {error.path}")
                raise error
            return found, reasons

    return Registry


def _unrecorded(request: PreparedRequest, exchanges: list[Exchange]) -> ReplayError:
    method, url = str(request.method), str(request.url).partition("?")[0]
    known = fixtures.documented(method, url.removeprefix(BASE_URL))
    operation, template = known[:2] if known else ("client.request", "an undocumented address")
    near = [each for each in exchanges if (each.method, each.template) == (method, template)]
    if not url.startswith(BASE_URL):
        message = f"A client has another base address than the replay's, {BASE_URL}."
    elif any(url == BASE_URL + each.path for each in near):
        message = "This was recorded, but with another query or body, or for a client with a certificate."
    elif near:
        message = (
            "This was recorded, but with other ids. Take ids from recorded answers: those of the file are invented."
        )
    else:
        message = "This was not recorded."
    return ReplayError(message, operation=operation, method=method, path=template)

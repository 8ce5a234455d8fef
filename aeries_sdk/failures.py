"""What went wrong on the way, as one of our errors: nothing of requests or urllib3 gets out."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING

import requests
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ProxyError, ReadTimeoutError, SSLError

from aeries_sdk.answer import PROXY_LOGIN
from aeries_sdk.body import Broken, NotUnpacked, TooLong
from aeries_sdk.errors import (
    AeriesError,
    ConnectionFailed,
    NotJSON,
    ResponseTooLarge,
    Timeout,
    TLSError,
    Truncated,
)

if TYPE_CHECKING:
    from aeries_sdk.config import Settings


def explained(failure: Exception, settings: Settings) -> tuple[type[AeriesError], str]:
    """The kind and message of our error; of their text only the kind is kept, since it holds the full address.

    Args:
        failure: An error of requests, of urllib3, of the system, or of reading a body.
        settings: Of the client.
    """
    causes = _causes(failure)
    kind, message = next(((kind, text) for kinds, kind, text in _RULES if _among(causes, kinds)), _BROKEN)
    tunnel = _tunnel(causes)
    # A proxy first: whatever else failed, failed on the way to it.
    if tunnel or _among(causes, (ProxyError, requests.exceptions.ProxyError)):
        kind, message = ConnectionFailed, PROXY_LOGIN if tunnel == "407" else _PROXY
    elif kind is TLSError:
        message += _distrust(causes)
    fill = {"{host}": settings.url.host, "{limit}": str(settings.max_response_bytes)}
    fill |= {"{connect}": f"{settings.timeout[0]:g}", "{read}": f"{settings.timeout[1]:g}"}
    for name, value in fill.items():
        message = message.replace(name, value)
    return kind, message


# What happened, in the order in which it is looked for: one error often wraps another.
_RULES: tuple[tuple[tuple[type[BaseException], ...], type[AeriesError], str], ...] = (
    (
        (TooLong,),
        ResponseTooLarge,
        "The answer is longer than max_response_bytes ({limit}); ask for less at once, or raise it.",
    ),
    (
        (NotUnpacked,),
        NotJSON,
        "The answer of {host} is not compressed as its Content-Encoding header says. A proxy or the site is faulty.",
    ),
    (
        (SSLError, ssl.SSLError, requests.exceptions.SSLError),
        TLSError,
        "No trusted TLS connection to {host}: ",
    ),
    # urllib3 derives it from its connect timeout.
    (
        (NewConnectionError,),
        ConnectionFailed,
        "No connection to {host}: the name is unknown, or nothing listens there.",
    ),
    (
        (ConnectTimeoutError, requests.ConnectTimeout),
        Timeout,
        "{host} did not accept a connection within {connect} s.",
    ),
    ((ReadTimeoutError, requests.ReadTimeout, TimeoutError), Timeout, "{host} did not answer within {read} s."),
    (
        (requests.exceptions.ChunkedEncodingError, Broken),
        Truncated,
        "The answer of {host} broke off before its end.",
    ),
)
_BROKEN = (ConnectionFailed, "The connection to {host} broke before an answer came.")
_PROXY = (
    "The proxy on the way to {host} cannot be reached, or refused the connection. Check proxies=, or HTTPS_PROXY in "
    "the environment."
)
_BUNDLE = (
    "the CA bundle holds no certificate that can be read; it must be a PEM file. Check verify=, or REQUESTS_CA_BUNDLE "
    "and CURL_CA_BUNDLE in the environment."
)


def _among(causes: list[BaseException], kinds: tuple[type[BaseException], ...]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


# What OpenSSL calls its parts that read certificates.
_OF_BUNDLES = frozenset({"X509", "PEM", "ASN1"})


def _distrust(causes: list[BaseException]) -> str:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            # OpenSSL's message is one of a fixed list.
            return _DISTRUST.get(cause.verify_code, f"its certificate is refused: {cause.verify_message}.")
        if isinstance(cause, ssl.SSLError) and cause.library in _OF_BUNDLES:
            return _BUNDLE
    return _NO_TLS


def _tunnel(causes: list[BaseException]) -> str:
    """The status with which a proxy refused a connection through it, or ""."""
    texts = [str(cause) for cause in causes if type(cause) is OSError]
    found = [match[1] for text in texts if (match := re.match(r"Tunnel connection failed: (\d{3})", text))]
    return found[0] if found else ""


_NO_TLS = (
    "it speaks no TLS 1.2 or newer there, or its certificate is not trusted. A district's own authority goes into "
    "verify='ca.pem'."
)
_UNKNOWN = (
    "its certificate is signed by an authority unknown here. A district's own authority goes into verify='ca.pem'."
)
# By OpenSSL's verification codes.
_DISTRUST = {
    9: "its certificate is not valid yet. Check the clock of this machine.",
    10: "its certificate has expired. The district has to renew it; check the clock of this machine, too.",
    18: _UNKNOWN,
    19: _UNKNOWN,
    20: _UNKNOWN,
    21: _UNKNOWN,
    62: "its certificate is for another name. Use the name that the district's own login page has.",
    64: "its certificate is for another address. Use the name that the district's own login page has.",
}


def _causes(failure: BaseException) -> list[BaseException]:
    """An exception with all that it wraps, in `args`, `reason` and causes."""
    found: list[BaseException] = []
    waiting: list[object] = [failure]
    while waiting and len(found) < 20:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and all(cause is not known for known in found):
            found.append(cause)
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]
    return found

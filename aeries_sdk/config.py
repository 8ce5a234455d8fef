"""What a caller gives: the district's address, the certificate, the school year, limits.

Nothing here opens a connection. Every wrong shape is a `ConfigError` that says what was expected and where in Aeries to
find it, without repeating the value.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, Self, cast
from urllib.parse import SplitResult, urlsplit

import attrs

from aeries_sdk.arguments import number, optional, whole
from aeries_sdk.errors import ArgumentError, ConfigError
from aeries_sdk.redact import result_or_error
from aeries_sdk.retry import RetryPolicy

ENV_BASE_URL = "AERIES_BASE_URL"
ENV_CERTIFICATE = "AERIES_CERTIFICATE"
ENV_DATABASE_YEAR = "AERIES_DATABASE_YEAR"
KEYRING_SERVICE = "aeries-sdk"

WHERE_CERTIFICATE = (
    "In Aeries: Security > API Security, select the product's record, tick 'Display Certificate Details'."
)
WHERE_ADDRESS = (
    "It is the address of the district's Aeries login page up to its last slash, e.g. https://demo.aeries.net/aeries."
)


class Certificate:
    """The 32-character certificate that a district issues to a product. It is never shown.

    `repr`, `str`, formatting and logging give a mask, pickling is refused, comparing takes constant time. The one way
    to the value is `reveal()`.

    Args:
        value: The certificate: 32 letters and digits; case matters and is kept. Blanks around it are dropped.

    Raises:
        ConfigError: It does not have that shape.

    >>> from aeries_sdk import Certificate
    >>> Certificate("0123456789abcdef0123456789ABCDEF")
    Certificate(********)
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        stripped = value.strip().strip("\"'").strip() if isinstance(value, str) else ""
        wrong = "" if re.fullmatch(r"[0-9A-Za-z]{32}", stripped) else _wrong_certificate(value, stripped)
        if wrong:
            # A traceback can show the locals of its frames.
            del value, stripped
            raise ConfigError(wrong)
        self._value = stripped

    def reveal(self) -> str:
        """The certificate in clear, for the request header and for nothing else."""
        return self._value

    def __repr__(self) -> str:
        return "Certificate(********)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Certificate):
            return NotImplemented
        return hmac.compare_digest(self._value, other._value)

    def __hash__(self) -> int:
        return hash((Certificate, self._value))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise ConfigError(
            "A certificate is not pickled: it would travel in clear. Look it up where it is used, e.g. with "
            "AeriesClient.from_env() or the keyring."
        )


def _wrong_certificate(value: object, stripped: str) -> str:
    if not isinstance(value, str):
        return f"The certificate must be a string, not {type(value).__name__}. {WHERE_CERTIFICATE}"
    return (
        f"A certificate is 32 letters and digits; the given one has {len(stripped)} characters"
        f"{'' if stripped.isalnum() else ', some of them neither letter nor digit'}. {WHERE_CERTIFICATE}"
    )


@attrs.frozen
class InstanceURL:
    """The base address of a district's Aeries, made from whatever people paste.

    A login page of any portal, the base itself, trailing slashes, an `/api/v5` tail, a missing scheme, blanks and
    quotes around it are all understood; otherwise the path is kept as given, since every district has its own.

    Attributes:
        base: The address without a trailing slash, e.g. `https://demo.aeries.net/aeries`.

    >>> from aeries_sdk import InstanceURL
    >>> InstanceURL.parse(" demo.aeries.net/aeries/Login.aspx?page=x ").base
    'https://demo.aeries.net/aeries'
    >>> InstanceURL.parse("https://district.aeries.net/admin/api/v5/").base
    'https://district.aeries.net/admin'
    """

    base: str

    @classmethod
    def parse(cls, pasted: str, *, allow_http: bool = False) -> InstanceURL:
        """Understand a pasted address.

        Args:
            pasted: The address.
            allow_http: Accept plain `http://` for a site that has no TLS. Loopback addresses need no permission.

        Raises:
            ConfigError: It is no address, carries a user name or password, or is plain http without permission.
        """
        base = result_or_error(_base_of, pasted, allow_http)
        # A pasted address may hold a password, and a traceback can show the locals of its frames.
        del pasted
        if isinstance(base, Exception):
            raise base
        return cls(base)

    @property
    def host(self) -> str:
        """The host name, e.g. `demo.aeries.net`."""
        return urlsplit(self.base).hostname or ""

    def __str__(self) -> str:
        return self.base


def _base_of(pasted: str, allow_http: bool) -> str:
    if not isinstance(pasted, str):
        raise ConfigError(f"The Aeries address must be text, not {type(pasted).__name__}. {WHERE_ADDRESS}")
    text = pasted.strip().strip("\"'<>").strip()
    # Longest real addresses are under 100 characters; the cap keeps a pasted document out of the parser.
    if not text or len(text) > 2000 or re.search(r"[\s\\\"'<>\x00-\x1f\x7f]", text):
        raise ConfigError(f"The Aeries address is empty, too long or has blanks or quotes inside. {WHERE_ADDRESS}")
    if "://" not in text:
        text = "https://" + text.lstrip("/")
    parts, host, port = _split(text)
    if parts.scheme == "http" and not allow_http and not is_loopback(host):
        raise ConfigError(
            "Plain http would send the certificate in clear. Use the https address, or pass allow_http=True "
            "if the district really has no other."
        )
    if ":" in host:
        host = f"[{host}]"
    return f"{parts.scheme}://{host}{port}{_base_path(parts.path)}"


def _split(text: str) -> tuple[SplitResult, str, str]:
    """Scheme and parts, host, port with its colon: anything odd is a ConfigError."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not is_host(host):
        raise ConfigError(f"The Aeries address is not an http(s) address with a host name. {WHERE_ADDRESS}")
    if parts.username is not None or parts.password is not None:
        raise ConfigError(
            "The Aeries address carries a user name or password. Leave it out; a site behind Windows authentication "
            f"takes it through auth=. {WHERE_ADDRESS}"
        )
    return parts, host, "" if port is None else f":{port}"


def is_host(host: str) -> bool:
    """Whether a string has the form of a host name or address.

    >>> is_host("demo.aeries.net"), is_host("two words")
    (True, False)
    """
    if ":" in host:
        try:
            ipaddress.IPv6Address(host)
        except ValueError:
            return False
        return True
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    label = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
    return len(ascii_host) < 254 and re.fullmatch(rf"{label}(\.{label})*\.?", ascii_host, re.IGNORECASE) is not None


def _base_path(path: str) -> str:
    """What stands before an API tail or a login page, so that it is its own base when it is pasted again."""
    whole = ""
    while path != whole:
        whole, path = path, _without_tail(path)
    return path


def _without_tail(path: str) -> str:
    path = re.sub(r"(?i)/api(/v\d+(/.*)?)?/*$", "", path.rstrip("/"))
    # A login page ends in a file name; the base is what stands before it.
    path = re.sub(r"(?i)/[^/]+\.(aspx|asp|html?|php)$", "", path)
    return path.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether a host name means this machine: plain http is harmless there.

    >>> is_loopback("127.0.0.1"), is_loopback("demo.aeries.net")
    (True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def parse_database_year(value: int | str | None) -> str | None:
    """The `YYYY` that the `DatabaseYear` parameter wants: the year in which the school year starts.

    Aeries silently reads its default year when the parameter has another shape, so other shapes are refused here.

    Args:
        value: `2020`, `"2020"`, `"2020-2021"` (as `system.get_info` reports it) or None for the district's default.

    Raises:
        ConfigError: Another shape, or two years that do not follow each other.

    >>> parse_database_year("2020-2021"), parse_database_year(2020), parse_database_year(None)
    ('2020', '2020', None)
    """
    if value is None:
        return None
    try:
        text = value.strip() if isinstance(value, str) else str(whole(value, "database_year"))
    except ArgumentError:
        text = ""
    found = re.fullmatch(r"((?:19|20)\d\d)(?:-(\d{4}))?", text, re.ASCII)
    if not found or (found[2] and int(found[2]) != int(found[1]) + 1):
        raise ConfigError(
            "A database year must be the year in which the school year starts, 2020 or '2020', or both years, "
            "'2020-2021'."
        )
    return found[1]


def _timeout(value: float | tuple[float, float]) -> tuple[float, float]:
    both = [*value] if isinstance(value, tuple | list) else [value, value]
    seconds = [_seconds(each, 86_400) for each in both]
    if len(seconds) != 2 or None in seconds:
        raise ConfigError("timeout must be seconds above 0 and below 86400, one number or (connect, read): (10, 120).")
    return cast("tuple[float, float]", tuple(seconds))


def _seconds(value: object, limit: float) -> float | None:
    """A number above 0 and below a limit, or None."""
    try:
        found = float(number(value, "seconds"))
    except ArgumentError:
        return None
    return found if 0 < found < limit else None


def _deadline(value: float | None) -> float | None:
    if value is not None and _seconds(value, 604_800) is None:
        raise ConfigError("deadline must be seconds above 0, up to a week, or None.")
    return value if value is None else float(value)


def _workers(value: int) -> int:
    return _at_least_one(value, "max_workers")


def _most_bytes(value: int | None) -> int | None:
    return optional(value, "max_response_bytes", _at_least_one)


def _at_least_one(value: int, name: str) -> int:
    try:
        return whole(value, name, least=1)
    except ArgumentError:
        raise ConfigError(f"{name} must be an int of at least 1.") from None


def _proxies(value: Mapping[str, str] | None) -> dict[str, str] | None:
    if value is None:
        return None
    if isinstance(value, Mapping) and all(isinstance(each, str) for pair in value.items() for each in pair):
        return dict(value)
    raise ConfigError('proxies must be a dict such as {"https": "http://proxy.example:8080"}.')


def _is(kind: type[object], what: str) -> Callable[[object, attrs.Attribute[Any], object], None]:
    def check(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kind):
            raise ConfigError(f"{attribute.name} must be {what}, not {type(value).__name__}.")

    return check


def _path(value: bool | str | os.PathLike[str]) -> bool | str:
    return os.fspath(value) if isinstance(value, os.PathLike) else value


@attrs.frozen(kw_only=True)
class Settings:
    """All that a client needs to know of one district.

    Attributes:
        url: The district's address.
        certificate: The certificate.
        database_year: `YYYY` of another school year's database, or None for the district's default.
        timeout: Seconds to connect, and seconds of silence in an answer.
        deadline: Seconds that one call may take to the last byte of its answer, the wait for its turn, all other waits
            and retries included; None for no end.
        max_workers: How many requests may be under way at once, in all threads; more wait their turn. While a host
            refuses (429, 502, 503, 504) or does not answer in time it gets fewer, and later more again.
        retry: What is sent again, when, how often.
        auth: Any `requests` auth, for a site behind Windows authentication.
        verify: True, or the path of a CA bundle. Turning verification off is not offered.
        proxies: As `requests` takes them; None leaves it to the environment.
        max_response_bytes: Longest answer to accept after decompression, in bytes; None for no limit.
        check_database_year: Whether the first call for a database year checks that the district has that year.
    """

    url: InstanceURL = attrs.field(validator=_is(InstanceURL, "an InstanceURL; use InstanceURL.parse(address)"))
    certificate: Certificate = attrs.field(validator=_is(Certificate, "a Certificate"))
    database_year: str | None = attrs.field(default=None, converter=parse_database_year)
    timeout: tuple[float, float] = attrs.field(default=(10.0, 120.0), converter=_timeout)
    deadline: float | None = attrs.field(default=1800.0, converter=_deadline)
    max_workers: int = attrs.field(default=4, converter=_workers)
    retry: RetryPolicy = attrs.field(
        factory=RetryPolicy, validator=_is(RetryPolicy, "a RetryPolicy such as RetryPolicy(total=3)")
    )
    auth: object = attrs.field(default=None, repr=lambda auth: "None" if auth is None else "********")
    verify: bool | str = attrs.field(default=True, converter=_path)
    proxies: dict[str, str] | None = attrs.field(default=None, repr=False, converter=_proxies)
    max_response_bytes: int | None = attrs.field(default=None, converter=_most_bytes)
    check_database_year: bool = True

    def __repr__(self) -> str:
        # A traceback may show settings that a converter has refused half-way.
        shown = [
            f"{field.name}={field.repr(value) if callable(field.repr) else repr(value)}"
            for field in attrs.fields(type(self))
            if field.repr and (value := getattr(self, field.name, attrs.NOTHING)) is not attrs.NOTHING
        ]
        return f"Settings({', '.join(shown)})"

    @verify.validator
    def _verify_is_on(self, _: object, value: bool | str) -> None:
        if value is True or (isinstance(value, str) and Path(value).exists()):
            return
        raise ConfigError(
            "verify takes True or the path of an existing CA bundle (PEM). Checking the server's certificate cannot be "
            "turned off: the AERIES-CERT would go to whoever answers."
        )


def settings_from(
    base_url: str | InstanceURL, certificate: str | Certificate | None, *, allow_http: bool, **options: Any
) -> Settings:
    """The settings of a client, from what its constructor was given.

    Args:
        base_url: The address.
        certificate: The certificate; None to look it up in the environment and the keyring.
        allow_http: Whether plain http is permitted.
        options: The other fields of `Settings`.

    Raises:
        ConfigError: An argument has the wrong shape, or there is no certificate.
    """
    url = base_url if isinstance(base_url, InstanceURL) else InstanceURL.parse(base_url, allow_http=allow_http)
    if certificate is None:
        certificate = certificate_from_environment(url.base)
    elif not isinstance(certificate, Certificate):
        certificate = Certificate(certificate)
    return Settings(url=url, certificate=certificate, **options)


def certificate_from_environment(base: str) -> Certificate:
    """The certificate from `AERIES_CERTIFICATE`, or from the keyring under service `aeries-sdk` and the base address.

    Args:
        base: The parsed base address: the user name of the keyring entry.

    Raises:
        ConfigError: Neither holds one, it has the wrong shape, or the keyring cannot be opened.
    """
    if ENV_CERTIFICATE in os.environ:
        found = result_or_error(Certificate, os.environ[ENV_CERTIFICATE]) if os.environ[ENV_CERTIFICATE] else None
    else:
        found = result_or_error(certificate_from_keyring, base)
    if isinstance(found, Certificate):
        return found
    if isinstance(found, Exception) and not isinstance(found, ImportError):
        raise found
    raise ConfigError(
        f"No certificate: set {ENV_CERTIFICATE}, or store it with `keyring set {KEYRING_SERVICE} ADDRESS` "
        f"(pip install 'aeries-sdk[keyring]'). {WHERE_CERTIFICATE}"
    )


def certificate_from_keyring(base: str) -> Certificate | None:
    """The certificate in the keyring; None where it holds none.

    Args:
        base: The parsed base address: the user name of the entry.

    Raises:
        ConfigError: The keyring cannot be opened, or what it holds has the wrong shape.
        ImportError: The package keyring is not installed.
    """
    import keyring

    found = result_or_error(keyring.get_password, KEYRING_SERVICE, base)
    if isinstance(found, Exception):
        # Backends raise errors of their own, of D-Bus, of the operating system.
        reason = type(found).__name__
        del found
        raise ConfigError(
            f"The keyring cannot be opened ({reason}); servers and containers often have none. Set {ENV_CERTIFICATE}, "
            "or name another variable with certificate_from= of a DistrictConfig."
        )
    sealed = result_or_error(Certificate, found) if found else None
    del found
    if isinstance(sealed, Exception):
        raise sealed
    return sealed

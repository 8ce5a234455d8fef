"""TLS: which servers are trusted, and what is said of the others. The certificates are made here."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import ssl
import sys
import warnings
from typing import TYPE_CHECKING

import pytest

from aeries_sdk import AeriesClient, errors

pytest.importorskip("cryptography")

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

    from tests.server.reliability.conftest import Serve

    Start = Callable[..., int]

CANARY = "CanaryCanaryCanaryCanaryCanary42"
BODY = b'[{"SchoolCode": 994, "Name": "Oak High"}]'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


class Authority:
    """A district's own certificate authority."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented District CA")])
        made = self._builder(self.name, self.key.public_key(), NOW - DAY, NOW + DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        usage = dict.fromkeys(USAGES, False) | {"key_cert_sign": True, "crl_sign": True}
        made = made.add_extension(x509.KeyUsage(**usage), critical=True)
        made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
        certificate = made.sign(self.key, hashes.SHA256())
        self.bundle = folder / "ca.pem"
        self.bundle.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, since: dt.datetime, until: dt.datetime
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
        )

    def context(
        self, host: str = "127.0.0.1", *, since: int = -1, until: int = 1, strict: bool = True
    ) -> ssl.SSLContext:
        """A server's context, with a certificate for a host, valid between two days counted from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            name: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            name = x509.DNSName(host)
        made = self._builder(x509.Name([]), key.public_key(), NOW + since * DAY, NOW + until * DAY)
        made = made.add_extension(x509.SubjectAlternativeName([name]), critical=True)
        if strict:
            # Newer Pythons insist on it.
            issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
            made = made.add_extension(issuer, critical=False)
        file = self.folder / f"server-{since}-{until}-{host}-{strict}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def heard() -> list[bytes]:
    """What the server has been told inside of TLS."""
    return []


@pytest.fixture
def start(serve: Serve, heard: list[bytes]) -> Start:
    """Starts a TLS server with a context, and gives its port."""

    def begin(context: ssl.SSLContext) -> int:
        def handle(connection: socket.socket) -> None:
            with contextlib.suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as secured:
                heard.append(secured.recv(65_536))
                secured.sendall(OK)

        return serve(handle)

    return begin


def test_a_districts_own_authority_is_trusted_through_verify(
    start: Start, authority: Authority, heard: list[bytes]
) -> None:
    address = f"https://127.0.0.1:{start(authority.context())}"
    with AeriesClient(address, CANARY, verify=str(authority.bundle)) as client:
        assert client.schools.list()[0].name == "Oak High"
    assert CANARY.encode() in heard[0]


def test_a_bundle_from_the_environment_is_used_unless_one_is_given(
    start: Start, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"https://127.0.0.1:{start(authority.context())}"
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.bundle))
    with AeriesClient(address, CANARY) as client:
        assert client.schools.list()

    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(Authority(tmp_path).bundle))
    with AeriesClient(address, CANARY, verify=str(authority.bundle)) as client:
        assert client.schools.list()
    with AeriesClient(address, CANARY) as client, pytest.raises(errors.TLSError):
        client.schools.list()


@pytest.mark.parametrize(
    ("host", "since", "until", "said"),
    [
        ("127.0.0.1", -3, -1, "has expired"),
        ("127.0.0.1", 1, 3, "not valid yet"),
        ("sis.example.org", -1, 1, "is for another"),
        ("127.0.0.2", -1, 1, "is for another address"),
    ],
)
def test_a_certificate_that_does_not_fit_is_refused_before_anything_is_sent(
    start: Start, authority: Authority, heard: list[bytes], host: str, since: int, until: int, said: str
) -> None:
    port = start(authority.context(host, since=since, until=until))
    with (
        AeriesClient(f"https://127.0.0.1:{port}", CANARY, verify=str(authority.bundle)) as client,
        pytest.raises(errors.TLSError, match=said),
    ):
        client.schools.list()
    assert heard == []


@pytest.mark.skipif(sys.version_info < (3, 13), reason="older Pythons take such certificates")
def test_a_certificate_that_breaks_a_rule_is_refused_with_the_rule(start: Start, authority: Authority) -> None:
    address = f"https://127.0.0.1:{start(authority.context(strict=False))}"
    with (
        AeriesClient(address, CANARY, verify=str(authority.bundle)) as client,
        pytest.raises(errors.TLSError, match="Missing Authority Key Identifier"),
    ):
        client.schools.list()


def test_an_unknown_authority_says_where_to_name_it(start: Start, authority: Authority, heard: list[bytes]) -> None:
    address = f"https://127.0.0.1:{start(authority.context())}"
    with AeriesClient(address, CANARY) as client, pytest.raises(errors.TLSError, match=r"verify='ca\.pem'"):
        client.schools.list()
    assert heard == []


def test_nothing_older_than_tls_1_2_is_spoken(start: Start, authority: Authority, heard: list[bytes]) -> None:
    context = authority.context()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    with (
        AeriesClient(f"https://127.0.0.1:{start(context)}", CANARY, verify=str(authority.bundle)) as client,
        pytest.raises(errors.TLSError, match=r"TLS 1\.2 or newer"),
    ):
        client.schools.list()
    assert heard == []


@pytest.mark.parametrize("content", ["", "no certificate\n", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_bundle_that_is_none_is_a_typed_error(
    start: Start, authority: Authority, tmp_path: Path, content: str
) -> None:
    bundle = tmp_path / "ca.pem"
    bundle.write_text(content)
    address = f"https://127.0.0.1:{start(authority.context())}"
    with AeriesClient(address, CANARY, verify=str(bundle)) as client, pytest.raises(errors.TLSError):
        client.schools.list()

from __future__ import annotations

import copy
import logging
import pickle
import sys
import traceback
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk import AeriesClient, Certificate, InstanceURL, RetryPolicy
from aeries_sdk.config import parse_database_year
from aeries_sdk.errors import ConfigError
from aeries_sdk.fleet import DistrictConfig

CANARY = "CanaryCanaryCanaryCanaryCanary42"


@pytest.mark.parametrize(
    ("pasted", "base"),
    [
        ("https://demo.aeries.net/aeries", "https://demo.aeries.net/aeries"),
        ("https://demo.aeries.net/aeries/", "https://demo.aeries.net/aeries"),
        ("https://demo.aeries.net/aeries///", "https://demo.aeries.net/aeries"),
        ("https://demo.aeries.net/aeries/Login.aspx", "https://demo.aeries.net/aeries"),
        ("https://demo.aeries.net/aeries/login.aspx?page=default.aspx#top", "https://demo.aeries.net/aeries"),
        ("https://d.aeries.net/student/LoginParent.aspx", "https://d.aeries.net/student"),
        ("https://d.aeries.net/teacher/Login.aspx", "https://d.aeries.net/teacher"),
        ("https://d.aeries.net/admin/api/v5", "https://d.aeries.net/admin"),
        ("https://d.aeries.net/admin/api/v5/", "https://d.aeries.net/admin"),
        ("https://d.aeries.net/admin/API/V5/schools/", "https://d.aeries.net/admin"),
        ("https://d.aeries.net/admin/api", "https://d.aeries.net/admin"),
        ("https://sis.example.org/api/v5", "https://sis.example.org"),
        ("https://sis.example.org", "https://sis.example.org"),
        ("https://sis.example.org/a/b/Parent", "https://sis.example.org/a/b/Parent"),
        ("sis.example.org/Aeries", "https://sis.example.org/Aeries"),
        ("  <https://sis.example.org/Aeries>  ", "https://sis.example.org/Aeries"),
        ('"https://sis.example.org/Aeries"\n', "https://sis.example.org/Aeries"),
        ("HTTPS://SIS.Example.org:8443/x", "https://sis.example.org:8443/x"),
        ("http://127.0.0.1:8080/aeries", "http://127.0.0.1:8080/aeries"),
        ("http://localhost/aeries", "http://localhost/aeries"),
        ("http://[::1]:8080/aeries", "http://[::1]:8080/aeries"),
    ],
)
def test_an_address_is_understood_in_whatever_form_it_is_pasted(pasted: str, base: str) -> None:
    assert InstanceURL.parse(pasted).base == base


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "   ",
        "https://",
        "https:///aeries",
        "ftp://sis.example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://sis example.org/aeries",
        "https://sis.example.org:notaport/",
        "https://sis.example.org:99999/",
        "https://[::1",
        "https://user:secretpass@sis.example.org/aeries",
        "https://sis.example.org\\@evil.example.com/",
        "https://sis..example.org/",
        "http://sis.example.org/aeries",
        "https://" + "a" * 3000,
        None,
        7,
    ],
)
def test_what_is_no_address_is_refused_without_being_repeated(pasted: object) -> None:
    with pytest.raises(ConfigError) as caught:
        InstanceURL.parse(pasted)  # type: ignore[arg-type]

    assert "secretpass" not in str(caught.value)
    assert "evil" not in str(caught.value)


def test_plain_http_needs_an_explicit_permission() -> None:
    with pytest.raises(ConfigError, match="allow_http=True"):
        InstanceURL.parse("http://sis.example.org/aeries")

    assert InstanceURL.parse("http://sis.example.org/aeries", allow_http=True).base == "http://sis.example.org/aeries"


def test_a_certificate_keeps_its_case_and_drops_blanks_around_it() -> None:
    assert Certificate(f" {CANARY}\n").reveal() == CANARY
    assert Certificate(CANARY) == Certificate(CANARY)
    assert Certificate(CANARY) != Certificate(CANARY.lower())
    assert hash(Certificate(CANARY)) == hash(Certificate(CANARY))


@pytest.mark.parametrize("wrong", ["", CANARY[:31], CANARY + "0", CANARY[:31] + "-", CANARY[:31] + "é", None, 32])
def test_a_wrong_certificate_says_where_to_find_it_and_not_what_it_was(wrong: object) -> None:
    with pytest.raises(ConfigError, match=r"Security > API Security.*Display Certificate Details") as caught:
        Certificate(wrong)  # type: ignore[arg-type]

    assert CANARY[:20] not in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_certificate_is_not_shown_by_anything(caplog: pytest.LogCaptureFixture) -> None:
    certificate = Certificate(CANARY)
    client = AeriesClient("https://sis.example.org/aeries", certificate)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("someone").warning("%s %r %s", certificate, certificate, client.settings)

    shown = [repr(certificate), str(certificate), f"{certificate}", f"{certificate!s:>60}", repr(client), caplog.text]
    shown += [repr(client.settings), str(client.settings.url), repr(copy.deepcopy(certificate))]
    assert not [text for text in shown if CANARY in text]
    assert not hasattr(certificate, "__dict__")


def test_a_certificate_is_never_pickled_in_clear() -> None:
    with pytest.raises(ConfigError, match="not pickled"):
        pickle.dumps(Certificate(CANARY))


@pytest.mark.parametrize(
    ("given", "sent"),
    [(2020, "2020"), ("2020", "2020"), (" 2020 ", "2020"), ("2020-2021", "2020"), (None, None)],
)
def test_a_database_year_is_sent_as_its_first_year(given: int | str | None, sent: str | None) -> None:
    assert parse_database_year(given) == sent


@pytest.mark.parametrize(
    "wrong", ["", "20", "2020-2022", "2021-2020", "2020/2021", "2020-21", 20, True, 2020.5, "\u0662\u0660\u0662\u0660"]
)
def test_a_database_year_of_another_shape_is_refused_since_aeries_would_ignore_it(wrong: object) -> None:
    with pytest.raises(ConfigError, match="2020-2021"):
        parse_database_year(wrong)  # type: ignore[arg-type]


def test_a_client_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AERIES_BASE_URL", "sis.example.org/aeries/Login.aspx")
    monkeypatch.setenv("AERIES_CERTIFICATE", CANARY)
    monkeypatch.setenv("AERIES_DATABASE_YEAR", "2025-2026")

    settings = AeriesClient.from_env(max_workers=2).settings

    assert settings.url.base == "https://sis.example.org/aeries"
    assert settings.certificate == Certificate(CANARY)
    assert (settings.database_year, settings.max_workers) == ("2025", 2)


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AERIES_BASE_URL", "https://environment.example.org")
    monkeypatch.setenv("AERIES_CERTIFICATE", "0" * 32)

    client = AeriesClient.from_env(base_url="https://argument.example.org", certificate=CANARY)

    assert client.settings.url.base == "https://argument.example.org"
    assert client.settings.certificate == Certificate(CANARY)


def test_a_missing_setting_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ConfigError, match="AERIES_BASE_URL"):
        AeriesClient.from_env()
    with pytest.raises(ConfigError, match="AERIES_CERTIFICATE"):
        AeriesClient("https://sis.example.org/aeries")


def test_the_keyring_is_asked_when_the_environment_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = {("aeries-sdk", "https://sis.example.org/aeries"): CANARY}
    keyring = types.SimpleNamespace(get_password=lambda service, user: stored.get((service, user)))
    monkeypatch.setitem(sys.modules, "keyring", keyring)

    client = AeriesClient("https://sis.example.org/aeries/Login.aspx")

    assert client.settings.certificate == Certificate(CANARY)


class NoBackend(RuntimeError):
    """As keyring's own, which the tests do not install."""


@pytest.mark.parametrize("problem", [NoBackend("none"), OSError("no D-Bus"), ImportError("secretstorage"), KeyError(1)])
def test_a_keyring_that_cannot_be_opened_is_told_with_the_variable_to_set(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def get_password(service: str, user: str) -> str:
        raise problem

    monkeypatch.setitem(sys.modules, "keyring", types.SimpleNamespace(get_password=get_password))
    monkeypatch.setenv("AERIES_BASE_URL", "https://sis.example.org/aeries")
    config = DistrictConfig(name="One", base_url="https://sis.example.org/aeries")

    ways: list[Callable[[], AeriesClient]] = [
        AeriesClient.from_env,
        lambda: AeriesClient("https://sis.example.org"),
        config.client,
    ]
    for make in ways:
        with pytest.raises(ConfigError, match=r"keyring cannot be opened.*AERIES_CERTIFICATE") as caught:
            make()
        assert caught.value.__context__ is None


@pytest.mark.parametrize("stored", ["", CANARY + "x"])
def test_a_keyring_without_a_usable_certificate_is_a_config_error(monkeypatch: pytest.MonkeyPatch, stored: str) -> None:
    monkeypatch.setitem(sys.modules, "keyring", types.SimpleNamespace(get_password=lambda *_: stored))
    with pytest.raises(ConfigError, match="ertificate") as caught:
        AeriesClient("https://sis.example.org")
    frames = traceback.walk_tb(caught.value.__traceback__)
    assert [
        frame.f_code.co_name for frame, _ in frames if CANARY in repr(frame.f_locals) and "stored" not in frame.f_locals
    ] == []


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0},
        {"timeout": (10, -1)},
        {"max_workers": 0},
        {"max_workers": True},
        {"max_response_bytes": 0},
        {"verify": False},
        {"verify": "no-such-file.pem"},
        {"database_year": "20-21"},
    ],
)
def test_a_setting_out_of_range_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        AeriesClient("https://sis.example.org/aeries", CANARY, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"total": -1}, {"backoff": -0.5}, {"max_retry_after": 1e9}, {"jitter": "x"}])
def test_a_retry_policy_out_of_range_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        RetryPolicy(**options)  # type: ignore[arg-type]


def test_a_bundle_of_a_districts_own_authority_is_taken(tmp_path: Path) -> None:
    bundle = tmp_path / "ca.pem"
    bundle.write_text("")

    assert AeriesClient("https://sis.example.org", CANARY, verify=str(bundle)).settings.verify == str(bundle)

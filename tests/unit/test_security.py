"""Every way out, walked with a canary certificate and canary names: none of them may show."""

from __future__ import annotations

import contextlib
import copy
import http.client
import logging
import pickle
import stat
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import responses

from aeries_sdk import AeriesClient, Certificate, InstanceURL, RetryPolicy, check_access, errors
from aeries_sdk.config import Settings
from aeries_sdk.fleet import DistrictConfig
from aeries_sdk.matching import match_schools
from aeries_sdk.models import StaffBody
from aeries_sdk.oneroster import export
from aeries_sdk.testing import DemoDistrict

BASE = "https://sis.example.org/aeries"
CERTIFICATE = "CanaryCanaryCanaryCanaryCanary42"
LOGIN = "canarypassword"
PROXY = "http://proxyuser:canaryproxy@127.0.0.1:9"
FIRST, LAST, STUDENT = "Zeldacanary", "Quuxcanary", 99400004
SECRETS = (CERTIFICATE, LOGIN, "canaryproxy", FIRST, LAST, str(STUDENT))
STUDENTS = f"{BASE}/api/v5/schools/994/students/{STUDENT}"
RECORD = {"StudentID": STUDENT, "SchoolCode": 994, "StudentNumber": 4, "FirstName": FIRST, "LastName": LAST}


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in text.casefold()]


@pytest.fixture
def client() -> Iterator[AeriesClient]:
    proxies = {"https": PROXY}
    retry = RetryPolicy(total=1)
    with AeriesClient(BASE, CERTIFICATE, auth=("svc", LOGIN), proxies=proxies, retry=retry) as client:
        yield client


@pytest.fixture
def web() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("urllib3", "requests", "aeries_sdk", "charset_normalizer"):
        caplog.set_level(logging.DEBUG, logger=name)


FAILURES: list[tuple[str, dict[str, Any]]] = [
    ("401", {"status": 401, "json": {"Message": f"{CERTIFICATE} is not known for {FIRST} {LAST}"}}),
    ("403", {"status": 403, "body": f"{CERTIFICATE} {FIRST}"}),
    ("404", {"status": 404, "json": {"Message": f"no student {STUDENT} {LAST}"}}),
    ("500", {"status": 500, "body": f"<html>{CERTIFICATE} {FIRST} at line 4", "content_type": "text/html"}),
    ("302", {"status": 302, "headers": {"Location": f"https://evil.example.com/{STUDENT}?cert={CERTIFICATE}"}}),
    ("html", {"status": 200, "body": f"<html>{FIRST}", "content_type": "text/html"}),
    ("json", {"status": 200, "body": f'[{{"FirstName": "{FIRST}", ', "content_type": "application/json"}),
    ("shape", {"status": 200, "json": [{**RECORD, "Grade": f"{FIRST} {LAST}"}]}),
    ("many", {"status": 200, "json": [RECORD, RECORD]}),
    ("reset", {"body": ConnectionResetError(f"{STUDENTS} {CERTIFICATE}")}),
    ("proxy", {"body": requests.ConnectionError(f"{PROXY} {STUDENTS} {CERTIFICATE}")}),
]


@pytest.mark.parametrize(("name", "answer"), FAILURES, ids=[name for name, _ in FAILURES])
def test_no_error_shows_a_secret_however_it_is_shown(
    web: responses.RequestsMock,
    client: AeriesClient,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    name: str,
    answer: dict[str, Any],
) -> None:
    web.get(STUDENTS, **answer)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        with pytest.raises(errors.AeriesError) as caught:
            client.students.get(994, student_id=STUDENT)
    error = caught.value

    shown = [str(error), repr(error), repr(vars(error)), repr(error.args), "".join(traceback.format_exception(error))]
    shown += [caplog.text, *capsys.readouterr(), *(str(each.message) for each in warned)]
    shown += [pickle.dumps(error).decode("latin-1"), str(copy.deepcopy(error)), str(error.__cause__)]
    logging.getLogger("user").error("it failed", exc_info=error)
    assert leaks("\n".join([*shown, caplog.text])) == []
    assert error.__context__ is None
    assert error.__cause__ is None


def frames(error: BaseException) -> Iterator[tuple[str, dict[str, Any]]]:
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if "/aeries_sdk/" in frame.f_code.co_filename:
            yield frame.f_code.co_name, dict(frame.f_locals)


@pytest.mark.parametrize(("name", "answer"), FAILURES, ids=[name for name, _ in FAILURES])
def test_locals_of_a_traceback_hold_neither_certificate_nor_names(
    web: responses.RequestsMock, client: AeriesClient, name: str, answer: dict[str, Any]
) -> None:
    """Ids that the caller gave stand in the caller's own frame already; what came back and the secrets do not."""
    from rich.pretty import pretty_repr

    web.get(STUDENTS, **answer)
    with pytest.raises(errors.AeriesError) as caught:
        client.students.get(994, student_id=STUDENT)

    for function, values in frames(caught.value):
        for shown in (repr(values), pretty_repr(values)):
            assert [leak for leak in leaks(shown) if leak != str(STUDENT)] == [], function


REFUSED: dict[str, dict[str, Any]] = {
    "plain http": {"base_url": "http://sis.example.org/"},
    "address": {"base_url": "not an address"},
    "address with a password": {"base_url": f"https://svc:{LOGIN}@sis.example.org/"},
    "certificate too long": {"certificate": CERTIFICATE + "x"},
    "certificate in bytes": {"certificate": CERTIFICATE.encode()},
    "year": {"database_year": "26"},
    "timeout": {"timeout": -1},
    "timeout of another type": {"timeout": object()},
    "deadline": {"deadline": -1},
    "bundle": {"verify": "/no/such/file.pem"},
    "workers": {"max_workers": 0},
    "proxy": {"proxies": {"https": f"http://svc:{LOGIN}@"}},
    "proxy of a system call": {"proxies": {"https": f"ftp://svc:{LOGIN}@proxy.example.org"}},
}


def made(how: str, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> AeriesClient:
    if how == "constructor":
        return AeriesClient(**options)
    if how == "environment":
        monkeypatch.setenv("AERIES_CERTIFICATE", options.pop("certificate"))
        monkeypatch.setenv("AERIES_BASE_URL", options.pop("base_url"))
    if how == "district":
        monkeypatch.setenv("CANARY_CERT", options.pop("certificate"))
        del options["auth"]
        base = options.pop("base_url")
        return DistrictConfig(name="One", base_url=base, certificate_from="CANARY_CERT", options=options).client()
    return AeriesClient.from_env(**options)


@pytest.mark.parametrize("how", ["constructor", "from_env", "environment", "district"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_client_shows_no_secret_in_any_frame(monkeypatch: pytest.MonkeyPatch, name: str, how: str) -> None:
    from rich.pretty import pretty_repr

    options = {"base_url": BASE, "certificate": CERTIFICATE, "auth": ("svc", LOGIN), "proxies": {"https": PROXY}}
    options |= REFUSED[name]
    if (how == "district" and name.startswith("address")) or (how in {"district", "environment"} and "bytes" in name):
        pytest.skip("an environment holds strings; a DistrictConfig is the caller's own object")
    with pytest.raises((errors.ConfigError, TypeError)) as caught:
        made(how, options, monkeypatch)

    # With locals, as rich, sentry and cgitb show them; in Python 3.11 a repr that fails makes this fail.
    traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    for frame, _ in traceback.walk_tb(caught.value.__traceback__):
        if frame.f_code.co_filename != __file__:
            shown = repr(frame.f_locals) + pretty_repr(frame.f_locals)
            assert leaks(shown) == [], frame.f_code.co_name
    assert leaks(str(caught.value)) == []


def test_a_certificate_of_another_shape_is_in_no_frame() -> None:
    with pytest.raises(errors.ConfigError) as caught:
        Certificate(CERTIFICATE + "x")
    assert [values for _, values in frames(caught.value) if leaks(repr(values))] == []


def test_half_made_objects_have_a_repr() -> None:
    assert repr(object.__new__(AeriesClient)) == "<AeriesClient>"
    assert repr(object.__new__(Settings)) == "Settings()"
    with pytest.raises(errors.ConfigError) as caught:
        Settings(url=InstanceURL.parse(BASE), certificate=Certificate(CERTIFICATE), timeout=-1)
    traceback.TracebackException.from_exception(caught.value, capture_locals=True)


def test_ids_are_in_no_frame_of_the_library(web: responses.RequestsMock, client: AeriesClient) -> None:
    from rich.pretty import pretty_repr

    web.get(STUDENTS, status=404)
    web.get(f"{BASE}/api/v5/schools/994/students", status=500)
    calls: list[Callable[[], object]] = [
        lambda: client.students.get(994, student_id=STUDENT),
        lambda: client.students.list(994, student_id=STUDENT),
        lambda: list(client.students.iter(994)),
        lambda: client.students.get(994, student_id=-STUDENT),
        lambda: client.contacts.delete(-STUDENT, 1),
        lambda: client.request("GET", f"/api/v5/schools/994/students/{STUDENT}"),
        lambda: client.request("GET", "/api/v5/schools/994/students/{a}", {"a": STUDENT, "b": STUDENT}),
    ]
    for call in calls:
        with pytest.raises(errors.AeriesError) as caught:
            call()
        for function, values in frames(caught.value):
            assert leaks(repr(values) + pretty_repr(values)) == [], function
        assert caught.value.__context__ is None


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError, ValueError])
def test_what_breaks_in_from_outside_shows_no_header(
    web: responses.RequestsMock, client: AeriesClient, kind: type[BaseException]
) -> None:
    def interrupted(request: requests.PreparedRequest) -> tuple[int, dict[str, str], str]:
        headers = dict(request.headers)
        raise kind(len(headers)) from OSError("cause")

    web.add_callback(responses.GET, STUDENTS, interrupted)
    with pytest.raises(kind) as caught:
        client.students.get(994, student_id=STUDENT)

    for frame, _ in traceback.walk_tb(caught.value.__traceback__):
        assert CERTIFICATE not in repr(frame.f_locals)


def test_records_and_bodies_show_nobody_even_in_rich(web: responses.RequestsMock, client: AeriesClient) -> None:
    from rich.pretty import pretty_repr

    web.get(STUDENTS, json=[RECORD])
    student = client.students.get(994, student_id=STUDENT)
    body = StaffBody(first_name=FIRST, last_name=LAST)
    for thing in (student, [student], body, {"body": body}):
        for shown in (repr(thing), str(thing), f"{thing}", pretty_repr(thing)):
            assert leaks(shown) == []
    assert leaks(pretty_repr(client.settings) + repr(client.settings)) == []
    assert leaks(pretty_repr(vars(client)) + repr(vars(client))) == []


def test_a_page_in_memory_shows_nobody_when_the_next_one_fails(
    web: responses.RequestsMock, client: AeriesClient
) -> None:
    from rich.pretty import pretty_repr

    url = f"{BASE}/api/v5/schools/994/students"
    web.get(url, json=[RECORD, {**RECORD, "StudentID": 1, "StudentNumber": 5}])
    web.get(url, status=500)
    with pytest.raises(errors.ServerError) as caught:
        list(client.students.iter(994, page_size=2))

    for function, values in frames(caught.value):
        shown = pretty_repr(values) + repr(values)
        assert [leak for leak in leaks(shown) if leak != str(STUDENT)] == [], function


def test_a_request_that_works_leaves_no_trace(
    web: responses.RequestsMock,
    client: AeriesClient,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    web.get(STUDENTS, json=[RECORD])
    client.students.get(994, student_id=STUDENT)
    sent = web.calls[0].request

    assert caplog.text
    assert leaks(caplog.text + "".join(capsys.readouterr()) + repr([vars(each) for each in caplog.records])) == []
    assert sent.headers.pop("AERIES-CERT") == CERTIFICATE
    assert CERTIFICATE not in f"{sent.url}{sent.body!r}{dict(sent.headers)}"
    assert "Referer" not in sent.headers
    assert str(sent.headers["User-Agent"]).startswith("aeries-sdk/")
    assert CERTIFICATE not in repr(vars(client)) + repr(client.settings)


@pytest.mark.parametrize("fault", ["", "status_503", "truncated_body", "redirect"])
def test_the_debug_switch_of_http_client_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    with DemoDistrict(students=20, schools=1) as district, district.client() as client:
        if fault:
            district.fault(fault, times=1)
        with contextlib.suppress(errors.RedirectRefused):
            client.schools.list()
        shown = "".join(capsys.readouterr())

        assert shown == ""
        assert district.certificate not in caplog.text


def test_nothing_is_sent_to_another_host_or_in_an_address() -> None:
    with DemoDistrict(students=20, schools=1) as other, DemoDistrict(students=20, schools=1) as district:
        for location in (f"{other.base_url}/api/v5/schools", "//127.0.0.1/", "/aeries/api/v5/staff"):
            district.clear_faults()
            district.fault("redirect", location=location)
            with district.client() as client, pytest.raises(errors.RedirectRefused):
                client.schools.list()

        assert other.requests == []
        assert {request.path for request in district.requests} == {"/aeries/api/v5/schools"}
        assert {request.query for request in district.requests} == {""}


def test_reports_of_a_district_full_of_oddities_name_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with DemoDistrict(students=300, schools=8, seed=7) as district, district.client() as client:
        report = export(client, tmp_path / "oneroster.zip")
        access = check_access(client)
        people = {
            name
            for school in client.schools.list()
            if school.school_code
            for student in client.students.list(school.school_code)
            for name in (student.last_name, student.student_email_address)
            if len(name) > 5
        }
        words = {word for school in district.schools.values() for word in school.split()}
        shown = [str(report), report.to_json(), report.to_html(), repr(report), str(access), repr(access), caplog.text]

        assert report.all_findings
        assert [name for name in people - words if any(name in text for text in shown)] == []
        assert not [text for text in shown if district.certificate in text]


def test_files_are_the_owners_only(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("modes are those of POSIX")
    with DemoDistrict(students=20, schools=1, oddities=False) as district, district.client() as client:
        export(client, tmp_path / "oneroster.zip")
        match_schools(client.schools.list(), district.vendor_schools()).to_csv(tmp_path / "mapping.csv")

    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {
        "oneroster.zip": 0o600,
        "mapping.csv": 0o600,
    }


WAYS: list[Callable[[Certificate], str]] = [
    repr,
    str,
    ascii,
    lambda certificate: f"{certificate}{certificate!r}{certificate:}",
    lambda certificate: "%s %r" % (certificate, certificate),  # noqa: UP031
    lambda certificate: repr([certificate]) + repr({"certificate": certificate}),
    lambda certificate: str(dir(certificate)),
    lambda certificate: repr(copy.deepcopy(certificate)),
]


@pytest.mark.parametrize("way", WAYS)
def test_a_certificate_shows_itself_in_no_way(way: Callable[[Certificate], str]) -> None:
    assert CERTIFICATE not in way(Certificate(CERTIFICATE))


def test_a_program_that_dies_shows_no_certificate() -> None:
    program = f"""
from aeries_sdk import AeriesClient, RetryPolicy
client = AeriesClient("http://127.0.0.1:9/aeries", "{CERTIFICATE}", retry=RetryPolicy(total=0))
client.schools.list()
"""
    command = [sys.executable, "-X", "dev", "-"]
    done = subprocess.run(command, input=program, capture_output=True, text=True, timeout=30, check=False)

    assert "ConnectionFailed" in done.stderr
    assert "During handling" not in done.stderr
    assert CERTIFICATE not in done.stdout + done.stderr

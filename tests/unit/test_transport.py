from __future__ import annotations

import gzip
import logging
import traceback
from collections.abc import Iterator

import pytest
import requests
import responses
from responses import matchers

from aeries_sdk import AeriesClient, RetryPolicy, errors

BASE = "https://sis.example.org/aeries"
CANARY = "CanaryCanaryCanaryCanaryCanary42"
SCHOOLS = f"{BASE}/api/v5/schools"
STUDENTS = f"{BASE}/api/v5/schools/994/students"
OK = [{"SchoolCode": 994, "Name": "Oak High"}]
JSON = "application/json; charset=utf-8"


@pytest.fixture
def web() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as mock:
        yield mock


@pytest.fixture
def client() -> AeriesClient:
    return AeriesClient(BASE, CANARY)


def test_each_request_carries_the_certificate_and_asks_for_json(
    web: responses.RequestsMock, client: AeriesClient
) -> None:
    headers = {"AERIES-CERT": CANARY, "Accept": "application/json", "Accept-Encoding": "gzip, deflate"}
    web.get(SCHOOLS, json=OK, match=[matchers.header_matcher(headers), matchers.query_param_matcher({})])

    assert client.schools.list()[0].name == "Oak High"


def test_a_database_year_goes_into_every_request(web: responses.RequestsMock) -> None:
    client = AeriesClient(BASE, CANARY, database_year="2025-2026")
    for year, view in (("2025", client), ("2024", client.using(database_year=2024))):
        info = {"DatabaseYear": f"{year}-{int(year) + 1}"}
        web.get(f"{BASE}/api/v5/systeminfo", json=info, match=[matchers.query_param_matcher({"DatabaseYear": year})])
        web.get(SCHOOLS, json=OK, match=[matchers.query_param_matcher({"DatabaseYear": year})])
        assert view.schools.list()


def test_timeouts_are_always_set(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, json=OK, match=[matchers.request_kwargs_matcher({"timeout": (10.0, 120.0)})])

    assert client.schools.list()


STATUSES = [
    (400, errors.BadRequest),
    (401, errors.AuthError),
    (403, errors.PermissionDenied),
    (404, errors.NotFound),
    (405, errors.APIStatusError),
    (429, errors.RateLimited),
    (500, errors.ServerError),
    (501, errors.FeatureDisabled),
    (502, errors.ServerError),
    (503, errors.ServerError),
    (504, errors.ServerError),
]


@pytest.mark.parametrize(("status", "kind"), STATUSES)
def test_every_status_is_a_typed_error(
    web: responses.RequestsMock, client: AeriesClient, status: int, kind: type[errors.APIStatusError]
) -> None:
    web.get(STUDENTS, status=status, json={"Message": "Invalid Student ID 99400001 of Zelda Quux"})

    with pytest.raises(kind) as caught:
        client.students.list(994)

    error = caught.value
    assert type(error) is kind
    assert (error.operation, error.method, error.status) == ("students.list", "GET", status)
    assert error.path == "/api/v5/schools/{SchoolCode}/students"
    assert error.vendor_message == "Invalid Student ID ... of ..."
    assert error.__context__ is None
    shown = "".join(traceback.format_exception(error)) + repr(vars(error))
    assert not [secret for secret in (CANARY, "99400001", "Quux", "994/") if secret in shown]


def test_a_missing_permission_names_the_area_and_the_box(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(STUDENTS, status=403, body="Forbidden")

    with pytest.raises(errors.PermissionDenied, match="tick Read for 'Student Data'") as caught:
        client.students.list(994)

    assert (caught.value.security_area, caught.value.access) == ("Student Data", "read")


@pytest.mark.parametrize(
    ("headers", "hint"), [({}, "case-sensitive"), ({"WWW-Authenticate": "Negotiate, NTLM"}, "Windows authentication")]
)
def test_a_refused_certificate_says_what_may_be_wrong(
    web: responses.RequestsMock, client: AeriesClient, headers: dict[str, str], hint: str
) -> None:
    web.get(SCHOOLS, status=401, headers=headers)

    with pytest.raises(errors.AuthError, match=hint):
        client.schools.list()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_read_is_sent_again_until_it_works(
    web: responses.RequestsMock, client: AeriesClient, status: int, sleeps: list[float]
) -> None:
    for _ in range(3):
        web.get(SCHOOLS, status=status)
    web.get(SCHOOLS, json=OK)

    assert len(client.schools.list()) == 1
    assert len(web.calls) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 501])
def test_what_would_fail_again_is_not_sent_again(
    web: responses.RequestsMock, client: AeriesClient, status: int
) -> None:
    web.get(SCHOOLS, status=status)

    with pytest.raises(errors.APIStatusError):
        client.schools.list()
    assert len(web.calls) == 1


def test_retries_end_with_the_last_answer_as_a_typed_error(web: responses.RequestsMock) -> None:
    client = AeriesClient(BASE, CANARY, retry=RetryPolicy(total=2))
    web.get(SCHOOLS, status=503, json={"Message": "Server is busy"}, headers={"Retry-After": "1"})

    with pytest.raises(errors.ServerError, match="Aeries says") as caught:
        client.schools.list()

    assert (len(web.calls), caught.value.status, caught.value.retry_after) == (3, 503, 1.0)


def test_a_retry_after_beyond_the_cap_ends_it_at_once(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, status=429, headers={"Retry-After": "86400"})

    with pytest.raises(errors.RateLimited) as caught:
        client.schools.list()

    assert (len(web.calls), caught.value.retry_after) == (1, 86400.0)


@pytest.mark.parametrize("retry_after", ["soon", "-5", "9" * 400, "Wed, 99 Foo 2026", ""])
def test_a_retry_after_that_makes_no_sense_does_no_harm(
    web: responses.RequestsMock, client: AeriesClient, retry_after: str
) -> None:
    web.get(SCHOOLS, status=503, headers={"Retry-After": retry_after})

    with pytest.raises(errors.ServerError):
        client.schools.list()


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_write_is_never_sent_twice(web: responses.RequestsMock, client: AeriesClient, status: int) -> None:
    web.delete(f"{BASE}/api/v5/DeleteContact/99400001/3", status=status)

    with pytest.raises(errors.APIStatusError):
        client.contacts.delete(99400001, 3)
    assert len(web.calls) == 1


def test_a_write_that_breaks_is_not_sent_again(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.delete(f"{BASE}/api/v5/DeleteContact/99400001/3", body=requests.ConnectionError("reset"))

    with pytest.raises(errors.ConnectionFailed):
        client.contacts.delete(99400001, 3)
    assert len(web.calls) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(web: responses.RequestsMock, client: AeriesClient, status: int) -> None:
    web.get(SCHOOLS, status=status, headers={"Location": "https://evil.example.com/collect?x=1"})

    with pytest.raises(errors.RedirectRefused, match=r"redirects to evil\.example\.com") as caught:
        client.schools.list()

    assert len(web.calls) == 1
    assert "collect" not in str(caught.value)


def test_a_web_page_means_a_wrong_address(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, body="<html>Sign in, Zelda</html>", content_type="text/html; charset=utf-8")

    with pytest.raises(errors.NotJSON, match="base address is most likely wrong") as caught:
        client.schools.list()

    assert len(web.calls) == 1
    assert "Zelda" not in str(caught.value)


def test_a_web_page_with_404_means_a_wrong_address_too(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, status=404, body="<html>", content_type="text/html")

    with pytest.raises(errors.NotFound, match="Check the base address"):
        client.schools.list()


@pytest.mark.parametrize("body", [b'[{"SchoolCode": 994, "Na', b"not json", b""])
def test_a_cut_off_answer_of_a_read_is_asked_for_once_more(
    web: responses.RequestsMock, client: AeriesClient, body: bytes
) -> None:
    web.get(SCHOOLS, body=body or b"[", content_type=JSON)
    web.get(SCHOOLS, json=OK)

    assert len(client.schools.list()) == 1


def test_an_answer_that_stays_broken_is_a_decode_error(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, body=b'[{"SchoolCode": 994, "Name": "Quux', content_type=JSON)

    with pytest.raises(errors.DecodeError, match="not valid JSON") as caught:
        client.schools.list()

    assert len(web.calls) == 2
    assert caught.value.operation == "schools.list"
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "Quux" not in "".join(str(frame.locals) for frame in trace.stack if "aeries_sdk/" in frame.filename)


def test_a_record_of_another_shape_is_not_asked_for_again(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, json=[{"SchoolCode": "x"}])

    with pytest.raises(errors.DecodeError, match="record 1, field SchoolCode") as caught:
        client.schools.list()

    assert (len(web.calls), caught.value.operation) == (1, "schools.list")


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"[null]", b"  null "])
def test_an_answer_with_nothing_in_it_is_an_empty_list(
    web: responses.RequestsMock, client: AeriesClient, body: bytes
) -> None:
    web.get(STUDENTS, body=body, content_type=JSON)

    assert client.students.list(994) == []


@pytest.mark.parametrize("body", [b"null", b"[]", b"[null]"])
def test_nothing_where_one_record_was_asked_for_is_not_found(
    web: responses.RequestsMock, client: AeriesClient, body: bytes
) -> None:
    web.get(f"{SCHOOLS}/994", body=body, content_type=JSON)

    with pytest.raises(errors.NotFound):
        client.schools.get(994)


def test_json_without_a_content_type_is_still_read(web: responses.RequestsMock, client: AeriesClient) -> None:
    web.get(SCHOOLS, json=OK, content_type="text/plain")

    assert len(client.schools.list()) == 1


def test_a_size_cap_counts_what_is_unpacked(web: responses.RequestsMock) -> None:
    client = AeriesClient(BASE, CANARY, max_response_bytes=10_000)
    bomb = gzip.compress(b"[" + b" " * 5_000_000 + b"]")
    web.get(SCHOOLS, body=bomb, headers={"Content-Encoding": "gzip"}, content_type=JSON)

    with pytest.raises(errors.ResponseTooLarge, match="10000"):
        client.schools.list()


FAILURES = [
    (requests.ConnectTimeout("x"), errors.Timeout),
    (requests.ReadTimeout("x"), errors.Timeout),
    (requests.exceptions.SSLError("x"), errors.TLSError),
    (requests.exceptions.ProxyError("x"), errors.ConnectionFailed),
    (requests.ConnectionError("https://sis.example.org/99400001"), errors.ConnectionFailed),
    (requests.exceptions.ChunkedEncodingError("x"), errors.Truncated),
    (OSError("x"), errors.ConnectionFailed),
]


@pytest.mark.parametrize(("failure", "kind"), FAILURES)
def test_a_broken_network_is_a_typed_error_without_the_requests_own(
    web: responses.RequestsMock, client: AeriesClient, failure: Exception, kind: type[errors.TransportError]
) -> None:
    web.get(STUDENTS, body=failure)

    with pytest.raises(kind, match=r"sis\.example\.org") as caught:
        client.students.list(994)

    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert "99400001" not in str(caught.value)


def test_logs_show_templates_with_status_and_time_and_nothing_else(
    web: responses.RequestsMock, client: AeriesClient, caplog: pytest.LogCaptureFixture
) -> None:
    web.get(STUDENTS + "/99400001", json=[{"StudentID": 99400001, "SchoolCode": 994, "StudentNumber": 1}])
    with caplog.at_level(logging.DEBUG):
        client.students.list(994, student_id=99400001)

    assert "GET /api/v5/schools/{SchoolCode}/students/{StudentID} -> 200" in caplog.text
    assert "99400001" not in caplog.text
    assert CANARY not in caplog.text


def test_a_closed_client_says_so(client: AeriesClient) -> None:
    with client:
        pass

    with pytest.raises(errors.ClientClosed, match="has been closed"):
        client.schools.list()


@pytest.mark.parametrize("path", ["/api/v5/schools/994/students/99400001/immunizations", "/api/v5/x/{StudentID}/y"])
def test_any_path_can_be_called_through_the_same_door(
    web: responses.RequestsMock, client: AeriesClient, path: str
) -> None:
    web.get(
        BASE + path.format(StudentID=99400001),
        status=501,
        json={"Message": "Feature v5 Enhancements is off for 99400001"},
    )
    arguments = {"StudentID": 99400001} if "{" in path else None

    with pytest.raises(errors.FeatureDisabled) as caught:
        client.request("GET", path, arguments)

    assert "99400001" not in str(caught.value) + caught.value.path


def test_a_call_of_any_path_gives_parsed_json(web: responses.RequestsMock, client: AeriesClient) -> None:
    body = {"Reason": "moved"}
    match = [matchers.json_params_matcher(body), matchers.query_param_matcher({"q": "1"})]
    web.post(f"{BASE}/api/v5/TransferStudent/7", json={"Done": True}, match=match)
    web.delete(f"{BASE}/api/v5/TransferStudent/7", status=204)

    assert client.request("POST", "/api/v5/TransferStudent/7", params={"q": 1}, json=body) == {"Done": True}
    assert client.request("DELETE", "/api/v5/TransferStudent/7") is None


@pytest.mark.parametrize(
    ("method", "path"), [("PATCH", "/api/v5/x"), ("GET", "https://evil.example.com/api/"), ("GET", "/api/v5/x?cert=1")]
)
def test_any_path_means_any_path_of_the_api(client: AeriesClient, method: str, path: str) -> None:
    with pytest.raises(errors.ArgumentError):
        client.request(method, path)


@pytest.mark.parametrize("code", [0, -1, True, 1.5, "", "..", None])
def test_a_path_argument_that_is_none_is_refused_before_any_request(client: AeriesClient, code: object) -> None:
    with pytest.raises((errors.ArgumentError, TypeError)):
        client.students.list(code)  # type: ignore[arg-type]


@pytest.mark.parametrize("body", ["\ud800", {"a": 2**70}, {"a": object()}, {1: 2}])
def test_a_body_that_is_no_json_is_refused_before_any_request(client: AeriesClient, body: object) -> None:
    with pytest.raises(errors.ArgumentError, match=r"cannot be written as JSON|a key` must be a str"):
        client.request("POST", "/api/v5/x", json=body)

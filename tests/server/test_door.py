"""Who gets in: certificates, permissions, addresses, and what stands at the ones that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import requests

from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from tests.server.conftest import Caller


def test_a_certificate_is_needed_and_its_case_matters(call: Caller, district: DemoDistrict) -> None:
    url = f"{district.base_url}/api/v5/schools"
    for wrong in ({}, {"AERIES-CERT": district.certificate.swapcase()}):
        answer = requests.get(url, headers=wrong, timeout=5)
        assert (answer.status_code, list(answer.json())) == (401, ["Message"])
    assert requests.get(url, params={"cert": district.certificate}, timeout=5).status_code == 401
    assert call("GET", "/schools").status_code == 200


def test_systeminfo_is_open_to_all(district: DemoDistrict) -> None:
    answer = requests.get(f"{district.base_url}/api/v5/systeminfo", timeout=5)
    assert answer.status_code == 200
    assert answer.json()["CurrentDateTime"] == "2026-10-01T08:00:00.9539491-07:00"


def test_the_login_page_is_where_a_browser_looks(district: DemoDistrict) -> None:
    for path in ("/Login.aspx", "/LoginParent.aspx", ""):
        answer = requests.get(district.base_url + path, timeout=5)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    root = district.base_url.removesuffix("/aeries")
    assert requests.get(f"{root}/api/v5/schools", timeout=5).status_code == 404


def test_unknown_addresses_and_methods_are_refused_in_json(call: Caller) -> None:
    for method, path, status in (("GET", "/nonsense", 404), ("POST", "/schools", 405), ("GET", "/schools/abc", 404)):
        answer = call(method, path)
        assert (answer.status_code, list(answer.json())) == (status, ["Message"])


@pytest.mark.parametrize("path", ["/SCHOOLS/994/Students/Grade/9", "/schools/994/students/grade/9/"])
def test_case_and_a_trailing_slash_do_not_matter(read: Caller, path: str) -> None:
    assert read.get(path) == read.get("/schools/994/students/grade/9")


def test_permissions_are_asked_per_area_and_access(call: Caller, district: DemoDistrict) -> None:
    assert call("GET", "/schools/994/teachers").status_code == 200
    district.revoke("Teacher Data")
    refused = call("GET", "/schools/994/teachers")
    assert refused.status_code == 403
    assert refused.json()["Message"] == "The certificate has no read permission for Teacher Data."
    assert call("GET", "/schools").status_code == 200
    district.grant("Teacher Data", "read")
    assert call("GET", "/schools/994/teachers").status_code == 200


def test_a_certificate_can_be_made_with_few_permissions() -> None:
    with DemoDistrict(students=100, schools=1, permissions={"Student Data": "read"}) as district:
        headers = {"AERIES-CERT": district.certificate}
        base = f"{district.base_url}/api/v5"
        assert requests.get(f"{base}/schools/994/students", headers=headers, timeout=5).status_code == 200
        assert requests.get(f"{base}/staff", headers=headers, timeout=5).status_code == 403
        body = {"LastName": "Example"}
        refused = requests.post(f"{base}/InsertContact/99400001", headers=headers, json=body, timeout=5)
        assert refused.status_code == 403


def test_field_rights_that_are_missing_are_not_mentioned(call: Caller, district: DemoDistrict) -> None:
    before = call.get("/schools/994/students/99400004")
    district.revoke("Student Demographics", "update")
    answer = call("POST", "/UpdateStudent/99400004", {"LastName": "Example"})
    assert (answer.status_code, answer.json()) == (200, before)


def test_some_writes_need_to_read(call: Caller, district: DemoDistrict) -> None:
    for area in ("Student Data", "Contacts", "Authorizations"):
        district.revoke(area, "read")
    for path in ("/UpdateStudent/99400004", "/InsertContact/99400004", "/schools/994/students/99400004/authorizations"):
        assert call("POST", path, {}).status_code == 403


def test_unknown_areas_and_permissions_are_refused() -> None:
    with pytest.raises(ValueError, match="no security area is named 'Students'"):
        DemoDistrict(permissions={"Students": "read"})
    with pytest.raises(ValueError, match="permissions are read, insert"):
        DemoDistrict(permissions={"Student Data": "write"})


def test_a_database_year_is_honoured_and_an_unknown_one_silently_is_not(read: Caller) -> None:
    assert read.get("/systeminfo", DatabaseYear="2025")["DatabaseYear"] == "2025-2026"
    assert read.get("/systeminfo", DatabaseYear="2025-2026")["DatabaseYear"] == "2026-2027"
    assert read.get("/schools/994/terms", DatabaseYear="2025")[0]["StartDate"] == "2025-08-18T00:00:00"
    assert read.get("/schools/994/terms")[0]["StartDate"] == "2026-08-17T00:00:00"


def test_xml_is_answered_to_those_who_ask_for_it(call: Caller) -> None:
    call.session.headers["Accept"] = "text/xml, text/html"
    answer = call("GET", "/schools/994/terms")
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert answer.text.startswith("<Array><Item><TermCode>1</TermCode>")


def test_every_request_is_kept_without_the_certificate(call: Caller, district: DemoDistrict) -> None:
    call("GET", "/schools", DatabaseYear=2026)
    (request,) = district.requests
    assert (request.method, request.path, request.query) == ("GET", "/aeries/api/v5/schools", "DatabaseYear=2026")
    assert request.status == 200
    assert district.certificate not in repr(request)


def test_a_district_that_is_not_running_says_so() -> None:
    with pytest.raises(RuntimeError, match="not running"):
        _ = DemoDistrict().base_url

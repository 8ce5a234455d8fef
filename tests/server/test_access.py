from __future__ import annotations

import pytest

from aeries_sdk import AeriesClient, check_access, errors
from aeries_sdk.access import ROSTERING_AREAS
from aeries_sdk.resources import OPERATIONS
from aeries_sdk.testing import DemoDistrict


def test_all_six_areas_of_rostering_are_granted(district: DemoDistrict) -> None:
    with district.client() as client:
        report = check_access(client)

    assert report.granted == ROSTERING_AREAS
    assert report.is_complete


@pytest.mark.parametrize("area", ROSTERING_AREAS)
def test_a_box_that_is_not_ticked_is_found_and_named(district: DemoDistrict, area: str) -> None:
    district.revoke(area)
    with district.client() as client:
        report = check_access(client)

    assert report.missing == (area,)
    assert report[area].reason == f"tick Read for {area}"
    assert f"{area}" in str(report)
    assert "denied" in report._repr_html_()


def test_each_area_costs_one_small_request(district: DemoDistrict) -> None:
    with district.client() as client:
        check_access(client)

    paths = [request.path for request in district.requests]
    # The list of schools and the clock come first.
    assert len(paths) == 2 + len(ROSTERING_AREAS)
    assert sum("DataChanges" in path for path in paths) == 5


def test_a_wrong_certificate_is_no_matter_of_boxes(district: DemoDistrict) -> None:
    with AeriesClient(district.base_url, "0" * 32) as client, pytest.raises(errors.AuthError):
        check_access(client)


def test_any_area_can_be_asked_for(district: DemoDistrict) -> None:
    areas = sorted({row.security_area for row in OPERATIONS.values()} - {"", "None Required", "None required"})
    with district.client() as client:
        report = check_access(client, areas)

    assert not report.missing
    # What can only be written, or only be read by naming a student, cannot be tried without harm.
    assert set(report.unknown) <= {
        "Enrollment History",
        "Alerts",
        "Trigger Student Pre-Enrollment",
        "Student Programs",
        "Test Scores",
        "Gradebook Data",
        "Gradebook Scores",
        "Staff Job Assignments; Staff Assignments (Classified)",
    }


def test_areas_are_found_in_any_case_and_unknown_ones_are_refused(district: DemoDistrict) -> None:
    with district.client() as client:
        assert check_access(client, ["student data"]).granted == ("Student Data",)
        with pytest.raises(errors.ArgumentError, match="no security area"):
            check_access(client, ["Lunch Menu"])


def test_a_district_in_trouble_is_unknown_and_not_denied(district: DemoDistrict) -> None:
    district.fault("status_500_html", path="StaffDataChanges")
    with district.client() as client:
        report = check_access(client)

    assert report.unknown == ("Staff Data",)
    assert not report.missing

"""The "v5 Enhancements": announced, behind a flag that this district has not switched on. Their paths are a guess."""

from __future__ import annotations

from aeries_sdk.testing.core import Ask, Refused, routes

_STUDENT = "/schools/{SchoolCode}/students/{StudentID}"
_GATED = {
    "search_students": ("GET", "/students/search"),
    "transfer_student": ("POST", f"{_STUDENT}/transfer"),
    "language_assessment": ("GET", f"{_STUDENT}/languageassessments"),
    "provision_portal_account": ("POST", f"{_STUDENT}/portalaccount"),
    "external_student_ids": ("GET", f"{_STUDENT}/externalids"),
    "upload_document": ("POST", f"{_STUDENT}/documents"),
    "document_confirmation_log": ("GET", f"{_STUDENT}/documentconfirmations"),
    "other_district_enrollments": ("GET", f"{_STUDENT}/otherdistrictenrollments"),
    "immunizations": ("GET", f"{_STUDENT}/immunizations"),
    "medical_insurance": ("GET", f"{_STUDENT}/medicalinsurance"),
    "meal_records": ("GET", f"{_STUDENT}/mealrecords"),
    "parent_survey_responses": ("GET", f"{_STUDENT}/parentsurveys"),
}


def switched_off(_ask: Ask) -> None:
    """What they all answer while the flag is off."""
    raise Refused(501, "The feature flag v5 Enhancements is not enabled.")


ROUTES = [
    route
    for operation, (method, path) in _GATED.items()
    for route in routes(f"enhancements.{operation}", method, "", switched_off, path)
]

"""Authorizations of students."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from aeries_sdk.models._base import Model, is_blank, key, text, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class Authorization(Model):
    """One authorization of a student."""

    student_id: int = key("StudentID", "", "the student")
    school_code: int = key("SchoolCode", "", "the school", show=True)
    sequence_number: int = key("SequenceNumber", "", "number within the student, given by Aeries")
    date_entered: datetime | None = value("DateEntered", "", "when it was authorized; often midnight")
    type_code: str = text("TypeCode", "", "type")
    misc_code: str = text("MiscCode", "", "the authorization's code")
    status: str = text("Status", "", "approval status, as the sample names it; see `approval_code`")
    status_code: str = text("StatusCode", "", "approval status, as the article's table names it; see `approval_code`")
    status_date: datetime | None = value("StatusDate", "", "when the approval status was set; often midnight")
    effective_end_date: date | None = value("EffectiveEndDate", "", "last day")
    comment: str = text("Comment", "", "comment")
    test_administration: str = text("TestAdministration", "", "testing period")
    source: str = text("Source", "", "where it comes from")

    @property
    def approval_code(self) -> str:
        """The approval status, under whichever of its two names it came."""
        return self.status_code if is_blank(self.status) else self.status


@attrs.define(kw_only=True, repr=False)
class AuthorizationBody(Body):
    """What is sent to create or update an authorization; what is left out keeps its value or gets a default."""

    date_entered: datetime = field("DateEntered", "", "when it was authorized")
    type_code: str = field("TypeCode", "", "type", max_length=1)
    misc_code: str = field("MiscCode", "", "the authorization's code", max_length=3)
    status_code: str = field("StatusCode", "", "approval status", max_length=1)
    status_date: datetime = field("StatusDate", "", "when the approval status was set")
    effective_end_date: date | None = field("EffectiveEndDate", "", "last day; None for no end")
    comment: str = field("Comment", "", "comment")
    test_administration: str = field("TestAdministration", "", "testing period", max_length=6)
    source: str = field("Source", "", "where it comes from", max_length=255)

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object; no end date is an empty text, as in the vendor's sample.

        Raises:
            ArgumentError: As for every body.
        """
        out = super().to_wire()
        if self.effective_end_date is None:
            out["EffectiveEndDate"] = ""
        return out

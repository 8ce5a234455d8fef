"""Alerts: messages that appear in Aeries to parents, students and staff."""

from __future__ import annotations

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class AlertBody(Body):
    """An alert: to one Aeries account (Alert), or to both parents of a student (ActionAlert)."""

    school_code: int = field("SchoolCode", "DAA.SC", "the school", required=True)
    alert_type: str = field(
        "AlertType", "DAA.TY", "Alert or ActionAlert", required=True, choices=("Alert", "ActionAlert")
    )
    recipient_type: str = field(
        "RecipientType",
        "DAA.RTY",
        "Parent, Student, Teacher or User",
        required=True,
        choices=("Parent", "Student", "Teacher", "User"),
    )
    recipient_id: int = field("RecipientID", "DAA.RID", "Alert: number of the Aeries account, no student or staff ID")
    student_id: int = field("StudentID", "DAA.ID", "ActionAlert: this or the student number")
    student_number: int = field("StudentNumber", "DAA.SN", "ActionAlert: this or the student ID")
    other_id: str = field("OtherID", "DAA.OID", "an ID of your own")
    page_id: str = field("PageID", "DAA.PG", "page the alert links to: data-pageid in that page's HTML, digits")
    comment: str = field("Comment", "DAA.CO", "the text", required=True)

    def to_wire(self) -> dict[str, JSON]:
        """The alert as a JSON object.

        Raises:
            ArgumentError: As for any body; or there is nobody to whom an alert of that type goes.
        """
        wire = super().to_wire()
        if wire["AlertType"] == "Alert" and "RecipientID" not in wire:
            raise ArgumentError("AlertBody: recipient_id (RecipientID) is required for an Alert.")
        if wire["AlertType"] == "ActionAlert" and not wire.keys() & {"StudentID", "StudentNumber"}:
            raise ArgumentError(
                "AlertBody: an ActionAlert takes student_id (StudentID) or student_number (StudentNumber)."
            )
        return wire

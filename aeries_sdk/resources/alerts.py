"""Alerts: messages to people with an Aeries account."""

from __future__ import annotations

from aeries_sdk.models._base import Model
from aeries_sdk.models._body import body_of
from aeries_sdk.models.alerts import AlertBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

SEND: Operation[Model] = Operation(
    id="alerts.send",
    call="alerts.send",
    method="POST",
    paths=("/api/v5/SendAlert",),
    security_area="Alerts",
    access="insert",
    model=None,
    article=ARTICLES + "14000129264-alerts",
)


class Alerts(Resource):
    """Alerts: `client.alerts`."""

    def send(self, body: AlertBody | None = None, **fields: object) -> None:
        """Send an alert to real people; there is no way to see or withdraw it. Sent once, never again on a failure.

        The vendor calls it beta, with parents' approval of the Academic Plan as its only supported use. What Aeries
        answers is not documented and is not looked at.

        Security area: Alerts, Insert. Article: Alerts.

        Args:
            body: The alert.
            fields: The same as keyword arguments, by attribute of `AlertBody`; they win over the body.

        Raises:
            ArgumentError: A required field is missing, or a name or value is not documented.
            BadRequest: Aeries refused the values.
            PermissionDenied: Insert is not ticked for Alerts (Send Alerts in some versions).
            TransportError: No usable answer; whether the alert was sent is then unknown.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.alerts.send(
        ...         school_code=994,
        ...         alert_type="Alert",
        ...         recipient_type="User",
        ...         recipient_id=937,
        ...         comment="Please review the changes.",
        ...     )
        """
        self._write(SEND, {}, body_of(AlertBody, body, fields))

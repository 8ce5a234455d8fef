"""SendAlert: kept with the district, and sent to nobody."""

from __future__ import annotations

from aeries_sdk.testing.core import Ask, Refused, routes, take, writable
from aeries_sdk.testing.shapes import Row

WRITABLE = writable("SchoolCode# AlertType RecipientType RecipientID# StudentID# StudentNumber# OtherID PageID Comment")


def send_alert(ask: Ask) -> Row:
    """Keep an alert. What the answer looks like is not documented: it is what was taken."""
    sent = take(ask.body(), WRITABLE)
    for name in ("SchoolCode", "AlertType", "RecipientType", "Comment"):
        if not sent.get(name):
            raise Refused(400, f"{name} is required.")
    if sent["AlertType"] not in {"Alert", "ActionAlert"}:
        raise Refused(400, "AlertType must be Alert or ActionAlert.")
    if sent["RecipientType"] not in {"Parent", "Student", "Teacher", "User"}:
        raise Refused(400, "RecipientType must be Parent, Student, Teacher or User.")
    if sent["AlertType"] == "Alert" and "RecipientID" not in sent:
        raise Refused(400, "RecipientID is required.")
    if sent["AlertType"] == "ActionAlert" and not {"StudentID", "StudentNumber"} & set(sent):
        raise Refused(400, "StudentID or StudentNumber is required.")
    ask.store.keep("alerts", "", [*ask.store.rows("alerts", "", list), sent])
    return sent


ROUTES = routes("alerts.send", "POST", "Alerts", send_alert, "/SendAlert", access="insert")

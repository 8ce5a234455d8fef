"""Job assignments of staff: two tables, two security areas, one set of addresses."""

from __future__ import annotations

from datetime import date

from aeries_sdk.testing.calendars import read_day, stamp
from aeries_sdk.testing.core import GONE, Ask, Refused, Reply, renamed, routes, take, writable
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import ASSIGNMENT, Row

AREAS = {"certificated": "Staff Job Assignments", "classified": "Staff Assignments (Classified)"}
WRITABLE = writable(
    "AssignmentType FullTimePercentage. SchoolCode# StartDate@ EndDate@ JobClassificationCode:3 JobClassification:3 "
    "NonClassroomBasedJobAssignmentCode1..7:4 NonClassroomBasedJobAssignment1..7:4"
)
READ_NAMES = {
    "JobClassification": "JobClassificationCode",
    **{f"NonClassroomBasedJobAssignment{n}": f"NonClassroomBasedJobAssignmentCode{n}" for n in range(1, 8)},
}


def _all(ask: Ask) -> list[Row]:
    staff_id = ask.number("StaffID")
    return ask.store.rows("assignments", staff_id, lambda: _make(ask, staff_id))


def _make(ask: Ask, staff_id: int) -> list[Row]:
    staff = ask.store.staff.get(staff_id)
    if staff is None:
        return []
    dice = Dice(ask.store.seed, "assignments", staff_id)
    kind = "certificated" if staff["Title"] in {"Teacher", "Counselor", "Principal"} else "classified"
    row = {
        **ASSIGNMENT,
        "AssignmentType": kind,
        "ID": staff_id,
        "SequenceNumber": 1,
        "JobClassificationCode": "12" if kind == "certificated" else "24",
        "FullTimePercentage": float(staff["FullTimePercentage"]),
        "SchoolCode": staff["PrimaryAeriesSchool"],
        "StartDate": stamp(date(ask.store.year.start, 7, 1)),
    }
    if not dice.chance(0.3):
        return [row]
    before = {
        "StartDate": stamp(date(ask.store.year.start - 1, 7, 1)),
        "EndDate": stamp(date(ask.store.year.start, 6, 30)),
    }
    return [{**row, **before}, {**row, "SequenceNumber": 2}]


def _kind(ask: Ask) -> str:
    kind = ask.params.get("AssignmentType", "").lower()
    if kind and kind not in AREAS:
        raise Refused(400, "Assignment Type must be certificated or classified")
    return kind


def _allowed(ask: Ask, access: str) -> set[str]:
    """The kinds that the path is about and the certificate may touch."""
    kind = _kind(ask)
    if kind:
        ask.need(AREAS[kind], access)
        return {kind}
    return {each for each, area in AREAS.items() if ask.may(area, access)}


def list_assignments(ask: Ask) -> list[Row]:
    """Assignments of one member of staff, of one kind or of those the certificate may read."""
    allowed = _allowed(ask, "read")
    return [row for row in _all(ask) if row["AssignmentType"] in allowed]


def list_assignments_on_date(ask: Ask) -> list[Row]:
    """Those in effect on a day."""
    now = str(stamp(_day(ask)))
    return [row for row in list_assignments(ask) if str(row["StartDate"] or "") <= now <= str(row["EndDate"] or "9999")]


def _day(ask: Ask) -> date:
    try:
        return date(ask.number("year"), ask.number("month"), ask.number("day"))
    except ValueError:
        raise Refused(400, "Invalid date") from None


def get_assignment(ask: Ask) -> Row:
    """One assignment."""
    found = [row for row in list_assignments(ask) if row["SequenceNumber"] == ask.number("SequenceNumber")]
    if not found:
        raise Refused(404, "Assignment not found")
    return found[0]


def create_assignment(ask: Ask) -> Reply:
    """A new assignment under the next number of its kind."""
    staff_id, body = ask.number("StaffID"), ask.body()
    kind = str({key.lower(): value for key, value in body.items()}.get("assignmenttype", ""))
    if kind not in AREAS:
        raise Refused(400, "AssignmentType is required: certificated or classified.")
    ask.need(AREAS[kind], "insert")
    if staff_id not in ask.store.staff:
        raise Refused(400, "Invalid Staff ID")
    numbers = [int(row["SequenceNumber"]) for row in _all(ask) if row["AssignmentType"] == kind]
    key = {"AssignmentType": kind, "ID": staff_id, "SequenceNumber": 1 + max(numbers, default=0)}
    return Reply(201, _write(ask, {**ASSIGNMENT, **key}, body))


def update_assignment(ask: Ask) -> Reply:
    """Change what is sent, create where there is none; EndDate is cleared unless it is sent."""
    kind, number = next(iter(_allowed(ask, "update"))), ask.number("SequenceNumber")
    if ask.number("StaffID") not in ask.store.staff:
        raise Refused(400, "Invalid Staff ID")
    known = [row for row in _all(ask) if (row["AssignmentType"], row["SequenceNumber"]) == (kind, number)]
    if known:
        return Reply(200, _write(ask, {**known[0], "EndDate": None}, ask.body()))
    ask.need(AREAS[kind], "insert")
    key = {"AssignmentType": kind, "ID": ask.number("StaffID"), "SequenceNumber": number}
    return Reply(201, _write(ask, {**ASSIGNMENT, **key}, ask.body()))


def _write(ask: Ask, row: Row, body: Row) -> Row:
    sent = renamed(take(body, WRITABLE, ignored=("AssignmentType",)), READ_NAMES)
    new = {**row, **sent}
    rows = [each for each in _all(ask) if _key(each) != _key(new)]
    _keep(ask, sorted([*rows, new], key=_key))
    return new


def _key(row: Row) -> tuple[str, int]:
    return row["AssignmentType"], row["SequenceNumber"]


def _keep(ask: Ask, rows: list[Row]) -> None:
    ask.store.keep("assignments", ask.number("StaffID"), rows)
    ask.store.note("staff", ask.number("StaffID"))


def delete_assignment(ask: Ask) -> Reply:
    """Remove one assignment."""
    key = (next(iter(_allowed(ask, "delete"))), ask.number("SequenceNumber"))
    rows = _all(ask)
    if key not in {_key(row) for row in rows}:
        raise Refused(404, "Assignment not found")
    _keep(ask, [row for row in rows if _key(row) != key])
    return GONE


def delete_assignments_from_date(ask: Ask) -> Reply:
    """Remove every assignment that starts on the day or later."""
    allowed, first = _allowed(ask, "delete"), _day(ask)
    _keep(
        ask,
        [
            row
            for row in _all(ask)
            if row["AssignmentType"] not in allowed or row["StartDate"] is None or read_day(row["StartDate"]) < first
        ],
    )
    return GONE


_AREA = "; ".join(AREAS.values())
_LIST, _TYPE = "/staff/{StaffID}/assignments", "/staff/{StaffID}/assignments/{AssignmentType}"
_ONE, _DAY = f"{_TYPE}/{{SequenceNumber}}", "/{year}/{month}/{day}"
ROUTES = [
    *routes("staff.list_assignments_on_date", "GET", _AREA, list_assignments_on_date, f"{_LIST}/date{_DAY}"),
    *routes(
        "staff.list_assignments_on_date",
        "GET",
        _AREA,
        list_assignments_on_date,
        f"{_LIST}/date{_DAY}/{{AssignmentType}}",
    ),
    *routes("staff.list_assignments", "GET", _AREA, list_assignments, _LIST, _TYPE),
    *routes("staff.get_assignment", "GET", _AREA, get_assignment, _ONE),
    *routes("staff.create_assignment", "POST", _AREA, create_assignment, _LIST, access="insert"),
    *routes("staff.update_assignment", "PUT", _AREA, update_assignment, _ONE, access="update"),
    *routes(
        "staff.delete_assignments_from_date",
        "DELETE",
        _AREA,
        delete_assignments_from_date,
        f"{_LIST}/startdate{_DAY}",
        f"{_LIST}/startdate{_DAY}/{{AssignmentType}}",
        access="delete",
    ),
    *routes("staff.delete_assignment", "DELETE", _AREA, delete_assignment, _ONE, access="delete"),
]

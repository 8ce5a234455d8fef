"""Staff: reads with filters, the feed, and the two writes."""

from __future__ import annotations

from aeries_sdk.testing.answers.students import since
from aeries_sdk.testing.core import Ask, Refused, Reply, routes, take, writable
from aeries_sdk.testing.shapes import STAFF, Row

AREA = "Staff Data"
WRITABLE = writable("""
    FirstName:20 LastName:50 MiddleName:20 BirthYear# BirthDate@ FullTimePercentage# HireDate@ LeaveDate@
    InactiveStatusCode:1 StateEducatorID:10 EmailAddress:255 PrimaryAeriesSchool# NetworkLoginID:255
    AlternateEmailAddress:255 HumanResourcesSystemID:255 CellPhone:10 Title:100 Gender:1 EducationLevelCode:2
    EthnicityCode:1 RaceCode1..5:3 PositionStatusCode:2 TotalYearsOfEduService# TotalYearsInThisDistrict#
    PreviousLastName:50 PreviousFirstName:50 PreviousMiddleName:50 NameSuffix:10 Address:55 AddressCity:30
    AddressState:2 AddressZipCode:5 AddressZipExt:4 HomePhone:10 EmergencyContactName:50 EmergencyContactPhone:10
""")


def list_staff(ask: Ask) -> list[Row]:
    """Every member of staff; any field filters, several together; the word null asks for dates that are not there."""
    names = {name.lower(): name for name in STAFF}
    filters = {names[key]: value for key, value in ask.query.items() if key in names}
    rows = list(ask.store.staff.values())
    return [row for row in rows if all(_matches(row[name], value) for name, value in filters.items())]


def _matches(value: object, wanted: str) -> bool:
    if wanted.lower() == "null":
        return value is None
    text = "" if value is None else str(value)
    return text.lower() == wanted.lower() or text.startswith(f"{wanted}T")


def get_staff(ask: Ask) -> Row:
    """One member of staff."""
    row = ask.store.staff.get(ask.number("StaffID"))
    if row is None:
        raise Refused(404, "Invalid Staff ID")
    return row


def get_staff_by_hrid(ask: Ask) -> Row:
    """One member of staff by the number of the district's other system."""
    wanted = ask.params["hrid"]
    found = [row for row in ask.store.staff.values() if row["HumanResourcesSystemID"] == wanted]
    if not found:
        raise Refused(404, "Invalid HR System ID")
    return found[0]


def create_staff(ask: Ask) -> Reply:
    """A new member of staff under the ID sent, or under the next one where the district numbers them itself."""
    body = {key.lower(): value for key, value in ask.body().items()}
    if ask.settings.automatic_staff_ids:
        staff_id = 1 + max(ask.store.staff)
    else:
        if not str(body.get("id") or "").isdigit():
            raise Refused(400, "ID is required.")
        staff_id = int(str(body["id"]))
        if staff_id in ask.store.staff:
            raise Refused(400, "The Staff ID exists already.")
    return Reply(201, _put(ask, {**STAFF, "ID": staff_id}))


def update_staff(ask: Ask) -> Reply:
    """Change what is sent, create where there is none; LeaveDate is cleared unless it is sent."""
    staff_id = ask.number("StaffID")
    known = ask.store.staff.get(staff_id)
    if known is not None:
        return Reply(200, _put(ask, {**known, "LeaveDate": None}))
    if ask.settings.automatic_staff_ids:
        raise Refused(400, "Staff ID does not exist. District settings prevent adding new Staff ID with this method")
    ask.need(AREA, "insert")
    return Reply(201, _put(ask, {**STAFF, "ID": staff_id}))


def _put(ask: Ask, row: Row) -> Row:
    sent = take(ask.body(), WRITABLE)
    new = {**row, **sent}
    if row["UserName"]:
        # A linked user account's address wins over the one of the staff record: it reads back as it was.
        new["EmailAddress"] = row["EmailAddress"]
    ask.store.staff[row["ID"]] = new
    ask.store.note("staff", row["ID"])
    return new


def list_data_changes(ask: Ask) -> list[Row]:
    """IDs of staff whose data changed."""
    return [{"ID": key} for key in ask.store.changed("staff", since(ask))]


ROUTES = [
    *routes("staff.list", "GET", AREA, list_staff, "/staff"),
    *routes("staff.get", "GET", AREA, get_staff, "/staff/{StaffID}"),
    *routes("staff.get_by_hrid", "GET", AREA, get_staff_by_hrid, "/staff/hrid/{hrid}"),
    *routes("staff.create", "POST", AREA, create_staff, "/staff", access="insert"),
    *routes("staff.update", "PUT", AREA, update_staff, "/staff/{StaffID}", access="update"),
    *routes(
        "staff.list_data_changes",
        "GET",
        AREA,
        list_data_changes,
        "/StaffDataChanges/{year}/{month}/{day}/{hour}/{minute}",
    ),
]

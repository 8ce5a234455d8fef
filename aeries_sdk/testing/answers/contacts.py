"""Contacts: reads, and the three writes named by verbs."""

from __future__ import annotations

from aeries_sdk.testing.answers.students import school_students
from aeries_sdk.testing.core import Ask, Refused, renamed, routes, take, writable
from aeries_sdk.testing.people import FAMILIES, Dice, draw_person, draw_phone
from aeries_sdk.testing.shapes import CONTACT, Row

WRITABLE = writable("""
    MailingName:50 NamePrefix:5 FirstName:20 LastName:50 MiddleName:20 NameSuffix:10 Address:50 AddressCity:24
    AddressState:2 AddressZip:5 AddressZipExt:4 RelationshipToStudentCode:2 HomePhone WorkPhone WorkPhoneExt:5 CellPhone
    EmailAddress:50 ContactOrder# MiscCode:2 PrimaryContact:1 MailTagCode:1 AccessToPortal:1 LivesWithStudentIndicator:1
""")
READ_NAMES = {"AddressZip": "AddressZipCode"}


def contacts_of(ask: Ask, student: Row) -> list[Row]:
    """The contacts of one student, in the order of ContactOrder."""
    return ask.store.rows("contacts", student["StudentID"], lambda: make_contacts(ask.store.seed, student))


def make_contacts(seed: int, student: Row) -> list[Row]:
    """The contacts that a student has before any is written."""
    dice = Dice(seed, "contacts", student["StudentID"])
    rows = []
    for order, relation in enumerate(("10", "11", "50")[: dice.number(1, 3)], 1):
        person = draw_person(dice, str(student["LastName"]) if relation != "50" else dice.pick(FAMILIES))
        rows.append(
            {
                **CONTACT,
                "StudentID": student["StudentID"],
                "SchoolCode": student["SchoolCode"],
                # Sequence numbers have no meaning, and are not in the order shown.
                "SequenceNumber": 4 - order,
                "ContactOrder": order,
                "MailingName": f"{person.first} {person.last}",
                # Live contacts often carry a mailing name only.
                "FirstName": "" if order == 3 else person.first,
                "LastName": "" if order == 3 else person.last,
                "RelationshipToStudentCode": relation,
                "Address": student["MailingAddress"],
                "AddressCity": student["MailingAddressCity"],
                "AddressState": "CA",
                "AddressZipCode": student["MailingAddressZipCode"],
                "HomePhone": student["HomePhone"] if order == 1 else "",
                "CellPhone": draw_phone(dice),
                "EmailAddress": person.mail(student["StudentID"] * 10 + order) if order < 3 else "",
                "CorrespondenceLanguageCode": student["CorrespondenceLanguageCode"],
                "PrimaryContact1Field": "CellPhone" if order == 1 else "",
                "PrimaryContact": "Y" if order == 1 else "",
                "LivesWithStudentIndicator": "Y" if order == 1 else "",
                "EducationalRightsHolder": "Y" if order == 1 else "",
                "RedFlag": order == 2 and dice.chance(0.02),
            }
        )
    return rows


def list_contacts(ask: Ask) -> list[Row]:
    """Contacts of one student whatever the school, or of all students of a school."""
    if ask.student_id:
        return [row for student in ask.store.records(ask.student_id)[:1] for row in contacts_of(ask, student)]
    return [row for student in school_students(ask.school) for row in contacts_of(ask, student)]


def _keep(ask: Ask, rows: list[Row]) -> None:
    ask.store.keep("contacts", ask.student_id, rows)
    ask.store.note("contact", ask.student_id)


def create_contact(ask: Ask) -> Row:
    """A new contact under the next sequence number."""
    ask.need("Contacts", "read")
    student = ask.need_student()[0]
    rows = contacts_of(ask, student)
    body = {"misccode" if key.lower() == "miscode" else key: value for key, value in ask.body().items()}
    new = {
        **CONTACT,
        "StudentID": ask.student_id,
        "SchoolCode": student["SchoolCode"],
        "SequenceNumber": 1 + max((int(row["SequenceNumber"]) for row in rows), default=0),
        **renamed(take(body, WRITABLE, ask.settings.ignored_fields), READ_NAMES),
    }
    _keep(ask, sorted([*rows, new], key=lambda row: int(row["ContactOrder"])))
    return new


def update_contact(ask: Ask) -> Row:
    """Change what is sent of one contact; what is left out stays."""
    ask.need("Contacts", "read")
    rows = contacts_of(ask, ask.need_student()[0])
    changed = {**_find(ask, rows), **renamed(take(ask.body(), WRITABLE, ask.settings.ignored_fields), READ_NAMES)}
    _keep(ask, [changed if row["SequenceNumber"] == changed["SequenceNumber"] else row for row in rows])
    return changed


def delete_contact(ask: Ask) -> list[Row]:
    """Remove one contact; answers those that remain."""
    rows = contacts_of(ask, ask.need_student()[0])
    gone = _find(ask, rows)
    _keep(ask, [row for row in rows if row["SequenceNumber"] != gone["SequenceNumber"]])
    return [row for row in rows if row["SequenceNumber"] != gone["SequenceNumber"]]


def _find(ask: Ask, rows: list[Row]) -> Row:
    found = [row for row in rows if row["SequenceNumber"] == ask.number("SequenceNumber")]
    if not found:
        raise Refused(404, "Contact not found")
    return found[0]


_ONE = "/{StudentID}/{SequenceNumber}"
ROUTES = [
    *routes(
        "students.list_contacts",
        "GET",
        "Contacts",
        list_contacts,
        "/schools/{SchoolCode}/contacts",
        "/schools/{SchoolCode}/contacts/{StudentID}",
    ),
    *routes(
        "students.create_contact", "POST", "Contacts", create_contact, "/InsertContact/{StudentID}", access="insert"
    ),
    *routes("students.update_contact", "POST", "Contacts", update_contact, f"/UpdateContact{_ONE}", access="update"),
    *routes("students.delete_contact", "DELETE", "Contacts", delete_contact, f"/DeleteContact{_ONE}", access="delete"),
    # For web servers that block DELETE the vendor lets a GET delete too.
    *routes("students.delete_contact", "GET", "Contacts", delete_contact, f"/DeleteContact{_ONE}", access="delete"),
]

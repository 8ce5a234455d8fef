"""Contacts: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, DecodeError, NotFound, PermissionDenied
from aeries_sdk.models import Contact, ContactBody

Expect = Callable[..., None]


def row(number: int = 1, **fields: object) -> dict[str, object]:
    return {"StudentID": 99400001, "SequenceNumber": number, **fields}


INES = {
    **row(3),
    "AdministrativeLockCode": "",
    "Birthdate": None,
    "PortalAccountID": 0,
    "MailTagCode": "G",
    "AdditionalCommunicationDetail2": "555-010-0142",
    "RecordAddedDate": "2025-08-11T00:00:00",
    "PrimaryContact1Field": "CellPhone",
    "PrimaryContact": "",
    "SchoolCode": 994,
    "MailingName": "Mrs Ines  Reyes",
    "FirstName": "",
    "LastName": " ",
    "RedFlag": True,
    "CellPhone": "5550100142",
    "ContactOrder": 1,
    "CorrespondanceLanguageCode": "01",
    "Comments": "Call after six.",
    "SomethingNew": "kept",
}


@pytest.mark.parametrize(
    ("path", "school", "chosen"),
    [
        ("/schools/994/contacts", 994, {}),
        ("/schools/994/contacts/99400001", 994, {"student_id": 99400001}),
        ("/schools/0/contacts/99400001", 0, {"student_id": 99400001}),
    ],
)
def test_list_asks_by_each_documented_path(
    client: AeriesClient, expect: Expect, path: str, school: int, chosen: dict[str, int]
) -> None:
    expect("GET", path, [row(2), row(1)])
    assert [contact.sequence_number for contact in client.contacts.list(school, **chosen)] == [2, 1]


@pytest.mark.parametrize(("school", "chosen"), [(0, {}), (994, {"student_id": 0}), (-1, {})])
def test_list_refuses_undocumented_numbers(client: AeriesClient, school: int, chosen: dict[str, int]) -> None:
    with pytest.raises(ArgumentError):
        client.contacts.list(school, **chosen)


@pytest.mark.parametrize("answer", [[], None])
def test_no_contacts_are_an_empty_list(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/schools/994/contacts/99400001", answer)
    assert client.contacts.list(994, student_id=99400001) == []


def test_a_contact_keeps_what_was_sent_and_has_a_name() -> None:
    ines = loads([INES], list[Contact])[0]
    assert ines.full_name == "Mrs Ines Reyes"
    assert ines.correspondence_language_code == "01"
    assert (ines.birthdate, ines.record_added_date) == (None, date(2025, 8, 11))
    assert (ines.red_flag, ines.primary_contact) == (True, "")
    assert ines.extra == {"SomethingNew": "kept"}
    assert json.loads(dumps([ines])) == [INES]


def test_the_name_in_parts_wins_over_the_mailing_name() -> None:
    contact = loads(row(FirstName="Ines", MiddleName="M", LastName="Reyes", MailingName="To: Mother"), Contact)
    assert contact.full_name == "Ines M Reyes"


def test_the_present_spelling_of_the_language_is_read_too() -> None:
    sent = row(CorrespondenceLanguageCode="01")
    contact = loads(sent, Contact)
    assert contact.correspondence_language_code == "01"
    assert json.loads(dumps(contact)) == sent


@pytest.mark.parametrize("missing", ["StudentID", "SequenceNumber"])
def test_a_contact_without_its_key_is_an_error(missing: str) -> None:
    sent = row(LastName="Reyes")
    del sent[missing]
    with pytest.raises(DecodeError) as caught:
        loads(sent, Contact)
    assert caught.value.field == missing


def test_no_repr_shows_who_it_is() -> None:
    shown = repr(loads(INES, Contact))
    assert not [word for word in ("Ines", "Reyes", "99400001", "555", "six") if word in shown]


def test_create_sends_the_tables_spelling_and_gives_the_new_contact(client: AeriesClient, expect: Expect) -> None:
    body = {
        "FirstName": "Ines",
        "LastName": "Reyes",
        "AddressZip": "90041",
        "RelationshipToStudentCode": "10",
        "HomePhone": "(555) 010-0199",
        "ContactOrder": 2,
        "MiscCode": "",
        "PrimaryContact": "Y",
    }
    expect("POST", "/InsertContact/99400001", row(4, AddressZipCode="90041"), body=body)
    contact = client.contacts.create(
        99400001,
        ContactBody(first_name="Ines", last_name="Reyes", address_zip="90041", relationship_to_student_code="10"),
        home_phone="(555) 010-0199",
        contact_order=2,
        misc_code="",
        primary_contact="Y",
    )
    assert (contact.sequence_number, contact.address_zip_code) == (4, "90041")


def test_update_sends_only_what_was_given(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/UpdateContact/99400001/3", row(3, LastName="Reyes-Lind"), body={"LastName": "Reyes-Lind"})
    assert client.contacts.update(99400001, 3, last_name="Reyes-Lind").last_name == "Reyes-Lind"


def test_delete_gives_the_contacts_that_remain(client: AeriesClient, expect: Expect) -> None:
    expect("DELETE", "/DeleteContact/99400001/3", [row(1), row(2)])
    assert [contact.sequence_number for contact in client.contacts.delete(99400001, 3)] == [1, 2]


def test_deleting_the_last_contact_leaves_none(client: AeriesClient, expect: Expect) -> None:
    expect("DELETE", "/DeleteContact/99400001/1", [])
    assert client.contacts.delete(99400001, 1) == []


def test_an_unknown_contact_is_not_found(client: AeriesClient, expect: Expect) -> None:
    expect("DELETE", "/DeleteContact/99400001/9", {"Message": "Contact not found"}, status=404)
    with pytest.raises(NotFound):
        client.contacts.delete(99400001, 9)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"first_name": "x" * 21},
        {"access_to_portal": "true"},
        {"lives_with_student_indicator": True},
        {"contact_order": "1"},
        {"comments": "not writable"},
        {"address_zip_code": "90041"},
    ],
)
def test_writes_are_checked_before_they_are_sent(client: AeriesClient, given: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.contacts.create(99400001, **given)
    with pytest.raises(ArgumentError):
        client.contacts.update(99400001, 3, **given)


def test_an_answer_without_the_contact_is_told_from_a_refusal(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/InsertContact/99400001", None, body={"LastName": "Reyes"})
    with pytest.raises(DecodeError, match="accepted the write"):
        client.contacts.create(99400001, last_name="Reyes")


def test_a_missing_permission_names_area_and_box(client: AeriesClient, expect: Expect) -> None:
    expect("DELETE", "/DeleteContact/99400001/3", {"Message": "Not allowed"}, status=403)
    with pytest.raises(PermissionDenied) as caught:
        client.contacts.delete(99400001, 3)
    assert (caught.value.security_area, caught.value.access) == ("Contacts", "delete")


@pytest.mark.parametrize("verb", ["create", "update", "delete"])
def test_writes_are_never_sent_twice(verb: str) -> None:
    assert OPERATIONS[f"students.{verb}_contact"].retry_safe is False

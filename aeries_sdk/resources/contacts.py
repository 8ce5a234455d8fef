"""Contacts of students: parents, guardians and others."""

from __future__ import annotations

import builtins

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._body import body_of
from aeries_sdk.models.contacts import Contact
from aeries_sdk.models.student_bodies import ContactBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

LIST = Operation(
    id="students.list_contacts",
    call="contacts.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/contacts", "/api/v5/schools/{SchoolCode}/contacts/{StudentID}"),
    security_area="Contacts",
    model=Contact,
    article=_ARTICLE,
    zero=("SchoolCode",),
)
CREATE = Operation(
    id="students.create_contact",
    call="contacts.create",
    method="POST",
    paths=("/api/v5/InsertContact/{StudentID}",),
    security_area="Contacts",
    access="insert",
    model=Contact,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="students.update_contact",
    call="contacts.update",
    method="POST",
    paths=("/api/v5/UpdateContact/{StudentID}/{SequenceNumber}",),
    security_area="Contacts",
    access="update",
    model=Contact,
    article=_ARTICLE,
)
DELETE = Operation(
    id="students.delete_contact",
    call="contacts.delete",
    method="DELETE",
    paths=("/api/v5/DeleteContact/{StudentID}/{SequenceNumber}",),
    security_area="Contacts",
    access="delete",
    model=Contact,
    article=_ARTICLE,
)


class Contacts(Resource):
    """Contacts of students: `client.contacts`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[Contact]:
        """The contacts of all students of a school, or of one student.

        No order is documented; `contact_order` has the one that Aeries shows. Whether the contacts of a student with
        records at several schools come once or several times is not documented either: student id and sequence number
        tell contacts apart.

        Security area: Contacts, Read. Article: Student-related end points.

        Args:
            school_code: The school. Next to a student_id Aeries ignores it, and 0 will do.
            student_id: One student, by the number that holds in the whole district.

        Raises:
            ArgumentError: School 0 without a student_id.
            PermissionDenied: Read is not ticked for Contacts.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {contact.student_id for contact in client.contacts.list(994, student_id=99400001)}
        {99400001}
        """
        if school_code == 0 and student_id is None:
            raise ArgumentError("SchoolCode 0 is documented only next to a student_id.", **LIST.place)
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def create(self, student_id: int, body: ContactBody | None = None, **fields: object) -> Contact:
        """Add a contact to a student; a repeated call adds a second one.

        Besides the area, each field needs Insert under Contacts: Aeries drops a field without it and says nothing, so
        compare the answer with what was sent.

        Security area: Contacts, Insert (and Read). Article: Student-related end points.

        Args:
            student_id: The student, by the number that holds in the whole district.
            body: The contact; or else
            fields: the attributes of a `ContactBody`, by name.

        Returns:
            The new contact, with its sequence number.

        Raises:
            ArgumentError: The body is empty, or a field is refused.
            PermissionDenied: Insert is not ticked for Contacts.
            BadRequest: Aeries refused a value.
            NotFound: There is no such student.
            TransportError: No usable answer; the contact may have been added all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the contact but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.contacts.create(99400001, first_name="Ines", last_name="Reyes").full_name
        'Ines Reyes'
        """
        return self._write_one(CREATE, {"StudentID": student_id}, body_of(ContactBody, body, fields))

    def update(
        self, student_id: int, sequence_number: int, body: ContactBody | None = None, **fields: object
    ) -> Contact:
        """Change a contact; what is left out stays as it is.

        Besides the area, each field needs Update under Contacts: Aeries drops a field without it and says nothing, so
        compare the answer with what was sent. Whether Aeries honours a contact's lock here is not documented.

        Security area: Contacts, Update (and Read). Article: Student-related end points.

        Args:
            student_id: The student, by the number that holds in the whole district.
            sequence_number: The contact, as `list` gives it.
            body: What to change; or else
            fields: the attributes of a `ContactBody`, by name.

        Returns:
            The contact, as changed.

        Raises:
            ArgumentError: The body is empty, or a field is refused.
            PermissionDenied: Update is not ticked for Contacts.
            BadRequest: Aeries refused a value.
            NotFound: There is no such contact.
            TransportError: No usable answer; the change may have been made all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the change but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     contact = client.contacts.list(994, student_id=99400001)[0]
        ...     client.contacts.update(99400001, contact.sequence_number, address_city="Eagle Rock").address_city
        'Eagle Rock'
        """
        return self._write_one(
            UPDATE,
            {"StudentID": student_id, "SequenceNumber": sequence_number},
            body_of(ContactBody, body, fields),
        )

    def delete(self, student_id: int, sequence_number: int) -> builtins.list[Contact]:
        """Delete a contact and give those that remain.

        Whether sequence numbers are used again or move up is not documented, so take the next one to delete from the
        contacts that this gives.

        Security area: Contacts, Delete. Article: Student-related end points.

        Args:
            student_id: The student, by the number that holds in the whole district.
            sequence_number: The contact, as `list` gives it.

        Returns:
            The student's other contacts, an empty list after the last one.

        Raises:
            PermissionDenied: Delete is not ticked for Contacts.
            NotFound: There is no such contact.
            TransportError: No usable answer; the contact may be gone all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: The contact is gone but the answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     contacts = client.contacts.list(994, student_id=99400001)
        ...     remaining = client.contacts.delete(99400001, contacts[0].sequence_number)
        ...     remaining == contacts[1:]
        True
        """
        return self._write(DELETE, {"StudentID": student_id, "SequenceNumber": sequence_number})

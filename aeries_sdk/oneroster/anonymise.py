"""The same district with invented people: every name, number, address and birth date of a person is replaced.

What is replaced is drawn from the record's number and the seed, so that a person stays one person at all schools and in
all exports of one seed. Schools, courses, rooms, sections, grades and dates in classes stay as they are.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

import attrs
import msgspec

from aeries_sdk.assembly import RosterClass, SchoolRoster
from aeries_sdk.models import Contact, Staff, Student, Teacher, is_blank


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN = _words(
    "Ada Amal Ana Ari Bea Ben Caleb Cleo Dara Dev Eli Elsa Ezra Fay Finn Gia Hana Hugo Ida Ines Ira Jada Jun Kai Kira "
    "Lea Leo Lina Luz Maya Milo Mona Nico Noa Omar Orla Pia Quinn Rae Remy Rosa Sami Sara Tess Theo Una Uri Vera Wren "
    "Yara Zane Zoe"
)
_FAMILY = _words(
    "Alder Amber Ash Aspen Bay Birch Bloom Breeze Briar Brook Canyon Cedar Clay Cliff Clover Coral Cove Dale Dawn Dew "
    "Ember Fern Field Finch Flint Frost Glade Glen Grove Hail Harbor Hawk Hazel Heath Heron Hill Holly Iris Isle Ivy "
    "Jade Juniper Lake Larch Lark Laurel Leaf Linden Lotus Maple Marsh Meadow Mesa Mist Moss North Oak Ocean Olive "
    "Orchard Pearl Pine Plum Pond Quail Quarry Rain Reed Ridge River Robin Rowan Rush Sage Sand Shell Shore Sky Slate "
    "Snow Sparrow Spruce Starling Stone Storm Summer Swan Tern Thorn Tide Vale Vine Violet Wave Willow Winter Wood "
    "Yarrow"
)
_RACES = ("700", "600", "201", "100", "301")

P = TypeVar("P", Student, Staff, Contact)


class Inventor:
    """Invents people by a seed.

    >>> ana = Student(student_id=99400017, school_code=994, student_number=17, first_name="Ana", last_name="Reyes")
    >>> one, two = Inventor("secret").student(ana), Inventor("secret").student(ana)
    >>> one == two, one.student_id == ana.student_id, one.last_name in _FAMILY
    (True, False, True)
    """

    def __init__(self, seed: int | str) -> None:
        self._key = blake2b(str(seed).encode(), digest_size=32).digest()

    def roster(self, roster: SchoolRoster) -> SchoolRoster:
        """A roster of invented people in the same classes."""
        code = roster.school.school_code
        return attrs.evolve(
            roster,
            students=[self.student(student) for student in roster.students],
            staff={(made := self.staff(staff)).id: made for staff in roster.staff.values()},
            classes=[self._class(each, code) for each in roster.classes],
        )

    def student(self, student: Student) -> Student:
        """An invented student in place of a student."""
        number = self._number("student", student.student_id)
        draw = self._named(student, number)
        born = student.birthdate
        return attrs.evolve(
            draw,
            student_id=number,
            student_number=number % 1_000_000_007,
            state_student_id=_kept(student.state_student_id, str(number)[-10:]),
            first_name_alias=_kept(student.first_name_alias, draw.first_name),
            last_name_alias=_kept(student.last_name_alias, draw.last_name),
            middle_name_alias="",
            student_email_address=_kept(student.student_email_address, f"s{number}@example.org"),
            student_personal_email_address=_kept(student.student_personal_email_address, f"s{number}@example.net"),
            network_login_id=_kept(student.network_login_id, f"s{number}"),
            birthdate=born and date(born.year, 1, 1) + timedelta(days=number % 365),
            gender="MF"[number % 2],
            ethnicity_code="YNN"[number // 2 % 3],
            race_code1=_RACES[number // 6 % len(_RACES)],
            race_code2="",
            race_code3="",
            race_code4="",
            race_code5="",
        )

    def staff(self, staff: Staff) -> Staff:
        """An invented member of staff."""
        number = self._number("staff", staff.id)
        return attrs.evolve(
            self._named(staff, number),
            id=number,
            email_address=_kept(staff.email_address, f"t{number}@example.org"),
            alternate_email_address=_kept(staff.alternate_email_address, f"t{number}@example.net"),
            network_login_id=_kept(staff.network_login_id, f"t{number}"),
            user_name=_kept(staff.user_name, f"u{number}"),
            state_educator_id=_kept(staff.state_educator_id, str(number)[-10:]),
            human_resources_system_id=_kept(staff.human_resources_system_id, f"h{number}"),
        )

    def contact(self, contact: Contact) -> Contact:
        """An invented contact of an invented student."""
        account = contact.portal_account_id and self._number("portal account", contact.portal_account_id)
        number = account or self._number("contact", contact.student_id * 1000 + contact.sequence_number)
        made = self._named(contact, number)
        return attrs.evolve(
            made,
            student_id=self._number("student", contact.student_id),
            portal_account_id=account,
            mailing_name=f"{made.first_name} {made.last_name}",
            email_address=_kept(contact.email_address, f"g{number}@example.org"),
        )

    def _class(self, each: RosterClass, code: int) -> RosterClass:
        return attrs.evolve(
            each,
            teacher=each.teacher and self._teacher(each.teacher, code),
            staff=[attrs.evolve(person, staff_id=self._number("staff", person.staff_id)) for person in each.staff],
            members=[
                msgspec.structs.replace(member, student_id=self._number("student", member.student_id))
                for member in each.members
            ],
        )

    def _teacher(self, teacher: Teacher, code: int) -> Teacher:
        number = self._number("teacher", code * 1_000_000 + teacher.teacher_number)
        staff = self.staff(Staff(id=teacher.staff_id1, first_name="-", last_name="-")) if teacher.staff_id1 else None
        first, last = (staff.first_name, staff.last_name) if staff else self._names(number)
        return attrs.evolve(
            teacher, teacher_number=number, display_name=f"{last}, {first[0]}", first_name=first, last_name=last
        )

    def _number(self, kind: str, number: int) -> int:
        """Fifteen digits that only the seed leads back from."""
        digest = blake2b(f"{kind} {number}".encode(), key=self._key, digest_size=8).digest()
        return 10**14 + int.from_bytes(digest, "big") % (9 * 10**14)

    @staticmethod
    def _names(number: int) -> tuple[str, str]:
        return _GIVEN[number // 30 % len(_GIVEN)], _FAMILY[number // 3000 % len(_FAMILY)]

    def _named(self, person: P, number: int) -> P:
        first, last = self._names(number)
        return attrs.evolve(
            person,
            first_name=_kept(person.first_name, first),
            last_name=_kept(person.last_name, last),
            middle_name=_kept(person.middle_name, first[0]),
        )


def _kept(text: str, invented: str) -> str:
    """Blank stays blank: what is missing in the district is missing in the copy, too."""
    return "" if is_blank(text) else invented

"""`DemoDistrict`: an invented school district behind a real HTTP server on loopback.

It is written from the vendor's documentation and from recorded answers, not from this library's client: what the
client takes for granted it does not know. Nothing it answers is about anybody.

**What it has.** School 0 is the district itself, then the real schools, an inactive one, and the schools that are
none: 100 (code tables), 998 (summer school), 999 (inactive students). The real ones are of six kinds, unless others are
asked for (`DemoSchool` lists them): elementary
without a master schedule (home rooms through the teacher record), elementary with one, middle (trimesters), high
(semesters and quarters), flex and section-staff schools (no teacher records; several staff per section, with roles,
dates and inactive ones). `students` is the number of people in active records of the real schools; after every 25 of
them a school's list has one who has left. Student IDs are the school's code times 100,000 plus the student number,
staff IDs the code times 10,000 plus a number; teachers start at 101.

**Time.** The district's clock stands at 8 o'clock of `as_of` until it is set; `now` is what systeminfo tells. There
are two database years: the one of `as_of` and the one before. The feeds of changes answer everything since before
1 July of the year, and after that what the writes did and what was made to happen: `change`, `enter`, `leave`, `move`,
`enroll`, `drop`, `add_section`, `teach`, `hire`, `add_course`, or a mixture of them all by `pass_day`; or to many at
once: `change_all`, `blank_logins`, `close_school`, `split_school`, `new_year` and their like. Of what is
deleted (`erase_student`, `erase_class`, `erase_section`) they tell no more than that rosters have changed.

**Oddities**, unless switched off: the table `aeries_sdk.testing.oddities.ODDITIES` and, besides, students with
two records (two concurrently in two high schools, one who moved, one who came back under a new number, leavers kept
in 999), RecordAddedDateTime with 0 to 7 fraction digits, an inactive course and blank long titles, scores that
answer 500 for an unknown gradebook. Without oddities nobody has left and nobody has two records; what remains is
what every district has: class rows of terms to come, contacts with a mailing name only, padded supplemental columns.

**A record of everything.** The fourth student of every school (994: 99400004) has a record in every table that their
grade can have one in; other students have some.

**Faults** are listed in `aeries_sdk.testing.faults`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self

from aeries_sdk import arguments
from aeries_sdk.testing import faults, vendor
from aeries_sdk.testing.answers import ALL, student_writes
from aeries_sdk.testing.calendars import SchoolYear
from aeries_sdk.testing.core import ACCESSES, Settings
from aeries_sdk.testing.dispatch import BASE, Dispatcher, places
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.plan import DemoSchool, ordered, plan_guests, plan_schools
from aeries_sdk.testing.reorganizing import Reorganizing
from aeries_sdk.testing.server import Request, Server
from aeries_sdk.testing.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from aeries_sdk import AeriesClient
    from aeries_sdk.testing.faults import Fault
    from aeries_sdk.testing.shapes import Row

AREAS = sorted({area for route in ALL for area in route.areas} | {student_writes.FIELDS})
"""The security areas, by the vendor's names."""

_ALL_ACCESS = frozenset(ACCESSES)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class DemoDistrict(Reorganizing):
    """An invented district that answers the Aeries API on loopback, for tests, examples and exploration.

    Args:
        students: How many active students.
        schools: How many real schools, 1 to 120; or the schools, as kinds and `DemoSchool` objects:
            ``["high", "k8", DemoSchool("middle", students=93)]``. They get the codes 994, 990, 993, 995, 991, ...
        seed: Another seed, another district; the same arguments give the same bytes.
        as_of: The district's today.
        permissions: What the certificate may do, area by area: ``{"Student Data": "read", "Contacts": "read+update"}``.
            Areas left out are closed. Without it everything is open.
        oddities: Whether the data is as odd as live data is.
        automatic_staff_ids: Whether the district numbers its staff itself: then a PUT cannot create any.
        school_code_restricts: Whether reading one student finds records of the school in the path only. The
            documentation says both.
        port: A port to listen on; any free one when it is 0.

    Raises:
        ValueError: Fewer students than schools, too many schools, or an unknown area or permission.

    Example:
        >>> with DemoDistrict(students=200, schools=2, seed=7) as district:
        ...     district.base_url.startswith("http://127.0.0.1:"), len(district.certificate)
        (True, 32)
    """

    def __init__(
        self,
        students: int = 2_000,
        schools: int | Iterable[str | DemoSchool] = 8,
        seed: int = 7,
        *,
        as_of: date = date(2026, 10, 1),
        permissions: Mapping[str, str] | None = None,
        oddities: bool = True,
        automatic_staff_ids: bool = False,
        school_code_restricts: bool = True,
        port: int = 0,
    ) -> None:
        students = arguments.whole(students, "students")
        seed, port = arguments.whole(seed, "seed"), arguments.whole(port, "port", least=0, most=65535)
        as_of = arguments.day(as_of, "as_of")
        wanted = ordered(schools)
        if not 1 <= len(wanted) <= 120 or students < len(wanted):
            raise ValueError("a demo district has 1 to 120 schools and at least one student for each")
        self.certificate = _certificate(seed)
        self.as_of = as_of
        year = SchoolYear.containing(as_of)
        self._seed = seed
        self._port = port
        self._server: Server | None = None
        self._plans = plan_schools(students, wanted, seed, oddities=oddities)
        self._settings = Settings(
            permissions=dict.fromkeys(AREAS, _ALL_ACCESS) if permissions is None else {},
            ignored_fields=set(),
            automatic_staff_ids=automatic_staff_ids,
            school_code_restricts=school_code_restricts,
            now=datetime.combine(as_of, time(8, 0, 0, 953_949)),
            years=[year, SchoolYear(year.start - 1)],
        )
        for area, access in (permissions or {}).items():
            self.grant(area, access)
        self._oddities = oddities
        self._stores = {str(each.start): self._make_store(each) for each in self._settings.years}
        self._data = self._stores[str(year.start)]
        self._dispatcher = Dispatcher(self._stores, self._data, self._settings, self.certificate)

    def _make_store(self, year: SchoolYear) -> Store:
        years = max(0, year.start - SchoolYear.containing(self.as_of).start)
        guests = [] if years else plan_guests(self._plans, oddities=self._oddities)
        return Store(
            self._plans, guests, year, self._seed, oddities=self._oddities, clock=lambda: self.now, years=years
        )

    # -- the server -------------------------------------------------------------------------------------------------

    def start(self) -> Self:
        """Begin to listen; `with` does it too."""
        self._dispatcher.stopped.clear()
        self._server = Server(self._port, self._dispatcher.respond)
        self._server.start()
        return self

    def stop(self) -> None:
        """Close every connection and the port."""
        self._dispatcher.stopped.set()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _running(self) -> Server:
        if self._server is None:
            raise RuntimeError("the demo district is not running: use it in a with statement, or call start()")
        return self._server

    @property
    def base_url(self) -> str:
        """The address to configure: everything before /Login.aspx or /api/v5.

        Raises:
            RuntimeError: The district is not running.
        """
        return f"http://127.0.0.1:{self._running().server_address[1]}{BASE}"

    def client(self, **options: Any) -> AeriesClient:
        """A client of this library for the district; the options are those of `AeriesClient`."""
        from aeries_sdk import AeriesClient  # the server itself knows nothing of the client

        return AeriesClient(self.base_url, certificate=self.certificate, **options)

    @property
    def requests(self) -> list[Request]:
        """What was asked so far, in the order of the answers."""
        return self._running().requests

    # -- what is in it ----------------------------------------------------------------------------------------------

    def vendor_schools(self) -> list[tuple[str, str]]:
        """IDs and names of the schools in a vendor's list: respelled, abbreviated, some missing, some extra."""
        return [(school.id, school.name) for school in vendor.vendor_list(self._plans, self._seed)]

    def vendor_truth(self) -> dict[str, int | None]:
        """Which school each ID of `vendor_schools` really is; None: not one of this district's."""
        return {school.id: school.code for school in vendor.vendor_list(self._plans, self._seed)}

    @property
    def schools(self) -> dict[int, str]:
        """Code and name of every school, the district and the schools that are none among them."""
        return {code: str(school.info["Name"]) for code, school in self._data.schools.items()}

    @property
    def kinds(self) -> dict[int, str]:
        """Code and kind of every school, as for `DemoSchool`; others are "district", "inactive" and "holding"."""
        return {code: school.plan.kind for code, school in self._data.schools.items()}

    def code_of(self, kind: str) -> int:
        """Return the code of the first school of a kind.

        Raises:
            ValueError: There is none.
        """
        found = [code for code, each in self.kinds.items() if each == kind]
        if not found:
            raise ValueError(f"`kind` must be one of {', '.join(sorted({*self.kinds.values()}))}, not {kind!r}.")
        return found[0]

    def student_ids(self, school: int, grade: int | None = None) -> list[int]:
        """Return the ids of the active students of a school, or of one of its grades.

        Raises:
            KeyError: There is no such school.
        """
        with self._dispatcher.lock:
            return [
                row["StudentID"]
                for row in self._data.schools[school].students
                if not str(row["InactiveStatusCode"]).strip() and grade in {None, row["Grade"]}
            ]

    @property
    def built(self) -> dict[int, list[str]]:
        """Which lists of which schools have been made: a school's are made when something first asks for them."""
        return {code: school.built for code, school in self._data.schools.items() if school.built}

    def odd(self, name: str) -> list[object]:
        """The keys of the records that an oddity touches, by its name in `oddities.ODDITIES`."""
        with self._dispatcher.lock:
            for school in self._data.schools.values():
                _ = school.staff, school.teachers, school.sections, school.classes, school.terms, school.students
            return [key for school in self._data.schools.values() for key in school.odd.get(name, [])]

    @property
    def alerts(self) -> list[Row]:
        """The alerts that were sent through SendAlert: to nobody."""
        return [dict(row) for row in self._data.rows("alerts", "", list)]

    # -- clock ------------------------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """The district's clock: local time, without a zone. It stands still until it is set."""
        return self._settings.now

    @now.setter
    def now(self, moment: datetime) -> None:
        with self._dispatcher.lock:
            self._settings.now = moment

    def advance(self, **parts: float) -> datetime:
        """Move the clock on by so many days, hours, minutes, as for `datetime.timedelta`; answers the new time."""
        self.now += timedelta(**parts)
        return self.now

    # -- permissions ------------------------------------------------------------------------------------------------

    def grant(self, area: str, access: str = "read+insert+update+delete") -> None:
        """Give the certificate permissions in an area, besides those it has.

        Raises:
            ValueError: There is no such area or permission.
        """
        self._settings.permissions[_area(area)] = self._settings.permissions.get(area, frozenset()) | _accesses(access)

    def revoke(self, area: str, access: str = "read+insert+update+delete") -> None:
        """Take permissions in an area away.

        Raises:
            ValueError: There is no such area or permission.
        """
        self._settings.permissions[_area(area)] = self._settings.permissions.get(area, frozenset()) - _accesses(access)

    def ignore_fields(self, *names: str) -> None:
        """Fields that the certificate may not write: they are silently left out of what students and contacts send."""
        self._settings.ignored_fields.update(names)

    # -- faults -----------------------------------------------------------------------------------------------------

    @property
    def faults(self) -> list[str]:
        """The names of the faults that `fault` knows."""
        return list(faults.NAMES)

    def fault(
        self,
        name: str,
        *,
        path: str = "",
        # Not typed closer: the options of a fault are often passed as a dict of one type, which would have to match.
        call: Any = "",
        school: Any = None,
        times: int | None = None,
        **options: Any,
    ) -> Fault:
        """Switch a fault on, for all requests or for some of them.

        Args:
            name: One of `faults`; `aeries_sdk.testing.faults` says what each does, and its options.
            path: Only for paths that contain this, in any case.
            call: Only for what this method of the client reads: ``"students.list"``, ``"staff.list"``.
            school: With `call`, only at the school with this code.
            times: For how many requests; until `clear_faults` by default.
            options: Of the fault.

        Raises:
            ValueError: There is no fault of that name, no such call, or the call reads no list of a school.

        Example:
            >>> with DemoDistrict(students=200, schools=2) as district, district.client() as client:
            ...     fault = district.fault("halved", call="students.list", school=994, times=1)
            ...     half, whole = len(client.students.list(994)), len(client.students.list(994))
            >>> half == whole // 2
            True
        """
        if school is not None and not call:
            raise ValueError('`school` needs `call`, the list of the school. Pass call="students.list".')
        of_call = places(_operation(call), school) if call else None

        def where(asked: str) -> bool:
            return path.lower() in asked.lower() and (of_call is None or of_call(asked))

        return self._dispatcher.faults.add(name, where, times, options)

    def clear_faults(self) -> None:
        """Switch all faults off."""
        self._dispatcher.faults.active.clear()


def _operation(call: str) -> str:
    """The catalogue's name of what a method of the client asks for."""
    from aeries_sdk import OPERATIONS  # the server itself knows nothing of the client

    return next((operation.id for operation in OPERATIONS.values() if operation.call == call), call)


def _certificate(seed: int) -> str:
    dice = Dice(seed, "certificate")
    return "".join(dice.pick(_LETTERS) for _ in range(32))


def _area(name: str) -> str:
    if name not in AREAS:
        raise ValueError(f"no security area is named {name!r}; there are: {', '.join(AREAS)}")
    return name


def _accesses(text: str) -> frozenset[str]:
    words: Iterable[str] = filter(None, text.replace(",", "+").replace(" ", "+").split("+"))
    asked = frozenset(words)
    if not asked <= _ALL_ACCESS:
        raise ValueError(f"permissions are {', '.join(ACCESSES)}; not {text!r}")
    return asked

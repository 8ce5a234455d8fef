"""Which schools a demo district has, before anybody in them is made: names, kinds, sizes, and who is where twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from aeries_sdk import arguments
from aeries_sdk.testing.calendars import CALENDARS
from aeries_sdk.testing.people import FAMILIES, GIRLS, Dice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

PLACES = tuple(
    place.strip()
    for line in (
        "Alder Valley;Bear Creek;Blue Heron;Canyon Oaks;Cedar Grove;Clear Lake;Copper Hill;Coyote Ridge;Cypress Point",
        "Deer Park;Eagle Crest;El Camino Real;El Dorado;Fern Hollow;Foothill;Fort Hale;Fox Run;Garden Grove",
        "Granite Bay",
        "Harbor View;Hawthorne;Hidden Valley;Indian Springs;Jackson;Jefferson;Juniper Flats;La Paloma;Lake Vista",
        "Laurel",
        "Liberty;Lincoln;Live Oak;Los Alamos;Madison;Magnolia;Maple Street;Mesa Verde;Mission Hills;Monroe",
        "Mountain View",
        "Mt. Diamond;North Fork;Oak Ridge;Olive Grove;Orchard Park;Pacific;Palm Desert;Pine Mountain;Pioneer",
        "Quail Hollow",
        "Rancho Viejo;Redwood;Rio Claro;Roosevelt;San Benito;San Lucas;Santa Ines;Sequoia;Sierra Vista;Silver Creek",
        "South Bay;St. Helena Road;Stone Bridge;Sunny Brook;Sunset;Sycamore;Tamarack;Valley Oak;Vista Grande",
        "Walnut Creek",
        "Washington;Westlake;White Pine;Wildflower;Willow Glen",
    )
    for place in line.split(";")
)


@attrs.frozen
class Kind:
    """One kind of school: what its school object says, and how big it is beside the others.

    Attributes:
        weight: Its share of the students, beside the others' weights.
        size: How many students it has, whatever the weight.
        attendance_period: The period in which attendance is taken where it is taken once a day.
        first_period: The number of its first period.
        calendar: One of `CALENDARS`.
        people: Whether it is a real school.
    """

    endings: tuple[str, ...]
    low: int
    high: int
    weight: float
    schedule: str
    basis: str = "Semester"
    attendance: str = "Period"
    section_staff: bool = False
    people: bool = True
    size: int | None = None
    attendance_period: int = 0
    first_period: int = 1
    calendar: str = "regular"


KINDS = {
    "high": Kind(("High School", "High School", "Senior High School"), 9, 12, 3.0, "MasterSchedule"),
    "elementary": Kind(
        ("Elementary School", "Elementary", "School", "Primary School"),
        -1,
        5,
        1.0,
        "Elementary",
        basis="Trimester",
        attendance="Daily",
    ),
    "middle": Kind(
        ("Middle School", "Intermediate School", "Jr. High School"), 6, 8, 1.6, "MasterSchedule", "Trimester"
    ),
    "flex": Kind(("High School", "Early College High", "Academy"), 9, 12, 2.0, "Flexible", section_staff=True),
    "elementary_ms": Kind(
        ("Elementary School", "Elementary"),
        0,
        5,
        1.0,
        "ElementaryAndMasterSchedule",
        basis="Trimester",
        attendance="Daily",
        first_period=0,
    ),
    "section_staff": Kind(
        ("Charter School", "Continuation High School"), 9, 12, 0.8, "MasterSchedule", section_staff=True
    ),
    # These stand in a district only where they are asked for by name.
    "block": Kind(("High School",), 9, 12, 2.0, "MasterSchedule"),
    "year_round": Kind(("Middle School",), 6, 8, 1.6, "MasterSchedule", "Trimester", calendar="year_round"),
    "late_start": Kind(("High School",), 9, 12, 2.0, "MasterSchedule", calendar="late"),
    "k8": Kind(
        ("School",),
        0,
        8,
        1.5,
        "ElementaryAndMasterSchedule",
        basis="Trimester",
        attendance="Daily",
        attendance_period=1,
    ),
    "rural": Kind(("School",), 0, 12, 0.5, "ElementaryAndMasterSchedule", attendance="Daily", attendance_period=1),
    "charter": Kind(("Charter School",), 9, 12, 0, "MasterSchedule", section_staff=True, size=12),
    "alternative": Kind(("Community Day School",), 9, 12, 0.3, "MasterSchedule"),
    "summer": Kind(("Summer School",), 6, 12, 0, "MasterSchedule", size=0, calendar="summer"),
    # And these stand in every district, and no caller asks for them.
    "district": Kind(("",), -1, 12, 0, "MasterSchedule", attendance="Daily", people=False),
    "inactive": Kind(("Elementary School",), 0, 5, 0, "Elementary", attendance="Daily", people=False),
    "holding": Kind(("",), -1, 12, 0, "Elementary", attendance="Daily", people=False),
}
SCHOOL_KINDS = tuple(kind for kind, traits in KINDS.items() if traits.people)
"""The kinds of schools that can be asked for."""
_ORDER = ("high", "elementary", "middle", "flex", "elementary_ms", "elementary", "section_staff", "elementary")
_FIRST_CODES = (994, 990, 993, 995, 991, 992, 996, 997)
_NOT_FOR_SCHOOLS = {100, 200, 900, 901, 902}
_ALWAYS_THERE = {0, 100, 998, 999}
_PER_ID = 100_000
_ONE_INACTIVE_AFTER = 25


def _one_of(names: Collection[str]) -> Callable[[object, attrs.Attribute[str], str], None]:
    def check(_school: object, attribute: attrs.Attribute[str], value: str) -> None:
        if value not in names:
            raise ValueError(f"`{attribute.name}` must be one of {', '.join(sorted(names))}, not {value!r}.")

    return check


@attrs.frozen
class DemoSchool:
    """One school of a `DemoDistrict`, where its kind alone does not say enough.

    Args:
        kind: high, elementary (homerooms only), middle, flex, elementary_ms (with a master schedule), section_staff,
            block (4x4: every class lasts a semester), year_round (from July, with breaks between its terms),
            late_start (from September), k8 and rural (to grade 3 homerooms only, in 4 and 5 music beside it, sections
            from grade 6, of which one is in the attendance period), charter (12 students), alternative (no classes),
            summer (a summer session of students of the other schools).
        students: How many active students; by default its part of what the other schools leave.
        name: Its name; an invented one by default.
        code: Its school code; the next free one by default.
        calendar: regular, late, year_round or summer; by default the one of its kind.

    Raises:
        ValueError: Unknown kind or calendar.

    Example:
        >>> from aeries_sdk.testing import DemoDistrict
        >>> district = DemoDistrict(students=300, schools=["high", DemoSchool("middle", students=93, code=650)])
        >>> district.kinds[650], len(district.student_ids(650))
        ('middle', 93)
    """

    kind: str = attrs.field(validator=_one_of(SCHOOL_KINDS))
    students: int | None = None
    name: str = ""
    code: int | None = None
    calendar: str = attrs.field(
        default=attrs.Factory(lambda self: KINDS[self.kind].calendar if self.kind in KINDS else "regular", True),
        validator=_one_of(CALENDARS),
    )


@attrs.frozen(slots=False)
class SchoolPlan:
    """One school before anybody in it is made. `students` counts the active ones."""

    code: int
    name: str
    kind: str
    students: int = 0
    inactive: bool = False
    summer: bool = False
    leavers: bool = True
    calendar: str = "regular"

    @property
    def traits(self) -> Kind:
        """What its kind of school is like."""
        return KINDS[self.kind]

    @cached_property
    def numbers(self) -> int:
        """The highest student number given out: after every 25 active students stands one who has left."""
        return self.students + (self.students // _ONE_INACTIVE_AFTER if self.leavers else 0)

    def has_left(self, number: int) -> bool:
        """Whether the student of that number is one of those who have left."""
        return self.leavers and number % (_ONE_INACTIVE_AFTER + 1) == 0

    def student_id(self, number: int) -> int:
        """The district-wide number of a student who started here."""
        return self.code * _PER_ID + number

    @cached_property
    def grades(self) -> range:
        """Its grade levels."""
        return range(self.traits.low, self.traits.high + 1)

    def grade_of(self, number: int) -> int:
        """The grade of the student with that number."""
        return self.grades[(number - 1) % len(self.grades)]

    @cached_property
    def cohorts(self) -> int:
        """Classes side by side in one grade, of up to 28 students."""
        return max(1, -(-self.numbers // (len(self.grades) * 28)))

    @property
    def classes(self) -> int:
        """Groups of students that share a schedule."""
        return len(self.grades) * self.cohorts


@attrs.frozen
class Guest:
    """A second record of a student: at another school, or at the same one under a new number."""

    student_id: int
    home: int
    number: int
    school: int
    new_number: int
    why: str


class Seats:
    """Who has which seat of a school after some years.

    Students keep their seat, a student number, until they are through all grades of the school. Then they get one at a
    school that begins with the next grade, as long as there are any; what is left is for newcomers.
    """

    def __init__(self, plans: Iterable[SchoolPlan]) -> None:
        self._plans = [plan for plan in plans if plan.traits.people]
        self._known: dict[tuple[int, int], dict[tuple[int, int], tuple[SchoolPlan, int]]] = {}

    def occupant(self, plan: SchoolPlan, seat: int, years: int) -> tuple[SchoolPlan, int]:
        """The school and the number that the student's ID is made of."""
        if seat > plan.numbers:
            return plan, seat + plan.numbers * years
        since = years - (seat - 1 + years) % len(plan.grades)
        if since <= 0:
            return plan, seat
        before = self._promoted(plan.traits.low, since).get((plan.code, seat))
        return self.occupant(*before, since - 1) if before else (plan, plan.numbers * since + seat)

    def elsewhere(self, years: int) -> Iterator[tuple[int, int]]:
        """The ID of every student who began at another school, and the code of the present one."""
        for plan in self._plans:
            for seat in range(1, plan.numbers + 1):
                home, number = self.occupant(plan, seat, years)
                if home is not plan:
                    yield home.student_id(number), plan.code

    def _promoted(self, grade: int, years: int) -> dict[tuple[int, int], tuple[SchoolPlan, int]]:
        """By school code and seat: where those were a year ago who now begin with that grade at another school."""
        if (grade, years) not in self._known:

            def changing(plans: list[SchoolPlan]) -> Iterator[tuple[SchoolPlan, int]]:
                for plan in plans:
                    for seat in range(1, plan.numbers + 1):
                        if (seat - 1 + years) % len(plan.grades) == 0 and not plan.has_left(seat):
                            yield plan, seat

            entering = changing([plan for plan in self._plans if plan.traits.low == grade])
            leaving = changing([plan for plan in self._plans if plan.traits.high == grade - 1])
            seats = ((plan.code, seat) for plan, seat in entering)
            self._known[grade, years] = dict(zip(seats, leaving, strict=False))
        return self._known[grade, years]


def home_of(student_id: int) -> tuple[int, int]:
    """School and number that a student ID was made from."""
    return divmod(student_id, _PER_ID)


def ordered(schools: int | Iterable[str | DemoSchool]) -> list[DemoSchool]:
    """The schools that are asked for: so many of the usual mixture, or a list of kinds and schools."""
    if not isinstance(schools, Iterable):
        schools = [_ORDER[n % len(_ORDER)] for n in range(arguments.whole(schools, "schools"))]
    return [each if isinstance(each, DemoSchool) else DemoSchool(each) for each in schools]


def plan_schools(students: int, schools: list[DemoSchool], seed: int, *, oddities: bool) -> list[SchoolPlan]:
    """The schools of a district: the real ones first, then the district itself and the schools that are none.

    Raises:
        ValueError: Two schools have one code, or too few students are left for the schools without a number.
    """
    *codes, inactive = _codes([school.code for school in schools])
    names = _names([school.kind for school in schools], seed)
    plans = [
        SchoolPlan(
            code,
            school.name or name,
            school.kind,
            size,
            leavers=oddities,
            summer=school.calendar == "summer",
            calendar=school.calendar,
        )
        for code, name, school, size in zip(codes, names, schools, _sizes(students, schools, seed), strict=True)
    ]
    plans += [
        SchoolPlan(0, "Alder Valley Unified School District", "district"),
        SchoolPlan(inactive, "Old Mill Elementary School", "inactive", inactive=True),
        SchoolPlan(100, "Code Tables", "holding", inactive=True),
        SchoolPlan(998, "Summer School", "holding", summer=True),
        SchoolPlan(999, "Inactive Students", "holding"),
    ]
    return sorted(plans, key=lambda plan: plan.code)


def plan_guests(plans: list[SchoolPlan], *, oddities: bool) -> list[Guest]:
    """Who has a second record: two in two high schools at once, one who moved, one who came back, leavers in 999.

    And, with or without oddities, one student in ten of a grade that a summer session has.
    """
    of_kind = {kind: [plan for plan in plans if plan.kind == kind] for kind in KINDS}
    guests: list[Guest] = []
    taken = {plan.code: plan.numbers for plan in plans}

    def add(home: SchoolPlan, number: int, school: int, why: str) -> None:
        if 0 < number <= home.numbers:
            taken[school] += 1
            guests.append(Guest(home.student_id(number), home.code, number, school, taken[school], why))

    for summer in of_kind["summer"]:
        for home in (plan for plan in plans if plan.traits.people and plan is not summer):
            for number in range(3, home.numbers + 1, 10):
                if home.grade_of(number) in summer.grades and not home.has_left(number):
                    add(home, number, summer.code, "summer")
    if not oddities:
        return guests
    for high in of_kind["high"][:1]:
        add(high, 6, high.code, "returned")
        for flex in of_kind["flex"][:1]:
            add(high, 1, flex.code, "concurrent")
            add(high, 2, flex.code, "concurrent")
            add(high, 5, flex.code, "moved")
    for plan in plans:
        if plan.traits.people:
            add(plan, _ONE_INACTIVE_AFTER + 1, 999, "archived")
    return guests


def free_codes(taken: Collection[int]) -> Iterator[int]:
    """The codes that a new school can have, in the order in which they are given out."""
    further = (code for code in range(989, 100, -1) if code not in _NOT_FOR_SCHOOLS)
    return (code for code in (*_FIRST_CODES, *further) if code not in taken)


def _codes(asked: list[int | None]) -> list[int]:
    """The code of each school, and one more."""
    given = [code for code in asked if code is not None]
    if len({*given, *_ALWAYS_THERE}) < len(given) + len(_ALWAYS_THERE):
        raise ValueError("`code` must be different for each school, and not 0, 100, 998 or 999.")
    free = free_codes(given)
    return [next(free) if code is None else code for code in (*asked, None)]


def _sizes(students: int, schools: list[DemoSchool], seed: int) -> list[int]:
    sizes = [KINDS[school.kind].size if school.students is None else school.students for school in schools]
    rest = students - sum(size or 0 for size in sizes)
    weights = [KINDS[school.kind].weight for school, size in zip(schools, sizes, strict=True) if size is None]
    if weights and rest < len(weights):
        raise ValueError("`students` must leave at least one student for each school without a number of its own.")
    shares = iter(_share_out(rest, weights, seed) if weights else ())
    return [next(shares) if size is None else size for size in sizes]


def _share_out(students: int, weights: list[float], seed: int) -> list[int]:
    dice = Dice(seed, "sizes")
    uneven = [weight * (0.85 + 0.3 * dice.random()) for weight in weights]
    sizes = [int(students * part / sum(uneven)) for part in uneven]
    sizes[0] += students - sum(sizes)
    return sizes


def _names(kinds: list[str], seed: int) -> list[str]:
    dice = Dice(seed, "school names")
    bases = [*PLACES, *(f"{first} {last}" for first, last in zip(GIRLS[::2], FAMILIES[1::4], strict=False))]
    dice.shuffle(bases)
    bases *= 1 + len(kinds) // len(bases)
    names: list[str] = []
    for number, kind in enumerate(kinds):
        # Feeder schools often share their neighbourhood's name: every fourth repeats the base of the one before.
        base = bases[number - 1 if number % 4 == 3 else number]
        name = f"{base} {dice.pick(KINDS[kind].endings)}"
        spare = (f"{base} {ending}" for base in reversed(bases) for ending in KINDS[kind].endings)
        names.append(name if name not in names else next(other for other in spare if other not in names))
    return names

"""Which schools a demo district has, before anybody in them is made: names, kinds, sizes, and who is where twice."""

from __future__ import annotations

from functools import cached_property

import attrs

from aeries_sdk.testing.people import FAMILIES, GIRLS, Dice

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
    """One kind of school: what its school object says, and how big it is beside the others."""

    endings: tuple[str, ...]
    low: int
    high: int
    weight: float
    schedule: str
    basis: str = "Semester"
    attendance: str = "Period"
    sections: bool = True
    section_staff: bool = False
    people: bool = True


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
        sections=False,
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
    ),
    "section_staff": Kind(
        ("Charter School", "Continuation High School"), 9, 12, 0.8, "MasterSchedule", section_staff=True
    ),
    "district": Kind(("",), -1, 12, 0, "MasterSchedule", attendance="Daily", sections=False, people=False),
    "inactive": Kind(("Elementary School",), 0, 5, 0, "Elementary", attendance="Daily", sections=False, people=False),
    "holding": Kind(("",), -1, 12, 0, "Elementary", attendance="Daily", sections=False, people=False),
}
_ORDER = ("high", "elementary", "middle", "flex", "elementary_ms", "elementary", "section_staff", "elementary")
_FIRST_CODES = (994, 990, 993, 995, 991, 992, 996, 997)
_NOT_FOR_SCHOOLS = {100, 200, 900, 901, 902}
_PER_ID = 100_000
_ONE_INACTIVE_AFTER = 25


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


def home_of(student_id: int) -> tuple[int, int]:
    """School and number that a student ID was made from."""
    return divmod(student_id, _PER_ID)


def plan_schools(students: int, schools: int, seed: int, *, oddities: bool) -> list[SchoolPlan]:
    """The schools of a district: the real ones first, then the district itself and the schools that are none."""
    kinds = [_ORDER[n % len(_ORDER)] for n in range(schools)]
    sizes = _share_out(students, [KINDS[kind].weight for kind in kinds], seed)
    names = _names(kinds, seed)
    plans = [
        SchoolPlan(code, name, kind, size, leavers=oddities)
        for code, name, kind, size in zip(_codes(schools), names, kinds, sizes, strict=True)
    ]
    plans += [
        SchoolPlan(0, "Alder Valley Unified School District", "district"),
        SchoolPlan(_codes(schools + 1)[-1], "Old Mill Elementary School", "inactive", inactive=True),
        SchoolPlan(100, "Code Tables", "holding", inactive=True),
        SchoolPlan(998, "Summer School", "holding", summer=True),
        SchoolPlan(999, "Inactive Students", "holding"),
    ]
    return sorted(plans, key=lambda plan: plan.code)


def plan_guests(plans: list[SchoolPlan]) -> list[Guest]:
    """Who has a second record: two in two high schools at once, one who moved, one who came back, leavers in 999."""
    of_kind = {kind: [plan for plan in plans if plan.kind == kind] for kind in KINDS}
    guests: list[Guest] = []
    taken = {plan.code: plan.numbers for plan in plans}

    def add(home: SchoolPlan, number: int, school: int, why: str) -> None:
        if 0 < number <= home.numbers:
            taken[school] += 1
            guests.append(Guest(home.student_id(number), home.code, number, school, taken[school], why))

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


def _codes(count: int) -> list[int]:
    further = (code for code in range(989, 100, -1) if code not in _NOT_FOR_SCHOOLS)
    return [*_FIRST_CODES[:count], *(next(further) for _ in range(count - len(_FIRST_CODES)))]


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

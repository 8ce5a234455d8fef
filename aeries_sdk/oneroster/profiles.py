"""What known consumers demand beyond the standard, as data.

Collected from the consumers' own pages where they have them, and marked as second-hand where not: then a broken demand
is a warning. A consumer may have changed its mind since; ask it before relying on a profile alone.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aeries_sdk.findings import Level

__all__ = ["PROFILES", "Profile", "find_profile"]

_SIX = ("academicSessions", "classes", "courses", "enrollments", "orgs", "users")


@attrs.frozen(kw_only=True)
class Profile:
    """The demands of one consumer.

    Attributes:
        name: What `check(profile=...)` takes.
        title: The consumer's name.
        note: What one should know beside the rules.
        level: Level of a broken demand; "warning" where the demand is second-hand or a piece of advice.
        versions: Versions of OneRoster that it takes.
        files: Tables that must be in the package.
        files_advised: Tables that it advises strongly.
        bulk_only: True where it takes no delta.
        package_name: The name the zip must have, or "".
        manifest_rows: Optional manifest rows that it wants filled.
        metadata: False where extension columns are refused.
        filled: Columns, as "table.column", that must be filled, with the roles in that row that this is limited to.
        one_item: Columns per table that must hold exactly one item.
        numbers: Columns per table that must hold whole numbers.
        roles: Roles of users that it takes; none means all.
        id_pattern: A regular expression that every sourcedId must match, or "".
        ids_across_files: True where an id must be unique across all files.
        class_students: The most students in a class; 0 for no limit.
        teacher_classes: The most classes of a teacher; 0 for no limit.
        levels: Rules of the standard that this consumer takes more or less seriously.
    """

    name: str
    title: str
    note: str = ""
    level: Level = "error"
    versions: tuple[str, ...] = ("1.1", "1.2")
    files: tuple[str, ...] = ()
    files_advised: tuple[str, ...] = ()
    bulk_only: bool = False
    package_name: str = ""
    manifest_rows: tuple[str, ...] = ()
    metadata: bool = True
    filled: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    one_item: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    numbers: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    roles: frozenset[str] = frozenset()
    id_pattern: str = ""
    ids_across_files: bool = False
    class_students: int = 0
    teacher_classes: int = 0
    levels: Mapping[str, Level] = attrs.Factory(dict)

    def filled_in(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Columns of a table that must be filled, with the roles that this is limited to (none means all)."""
        for name, roles in self.filled.items():
            owner, _dot, column = name.partition(".")
            if owner == table:
                yield column, roles


PROFILES: Mapping[str, Profile] = MappingProxyType({profile.name: profile for profile in (
    Profile(
        name="google-classroom",
        title="Google Classroom",
        note="Has no CSV import of its own: rosters come through a partner or REST, and people are found by e-mail, "
        "which must be their Google account.",
        filled={"users.email": ("student", "teacher")},
    ),
    Profile(
        name="microsoft-sds",
        title="Microsoft School Data Sync",
        note="Its CSV form of its own is close to 1.2 but not the same; all files each time, in bulk.",
        files=_SIX,
        bulk_only=True,
    ),
    Profile(
        name="apple-school-manager",
        title="Apple School Manager",
        note="Every file in each upload; e-mail is wanted where accounts are federated.",
        files=("users", "courses", "classes", "enrollments", "orgs"),
        bulk_only=True,
        roles=frozenset({"student", "teacher"}),
    ),
    Profile(
        name="clever",
        title="Clever",
        note="Its main feed is its own SFTP form. Terms that start in the future drop their classes.",
        level="warning",
        files=_SIX,
        levels={"line-ending": "warning", "unique-username": "error"},
    ),
    Profile(
        name="classlink",
        title="ClassLink",
        note="Reports what was added, removed and changed at import; usernames must equal the login.",
        files=_SIX,
        files_advised=("demographics",),
        levels={"unique-username": "error"},
    ),
    Profile(
        name="canvas",
        title="Canvas",
        note="No OneRoster CSV import is known; partners turn a package into Canvas's own SIS files. Large drops trip "
        "its change threshold.",
    ),
    Profile(
        name="mcgraw-hill",
        title="McGraw Hill",
        note="The login must stand in the same column for teachers and students.",
        level="warning",
        versions=("1.1",),
        files=_SIX,
    ),
    Profile(
        name="hmh",
        title="HMH",
        note="Takes files without rows, and asks for all eight files; large drops are refused.",
        files=(*_SIX, "demographics"),
        bulk_only=True,
        class_students=49,
        teacher_classes=50,
        levels={"file-empty": "info", "text-length": "error"},
    ),
    Profile(
        name="great-minds",
        title="Great Minds",
        bulk_only=True,
        one_item={"classes": ("grades",)},
        id_pattern="[a-zA-Z0-9_.-]{1,100}",
    ),
    Profile(
        name="st-math",
        title="ST Math",
        files=_SIX,
        package_name="OneRoster.zip",
        filled={"users.grades": ("student",)},
    ),
    Profile(name="lab-aids", title="Lab-Aids", package_name="OneRosterv1p1BaseCSV.zip"),
    Profile(name="naviance", title="Naviance", files=("orgs", "users"), package_name="NavianceOneRoster.zip"),
    Profile(name="pearson", title="Pearson", files=_SIX, bulk_only=True),
    Profile(
        name="managebac",
        title="ManageBac",
        note="Takes a delta only after a bulk, and takes files without rows.",
        versions=("1.2",),
        manifest_rows=("source.systemName", "source.systemCode"),
        ids_across_files=True,
        levels={"file-empty": "info"},
    ),
    Profile(name="enriching-students", title="Enriching Students", filled={"classes.subjects": ()}),
    Profile(name="schoolstatus", title="SchoolStatus", files=("users", "classes", "enrollments")),
    Profile(
        name="moodle",
        title="Moodle (OneRoster enrolment plugin)",
        note="Names may hold letters, digits and few signs.",
        metadata=False,
        numbers={"classes": ("periods",)},
        levels={"bom": "error"},
    ),
)})  # fmt: skip
"""The known consumers by name."""


def find_profile(name: str) -> Profile:
    """The profile of this name.

    Raises:
        ConfigError: There is none; the message lists those there are.

    >>> find_profile("clever").title
    'Clever'
    """
    try:
        return PROFILES[name]
    except KeyError:
        raise ConfigError(f"There is no such profile; known are {', '.join(PROFILES)}.") from None

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

__all__ = ["PROFILES", "Profile", "Source", "find_profile"]

_SIX = ("academicSessions", "classes", "courses", "enrollments", "orgs", "users")


@attrs.frozen
class Source:
    """A public page that a profile was made from.

    Attributes:
        title: Title of the page.
        date: The date that the page bears, or "undated".
    """

    title: str
    date: str = "undated"


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
        ids_ignore_case: True where ids that differ by case or Unicode form only are the same.
        class_students: The most students in a class; 0 for no limit.
        teacher_classes: The most classes of a teacher; 0 for no limit.
        levels: Rules of the standard that this consumer takes more or less seriously.
        sources: The pages that say so; none where the profile is second-hand.
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
    ids_ignore_case: bool = False
    class_students: int = 0
    teacher_classes: int = 0
    levels: Mapping[str, Level] = attrs.Factory(dict)
    sources: tuple[Source, ...] = ()

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
        levels={"email": "error", "unique-email": "error"},
        sources=(Source("Get started with SIS roster import (Classroom Help)"), Source("FAQ for SIS roster import")),
    ),
    Profile(
        name="microsoft-sds",
        title="Microsoft School Data Sync",
        note="Its CSV form of its own is close to 1.2 but not the same; all files each time, in bulk. It compares "
        "addresses without case, and refuses zips with other files or folders in them.",
        files=("orgs", "users", "roles", "classes", "enrollments"),
        files_advised=("academicSessions", "courses"),
        bulk_only=True,
        sources=(Source("SDS V2.1 CSV File Format"), Source("Validation rules and descriptions (School Data Sync)")),
    ),
    Profile(
        name="apple-school-manager",
        title="Apple School Manager",
        note="Every file in each upload; an e-mail of one's own is wanted where accounts are federated. A class needs "
        "a student, and subjects and subjectCodes the same length. Takes the types district and school of orgs.",
        files=("users", "courses", "classes", "enrollments", "orgs"),
        bulk_only=True,
        roles=frozenset({"student", "teacher"}),
        sources=(
            Source("Use the OneRoster Users template in Apple School Manager"),
            Source("Use the OneRoster Enrollments template in Apple School Manager"),
            Source("Use the OneRoster Classes template in Apple School Manager"),
            Source("Use the OneRoster Orgs template in Apple School Manager"),
            Source("Template information for importing data into Apple School Manager"),
        ),
    ),
    Profile(
        name="clever",
        title="Clever",
        note="Its main feed is its own SFTP form. Terms that start in the future drop their classes; a section must "
        "have at least one student.",
        level="warning",
        files=_SIX,
        levels={"line-ending": "warning", "unique-username": "error"},
        sources=(
            Source("Data model quirks and supported features: classroom integrations"),
            Source("Clever SFTP Instructions v.2.1.1", "2024-10-19"),
        ),
    ),
    Profile(
        name="classlink",
        title="ClassLink",
        note="Reports what was added, removed and changed at import; usernames must equal the login.",
        files=_SIX,
        files_advised=("demographics",),
        levels={"unique-username": "error"},
        sources=(Source("OneRoster 1.1 CSVs (Roster Server)"), Source("Import Rosters - International")),
    ),
    Profile(
        name="canvas",
        title="Canvas",
        note="No OneRoster CSV import is known; partners turn a package into Canvas's own SIS files. Large drops trip "
        "its change threshold.",
        sources=(Source("SIS Import Format Documentation"),),
    ),
    Profile(
        name="mcgraw-hill",
        title="McGraw Hill",
        note="The login must stand in the same column for teachers and students. Takes complete sets only, and no "
        "columns beside those of the standard.",
        level="warning",
        versions=("1.1",),
        files=_SIX,
        bulk_only=True,
        metadata=False,
        sources=(Source("OneRoster FAQ"), Source("OneRoster 1.1 Instructions")),
    ),
    Profile(
        name="hmh",
        title="HMH",
        note="Takes files without rows, and asks for all eight files; large drops are refused. Ids that differ by "
        "case or Unicode form only are the same to it, and passwords should stay blank.",
        files=(*_SIX, "demographics"),
        bulk_only=True,
        class_students=49,
        teacher_classes=50,
        ids_ignore_case=True,
        levels={"file-empty": "info", "text-length": "error"},
        sources=(
            Source("OneRoster 1.1 users File"),
            Source("OneRoster 1.1 enrollments File"),
            Source("About OneRoster Template Files"),
            Source("Rostering with OneRoster API"),
        ),
    ),
    Profile(
        name="great-minds",
        title="Great Minds",
        bulk_only=True,
        one_item={"classes": ("grades",)},
        id_pattern="[a-zA-Z0-9_.-]{1,100}",
        sources=(Source("OneRoster File Specifications: users.csv"),),
    ),
    Profile(
        name="st-math",
        title="ST Math",
        files=_SIX,
        package_name="OneRoster.zip",
        filled={"users.grades": ("student",)},
    ),
    Profile(
        name="lab-aids",
        title="Lab-Aids",
        files=_SIX,
        package_name="OneRosterv1p1BaseCSV.zip",
        sources=(Source("OneRoster CSV Description"),),
    ),
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
    Profile(
        name="schoolstatus",
        title="SchoolStatus",
        note="Quotation marks in values and lost zeros in ids break its links.",
        files=("users", "classes", "enrollments"),
        sources=(Source("Creating a OneRoster Enrollments file"),),
    ),
    Profile(
        name="amplify",
        title="Amplify",
        note="Staff need an address that receives e-mail. The manifest is wanted for SFTP only.",
        files=(*_SIX, "demographics"),
        package_name="OneRoster.zip",
        sources=(
            Source("Amplify OneRoster: Preparing your Amplify OneRoster CSV Files"),
            Source("Admin Portal: Rostering non-SIS Staff"),
        ),
    ),
    Profile(
        name="explorelearning",
        title="ExploreLearning",
        versions=("1.1",),
        files=("users", "classes", "enrollments", "orgs", "academicSessions"),
        package_name="OneRoster.zip",
        metadata=False,
        sources=(Source("OneRoster File Structure"),),
    ),
    Profile(
        name="wixie",
        title="Wixie",
        note="The username must be the login.",
        versions=("1.1",),
        files=_SIX,
        levels={"unique-username": "error"},
        sources=(Source("Managing Users with OneRoster v1.1"),),
    ),
    Profile(
        name="nwea",
        title="NWEA MAP Growth",
        note="Rosters come through HMH, Clever or its own template. Every person needs an id of their own, teachers an "
        "e-mail that is their username, and students a grade.",
        level="warning",
        filled={"users.grades": ("student",), "users.email": ("teacher",)},
        sources=(
            Source("Preparing for Automated Roster with Clever"),
            Source("Resolving Roster Sync Errors"),
            Source("How to repair students who are missing reporting attributes"),
        ),
    ),
    Profile(
        name="seesaw",
        title="Seesaw",
        note="Rosters come through Clever, ClassLink or its own template: a class has one grade and a name of its own, "
        "and teachers have an e-mail.",
        level="warning",
        filled={"users.email": ("teacher",)},
        sources=(Source("Understanding the CSV rostering template"),),
    ),
    Profile(
        name="schoology",
        title="Schoology",
        note="Its import of users takes its own file: names, a unique id, and a username or e-mail.",
        level="warning",
        levels={"unique-username": "error"},
        sources=(Source("Import Users with a CSV/XLS File (Enterprise)"),),
    ),
    Profile(
        name="powerschool",
        title="PowerSchool (Learning, MyPowerHub)",
        note="Users, classes and rosters come through a OneRoster service; parents are not taken.",
        level="warning",
        sources=(
            Source("What do I need to know if I am using the OneRoster Integration?"),
            Source("Student information sync"),
        ),
    ),
    Profile(
        name="ixl",
        title="IXL",
        note="Rosters come through Clever, ClassLink or a partner; no page on OneRoster files was found.",
        level="warning",
        sources=(Source("As an administrator, how do I control what changes teachers can make to their rosters?"),),
    ),
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

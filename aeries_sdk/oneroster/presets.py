"""What known consumers want of an export, as data: `Options.preset("clever")`.

They agree with the profiles that `check()` judges by; which of their demands are second-hand stands there. A consumer
may have changed its mind since: ask it before relying on a preset alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.ids import ApartIds, PlainIds

PRESETS: Mapping[str, Mapping[str, Any]] = MappingProxyType({
    # Demographics strongly advised; usernames equal the login.
    "classlink": {},
    # Terms to come drop their classes there.
    "clever": {"future_terms": False, "demographics": False},
    # People are found by e-mail, which must be their Google account.
    "google-classroom": {
        "student_username": "email",
        "staff_username": "email",
        "demographics": False,
    },
    "microsoft-sds": {"bulk_only": True, "demographics": False},
    "apple-school-manager": {"bulk_only": True, "demographics": False},
    # The login must stand in the same column for students and teachers.
    "mcgraw-hill": {
        "student_username": "email",
        "staff_username": "email",
        "versions": ("1.1",),
        "bulk_only": True,
        "demographics": False,
    },
    "hmh": {"bulk_only": True},
    "great-minds": {"bulk_only": True, "one_grade": True, "ids": PlainIds(), "demographics": False},
    "pearson": {"bulk_only": True, "demographics": False},
    "st-math": {"file_name": "OneRoster.zip", "demographics": False},
    "naviance": {
        "file_name": "NavianceOneRoster.zip",
        "left_out": ("academicSessions", "classes", "courses", "demographics", "enrollments"),
    },
    "managebac": {"versions": ("1.2",), "ids": ApartIds(), "system_code": "aeries", "demographics": False},
})  # fmt: skip
"""Options by the consumer's name, which is that of its profile, too."""


def find_preset(name: str) -> Mapping[str, Any]:
    """The options of this name.

    Raises:
        ConfigError: There is none; the message lists those there are.

    >>> find_preset("st-math")["file_name"]
    'OneRoster.zip'
    """
    try:
        return PRESETS[name]
    except KeyError:
        raise ConfigError(f"There is no such preset; known are {', '.join(PRESETS)}.") from None

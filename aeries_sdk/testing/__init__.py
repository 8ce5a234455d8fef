"""For programs that use this library, and for those who would like to try it: a district that is invented.

>>> from aeries_sdk.testing import DemoDistrict
>>> with DemoDistrict(students=2_000, schools=8, seed=7) as district:
...     print(district.schools[994])
Lucia Mori Senior High School

And for tests without a certificate: `record` writes what a district answers into a file, without the people, and
`replay` answers from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk._lazy import attach as _attach
from aeries_sdk.testing.district import DemoDistrict
from aeries_sdk.testing.plan import DemoSchool

if TYPE_CHECKING:
    from aeries_sdk.testing.recording import record
    from aeries_sdk.testing.replaying import ReplayError, replay

__all__ = ["DemoDistrict", "DemoSchool", "ReplayError", "record", "replay"]

# replay needs the extra `responses`, and the district needs neither of them.
__getattr__ = _attach(__name__, {"recording": ("record",), "replaying": ("ReplayError", "replay")})

"""For programs that use this library, and for those who would like to try it: a district that is invented.

>>> from aeries_sdk.testing import DemoDistrict
>>> with DemoDistrict(students=2_000, schools=8, seed=7) as district:
...     print(district.schools[994])
Lucia Mori Senior High School
"""

from __future__ import annotations

from aeries_sdk.testing.district import DemoDistrict

__all__ = ["DemoDistrict"]

"""Which school of one system is which of another: names normalised, weighed, arranged one-to-one, and explained.

Examples:
    >>> from aeries_sdk.matching import match_schools
    >>> ours, theirs = [(1, "Lincoln Elementary"), (2, "Lincoln High")], [("x", "LINCOLN H S"), ("y", "Lincoln Elem")]
    >>> mapping = match_schools(ours, theirs)
    >>> mapping.vendor_ids
    {'1': 'y', '2': 'x'}
"""

from __future__ import annotations

from aeries_sdk.matching.mapping import Decision, Pair, SchoolMapping
from aeries_sdk.matching.match import MatchOptions, match_schools
from aeries_sdk.matching.schools import SchoolRef

__all__ = ["Decision", "MatchOptions", "Pair", "SchoolMapping", "SchoolRef", "match_schools"]

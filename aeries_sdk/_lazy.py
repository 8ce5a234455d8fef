"""Names that are imported when they are first used: importing the package stays quick."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping


def attach(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """A module's `__getattr__` that finds its names in submodules.

    Args:
        package: `__name__` of the module.
        homes: The names by the submodule that holds them.
    """
    home_of = {name: module for module, names in homes.items() for name in names}

    def find(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(importlib.import_module(f"{package}.{home_of[name]}"), name)
        # The next access is a plain one.
        setattr(sys.modules[package], name, found)
        return found

    return find

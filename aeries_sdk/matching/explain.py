"""Says in plain words why a pair is, or may be, one school."""

from __future__ import annotations

from typing import Final

from aeries_sdk.matching import words
from aeries_sdk.matching.score import Evidence

_PLAIN: Final[dict[str, str]] = {
    "same id": "same state or NCES id",
    "same name": "same name",
    "beginning of the other": "one name is the beginning of the other",
    "given names differ": "given names differ",
    "kind differs": "kinds of school differ",
    "kind overlaps": "grades overlap",
    "only one begins at elementary": "only one of them begins at elementary",
    "number missing": "only one of them has a number",
    "numbers differ": "numbers differ",
    "direction missing": "only one of them has a direction",
    "directions differ": "directions differ",
    "charter missing": "only one of them is called a charter",
    "programme missing": "only one of them is called a special programme",
    "programmes differ": "special programmes differ",
    "grades agree": "same grades",
    "grades begin elsewhere": "grades begin elsewhere",
    "grades exclude": "no grade in common",
    "city agrees": "same city",
    "city differs": "cities differ",
    "e-mail domain agrees": "same e-mail domain",
    "e-mail domain differs": "e-mail domains differ",
    "ids differ": "state or NCES ids differ",
}


def reasons(evidence: Evidence) -> tuple[str, ...]:
    """The reasons of one pair, the most telling first."""
    found = evidence.items
    out = [_PLAIN["same id"]] if "same id" in found else []
    if "same name" in found:
        out.append("same name")
    elif evidence.shared:
        told = _quoted(evidence.shared)
        out.append(
            f"kind and distinguishing words agree: {told}"
            if "kind agrees" in found
            else f"distinguishing words agree: {told}"
        )
    else:
        out.append("no words agree")
    if "same name" not in found:
        sides = zip(("SIS", "vendor"), evidence.alone, strict=True)
        out += [f"only the {side} name has {_quoted(own)}" for side, own in sides if own]
    out += [plain for reason, plain in _PLAIN.items() if reason in found and plain not in out]
    return tuple(out)


def _quoted(found: tuple[str, ...]) -> str:
    telling = [word for word in found if word not in words.PARTICLES] or list(found)
    return ", ".join(f"'{word}'" for word in telling)

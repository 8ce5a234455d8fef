"""Takes people, and what would tell the district, out of a request and its answer."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from typing import Any

import attrs

from aeries_sdk import OPERATIONS, convert
from aeries_sdk.models._base import Model
from aeries_sdk.operation import PathValue
from aeries_sdk.redact import redact
from aeries_sdk.testing import kept
from aeries_sdk.testing.fakes import Fakes
from aeries_sdk.values import JSON, KINDS

# The first of these that a record has says whom it is about.
_WHO = ("StudentID", "StudentId", "ID", "StaffID", "StaffId", "StudentNumber", "TeacherNumber")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d\d?(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@attrs.frozen
class _Rule:
    """What happens to one field of a model."""

    keep: bool
    text: bool = False
    model: type[Model] | None = None
    school: bool = False


class Scrubber:
    """Replaces what says, or could say, something about a person; what is kept stands in `aeries_sdk.testing.kept`.

    Args:
        seed: Of the stand-ins.
        keep: Names of fields (and words of undocumented paths) that are kept besides.
    """

    def __init__(self, seed: int | str, keep: Collection[str] = ()) -> None:
        self.fakes = Fakes(seed)
        self._keep = frozenset(keep)

    def json(self, value: JSON, model: type[Model] | None, who: str = "") -> JSON:
        """A body or an answer in which people are replaced; types, lengths and the order of things stay.

        Args:
            value: Parsed JSON.
            model: The model of one record; None where there is none: then nothing is kept.
            who: The person whom the record around it is about.
        """
        if isinstance(value, list):
            return [self.json(item, model, who) for item in value]
        if not isinstance(value, dict):
            return self.fakes.value(value, "", who)
        who = next((str(value[name]) for name in _WHO if value.get(name)), who)
        rules = _rules_of(model) if model else {}
        out: dict[str, JSON] = {}
        for name, item in value.items():
            out[self._name(name, {*out, *value})] = self._field(item, name, self._rule(name, rules, model), who)
        return out

    def error(self, value: JSON, sent: Collection[object]) -> JSON:
        """The answer to a refused request: of its message those words stay that every error of the library shows."""
        if isinstance(value, dict) and "Message" in value:
            rest = self.json({name: item for name, item in value.items() if name != "Message"}, None)
            return {"Message": redact(value["Message"], sent), **(rest if isinstance(rest, dict) else {})}
        return self.json(value, None)

    def arguments(self, arguments: Mapping[str, PathValue]) -> dict[str, str]:
        """Path arguments with the stand-ins that the same values have in answers."""
        return {
            name: str(value if name in kept.ARGUMENTS else self.fakes.value(value, name))
            for name, value in arguments.items()
        }

    def query(self, query: Mapping[str, str | int]) -> dict[str, str]:
        """Query parameters, in the same way."""
        return {
            name: str(value if name.lower() in kept.QUERY or name in self._keep else self.fakes.value(value, name))
            for name, value in query.items()
        }

    def segment(self, text: str) -> str:
        """A part of an undocumented path: a word of the vendor's stays, anything else could be an id or a name."""
        return text if text in self._keep or _is_vendors(text) else str(self.fakes.value(text))

    def _rule(self, name: str, rules: Mapping[str, _Rule], model: type[Model] | None) -> _Rule:
        if name in self._keep:
            return _Rule(keep=True, text=True)
        if name in rules:
            return rules[name]
        return _Rule(keep=model is not None and name in kept.EVERYWHERE)

    def _field(self, value: JSON, name: str, rule: _Rule, who: str) -> JSON:
        if rule.model is not None or isinstance(value, dict):
            return self.json(value, rule.model, who)
        if isinstance(value, list):
            return [self._field(item, name, rule, who) for item in value]
        # Letters where a number or a date is documented: not what the table was reviewed for.
        if rule.keep and (rule.text or not (isinstance(value, str) and re.search(_LETTERS, value))):
            return value
        if rule.school and isinstance(value, str):
            return self.fakes.text(value, kept.SCHOOL_WORDS)
        return self.fakes.value(value, name, who)

    def _name(self, name: str, taken: Collection[str]) -> str:
        """The name of a field; one that is none of the vendor's words could be somebody's."""
        if name not in self._keep and not _is_vendors(name):
            name = self.fakes.text(name)
            while name in taken:
                name += "x"
        return name


def _rules_of(model: type[Model]) -> dict[str, _Rule]:
    # mypy takes the metaclass's __hash__ for the instances' own, which attrs sets to None.
    hashable: Any = model
    return _rules(hashable)


@functools.cache
def _rules(model: Any) -> dict[str, _Rule]:
    title = model.__name__
    listed = kept.EVERYWHERE | frozenset(kept.BY_MODEL.get(title, "").split())
    rules: dict[str, _Rule] = {}
    for field in convert.fields(model):
        wire = field.fact.wire
        keep = (field.fact.show or wire in listed) and (title, wire) not in kept.REPLACED
        text = field.kind in {KINDS[str], KINDS[list[str]], KINDS[JSON]}
        rule = _Rule(keep, text, field.model, school=title == "School" and wire in {"Name", "ShortName"})
        rules |= dict.fromkeys((wire, *field.fact.aliases), rule)
    return rules


@functools.cache
def _vocabulary() -> frozenset[str]:
    """The vendor's names of fields and parts of paths, and the words they are made of, in lower case."""
    names: set[str] = {"Message"}
    waiting = [row.model for row in OPERATIONS.values() if row.model]
    seen: list[type[Model]] = []
    while waiting:
        model = waiting.pop()
        if all(model is not other for other in seen):
            seen.append(model)
            rules = _rules_of(model)
            names.update(rules)
            waiting += [rule.model for rule in rules.values() if rule.model]
    names.update(part for row in OPERATIONS.values() for path in row.paths for part in re.split(r"/|{\w+}", path))
    return frozenset(names | {word.lower() for name in names for word in _HUMP.findall(name)})


def _is_vendors(name: str) -> bool:
    """Whether a name is made of the vendor's words alone: `NextLockerNumber` is, `Mori` and `99400004` are not."""
    if name in _vocabulary():
        return True
    words = _HUMP.findall(name)
    left = _HUMP.sub("", name).strip("_- ")
    return not left and all(word.lower() in _vocabulary() or word.isdigit() for word in words) and not name.isdigit()

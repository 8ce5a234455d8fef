"""The rules of the checker as data: what each means, how bad it is, and how to mend what breaks it.

They stand in rules.json beside this module, one `[id, level, meaning, remedy]` per line.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, cast

import attrs

from aeries_sdk.oneroster.profiles import PROFILES

if TYPE_CHECKING:
    from aeries_sdk.findings import Level

__all__ = ["RULES", "Rule", "rules_page"]


@attrs.frozen
class Rule:
    """One rule.

    Attributes:
        id: Stable id, the `rule` of its findings.
        level: Level of its findings, unless a profile or a milder case says otherwise.
        meaning: What a finding says, in one sentence.
        remedy: How to mend it.
    """

    id: str
    level: Level
    meaning: str
    remedy: str


def _load() -> dict[str, tuple[Rule, ...]]:
    raw = json.loads(resources.files(__package__).joinpath("rules.json").read_bytes())
    groups = cast("dict[str, list[tuple[str, Level, str, str]]]", raw)
    return {title: tuple(Rule(*entry) for entry in entries) for title, entries in groups.items()}


_GROUPS = _load()

RULES: dict[str, Rule] = {rule.id: rule for group in _GROUPS.values() for rule in group}
"""All rules by id."""

_INTRODUCTION = """\
# What the OneRoster checker looks for

Made from the rule data by `python -m aeries_sdk.oneroster --rules`; a test compares the two.

`check(path)` reads any OneRoster 1.1 or 1.2 CSV package, a zip or a folder, and returns findings. An **error** breaks
the standard, a **warning** is likely to hurt with some consumer, **info** is good to know. A finding names file, line
and column and never repeats a value, as values may be personal. After 25 findings of a rule in a file the rest are
counted only; a fault that many rows share is one finding with their number. A word such as NULL, a quote or a number in
E notation may be honest: then the rest of the column decides, so that people named Null or None raise no warning.

```console
$ python -m aeries_sdk.oneroster oneroster.zip --profile classlink
```

The command ends with 0 without errors, 1 with errors, 2 if it could not read the package. `--json` prints the findings
for a program.
"""


def rules_page() -> str:
    """The page docs/oneroster-check.md, made from the rules.

    >>> rules_page().splitlines()[0]
    '# What the OneRoster checker looks for'
    """
    lines = [_INTRODUCTION]
    for title, group in _GROUPS.items():
        lines += [f"## {title}", "", "| Rule | Level | What it means | How to mend it |", "| --- | --- | --- | --- |"]
        for rule in group:
            meaning, remedy = (text.replace("<", "\\<") for text in (rule.meaning, rule.remedy))
            lines.append(f"| `{rule.id}` | {rule.level} | {meaning} | {remedy} |")
        lines.append("")
    lines += ["## Profiles", "", "| Profile | Consumer | Good to know | Sources |", "| --- | --- | --- | --- |"]
    for profile in PROFILES.values():
        sources = "; ".join(f"{source.title} ({source.date})" for source in profile.sources) or "second-hand"
        lines.append(f"| `{profile.name}` | {profile.title} | {profile.note} | {sources} |")
    return "\n".join(lines) + "\n"

"""Pictures of a district, a mapping and the imports of a season, with the extra `plots`.

Each function gives a `Plot`: it shows itself in a notebook with a text for those who cannot see it, and `save`
writes it to a file. None names a person.

>>> from aeries_sdk.matching import match_schools
>>> mapping_scores(match_schools([(1, "Lincoln High")], [("a", "Lincoln HS")])).text
'Histogram of the scores of a school mapping: 1 matched from ... to ..., 0 to review.'
"""

from __future__ import annotations

import html
import io
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.errors import ArgumentError, ConfigError

if TYPE_CHECKING:
    import os

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from aeries_sdk.assembly import SchoolRoster
    from aeries_sdk.matching import SchoolMapping
    from aeries_sdk.oneroster import ImportReport

__all__ = ["Plot", "class_sizes", "enrollment", "import_trend", "mapping_scores"]

_BLUE, _ORANGE = "#1565c0", "#e65100"


@attrs.frozen
class Plot:
    """A matplotlib figure and what it shows, in words.

    Attributes:
        figure: The figure; change titles, sizes and colours as you like.
        text: The text for those who cannot see it.
    """

    figure: Figure = attrs.field(repr=False)
    text: str

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it to a file; the ending says the format: .svg, .png, .pdf."""
        self.figure.savefig(path)

    def _repr_html_(self) -> str:
        drawn = io.StringIO()
        self.figure.savefig(drawn, format="svg")
        svg = drawn.getvalue()
        return f'<div role="img" aria-label="{html.escape(self.text)}">{svg[svg.index("<svg") :]}</div>'


def enrollment(rosters: Iterable[SchoolRoster]) -> Plot:
    """Active students by school and grade, as a table whose cells are the darker the more there are.

    Args:
        rosters: What `roster.pull` gave.

    Raises:
        ConfigError: matplotlib is not installed.
        ArgumentError: There are no students.
    """
    counts = {roster.school.name: Counter(each.grade for each in roster.students) for roster in rosters}
    grades = sorted({grade for school in counts.values() for grade in school if grade is not None})
    if not grades:
        raise ArgumentError("There are no students to draw.")
    figure = _figure(1.5 + 0.5 * len(grades) + 2.5, 1.2 + 0.35 * len(counts))
    axes = figure.subplots()
    table = [[school[grade] for grade in grades] for school in counts.values()]
    most = max(max(row) for row in table)
    axes.imshow(table, cmap="Blues", aspect="auto", vmin=0)
    axes.set_xticks(range(len(grades)), [str(grade) for grade in grades])
    axes.set_yticks(range(len(counts)), list(counts))
    axes.set(xlabel="grade (0: kindergarten)", title="Active students")
    for row, numbers in enumerate(table):
        for column, number in enumerate(numbers):
            if number:
                colour = "white" if number > most / 2 else "black"
                axes.text(column, row, f"{number}", ha="center", va="center", color=colour, fontsize=8)
    without = sum(school[None] for school in counts.values())
    total = sum(school.total() for school in counts.values())
    by_school = ", ".join(f"{name} {school.total()}" for name, school in counts.items())
    aside = f" ({without} without a grade)" if without else ""
    return Plot(
        figure,
        f"Table of {total} active students by school, in grades {grades[0]} to {grades[-1]}{aside}: {by_school}.",
    )


def class_sizes(rosters: Iterable[SchoolRoster]) -> Plot:
    """How many classes have how many students.

    Args:
        rosters: What `roster.pull` gave.

    Raises:
        ConfigError: matplotlib is not installed.
        ArgumentError: There are no classes.
    """
    sizes = sorted(len(each.members) for roster in rosters for each in roster.classes)
    if not sizes:
        raise ArgumentError("There are no classes to draw.")
    figure = _figure(7, 3)
    axes = figure.subplots()
    axes.hist(sizes, bins=range(0, sizes[-1] + 3, 2), color=_BLUE)
    axes.set(xlabel="students in a class", ylabel="classes", title="Class sizes")
    return Plot(
        figure,
        f"Histogram of the sizes of {len(sizes)} classes: half have up to {sizes[(len(sizes) - 1) // 2]} students, the "
        f"largest has {sizes[-1]}, {sizes.count(0)} are empty.",
    )


def mapping_scores(mapping: SchoolMapping) -> Plot:
    """The scores of the pairs that are matched, and of the likeliest pair of each school to review.

    Args:
        mapping: What `match_schools` gave.

    Raises:
        ConfigError: matplotlib is not installed.
    """
    matched = sorted(pair.score for pair in mapping.matched)
    likeliest: dict[str, float] = {}
    for pair in mapping.review:
        likeliest.setdefault(pair.sis.id, pair.score)
    figure = _figure(7, 3)
    axes = figure.subplots()
    edges = [step / 20 for step in range(21)]
    axes.hist(
        [matched, list(likeliest.values())],
        bins=edges,
        stacked=True,
        color=[_BLUE, _ORANGE],
        label=["matched", "to review"],
    )
    axes.set(xlabel="score", ylabel="schools", title="School mapping")
    _count_whole(axes)
    axes.legend()
    span = f" from {matched[0]:.3f} to {matched[-1]:.3f}" if matched else ""
    return Plot(
        figure,
        f"Histogram of the scores of a school mapping: {len(matched)} matched{span}, {len(likeliest)} to review.",
    )


def import_trend(reports: Iterable[ImportReport]) -> Plot:
    """Imported and rejected records over a row of imports, each in the colour of its status.

    Args:
        reports: What `oneroster.export` gave, the earliest first.

    Raises:
        ConfigError: matplotlib is not installed.
        ArgumentError: There are no reports.
    """
    row = list(reports)
    if not row:
        raise ArgumentError("There are no reports to draw.")
    figure = _figure(7, 4)
    above, below = figure.subplots(2, sharex=True)
    places = range(len(row))
    colours = [report.status.colour for report in row]
    imported = [report.students.imported + report.staff.imported for report in row]
    rejected = [report.students.rejected + report.staff.rejected for report in row]
    above.bar(places, imported, color=colours)
    above.set(ylabel="imported", title="Imports")
    below.bar(places, rejected, color=colours)
    failed = [place for place, report in enumerate(row) if report.exit_code == 2]
    # An import that failed may have nothing to show in either chart.
    above.scatter(failed, [0] * len(failed), marker="x", color="#b71c1c", zorder=3)
    below.set(ylabel="rejected")
    _count_whole(below)
    days = [f"{report.started:%d %b}" if report.started else str(place + 1) for place, report in enumerate(row)]
    # More labels than these would run into one another.
    step = -(-len(row) // 10)
    below.set_xticks(places[::step], days[::step])
    statuses = Counter(report.status.value for report in row)
    told = ", ".join(f"{count} {status}" for status, count in statuses.items())
    return Plot(
        figure,
        f"Bar charts of {len(row)} imports ({told}): the last one has {imported[-1]} records imported and "
        f"{rejected[-1]} rejected.",
    )


def _figure(width: float, height: float) -> Figure:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise ConfigError("matplotlib is not installed: pip install 'aeries-sdk[plots]'") from None
    return Figure(figsize=(width, height), layout="constrained")


def _count_whole(axes: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(integer=True))

"""Ready-made `progress=` for `roster.pull` and `oneroster.export`: a bar for people, log lines for servers.

    export(client, "out/oneroster.zip", progress=Bar())
    export(client, "out/oneroster.zip", progress=Log(students=last_report.students.imported))

Anything else that can be called with a `roster.Progress` will do as well.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from aeries_sdk.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from aeries_sdk.roster import Progress

__all__ = ["Bar", "Log"]


class Bar:
    """A progress bar, in a terminal or a notebook; with the extra `progress`.

    Args:
        students: How many students to expect, as from the last report: then the bar and its estimate count students,
            which come more evenly than schools. Without it they count schools.
        file: Where a terminal's bar is written; stderr without it.

    Raises:
        ConfigError: tqdm is not installed.

    >>> import io
    >>> from aeries_sdk.roster import pull
    >>> from aeries_sdk.testing import DemoDistrict
    >>> with DemoDistrict(students=60, schools=2) as district, district.client() as client:
    ...     len(list(pull(client, progress=Bar(file=io.StringIO()))))
    2
    """

    def __init__(self, students: int | None = None, *, file: TextIO | None = None) -> None:
        try:
            from tqdm.auto import tqdm
        except ImportError:
            raise ConfigError("tqdm is not installed: pip install 'aeries-sdk[progress]'") from None
        self._students = students
        self._bar = tqdm(total=students, unit="student" if students else "school", file=file)

    def __call__(self, progress: Progress) -> None:
        """Show how far it has come; the bar closes after the last school."""
        bar = self._bar
        if self._students:
            self._expect(max(self._students, progress.students))
            bar.n = progress.students
            bar.set_postfix_str(f"{progress.done} of {progress.total} schools", refresh=False)
        else:
            self._expect(progress.total)
            bar.n = progress.done
            bar.set_postfix_str(f"{progress.students:,} students", refresh=False)
        bar.refresh()
        if progress.done == progress.total:
            bar.close()

    def _expect(self, total: int) -> None:
        bar = self._bar
        if bar.total != total and not bar.disable:
            # A notebook's widget learns a new total by reset alone, which also starts the clock anew.
            started = bar.start_t
            bar.reset(total)
            bar.start_t = started


class Log:
    """Lines in the log, at level INFO: how far it has come and about how long it still takes.

    Args:
        students: How many students to expect, as for `Bar`: the estimate then goes by students, else by schools.
        every: Seconds between two lines at least; the last one is always written.
        logger: Where to; `aeries_sdk.progress` without it.
        clock: Tells the seconds.

    >>> import sys
    >>> from aeries_sdk.roster import Progress
    >>> logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(message)s", force=True)
    >>> log = Log(every=0, clock=iter([0.0, 60.0, 120.0]).__next__)
    >>> log(Progress(done=1, total=2, school_code=994, students=700, classes=80))
    1 of 2 schools, 700 students, 80 classes; about 1 min left
    >>> log(Progress(done=2, total=2, school_code=995, students=1200, classes=150))
    2 of 2 schools, 1,200 students, 150 classes
    """

    def __init__(
        self,
        students: int | None = None,
        *,
        every: float = 10,
        logger: logging.Logger | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._students = students
        self._every = every
        self._logger = logger or logging.getLogger("aeries_sdk.progress")
        self._clock = clock
        self._started = clock()
        self._last = float("-inf")

    def __call__(self, progress: Progress) -> None:
        """Write a line if it is time for one."""
        now = self._clock()
        is_last = progress.done == progress.total
        if now - self._last < self._every and not is_last:
            return
        self._last = now
        done, total = progress.done, progress.total
        if self._students and progress.students:
            done, total = progress.students, max(self._students, progress.students)
        left = (now - self._started) * (total - done) / done
        self._logger.info(
            "%d of %d schools, %s students, %s classes%s",
            progress.done,
            progress.total,
            f"{progress.students:,}",
            f"{progress.classes:,}",
            "" if is_last else f"; about {_minutes(left)} left",
        )


def _minutes(seconds: float) -> str:
    return f"{round(seconds)} s" if seconds < 59.5 else f"{round(seconds / 60)} min"

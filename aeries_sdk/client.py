"""The client: settings, one transport, one attribute per resource."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Container, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote

import attrs

from aeries_sdk import convert, logs
from aeries_sdk.arguments import function, json_value, mapping, nearest, optional, text, whole
from aeries_sdk.config import (
    ENV_BASE_URL,
    ENV_CERTIFICATE,
    ENV_DATABASE_YEAR,
    WHERE_ADDRESS,
    Certificate,
    InstanceURL,
    Settings,
    parse_database_year,
    settings_from,
)
from aeries_sdk.errors import ArgumentError, ConfigError, DecodeError
from aeries_sdk.operation import Operation, PathValue
from aeries_sdk.redact import result_or_error
from aeries_sdk.resources._base import Resource, View, discreet
from aeries_sdk.retry import RetryPolicy
from aeries_sdk.values import JSON

if TYPE_CHECKING:
    from requests.auth import AuthBase

    from aeries_sdk.lean import Needs
    from aeries_sdk.resources.activities import Activities
    from aeries_sdk.resources.alerts import Alerts
    from aeries_sdk.resources.alternate_course_requests import AlternateCourseRequests
    from aeries_sdk.resources.attendance import AttendanceRecords
    from aeries_sdk.resources.authorizations import Authorizations
    from aeries_sdk.resources.class_calendars import ClassCalendars
    from aeries_sdk.resources.class_schedules import Rosters
    from aeries_sdk.resources.codes import Codes
    from aeries_sdk.resources.contacts import Contacts
    from aeries_sdk.resources.course_requests import CourseRequests
    from aeries_sdk.resources.courses import Courses
    from aeries_sdk.resources.discipline import Discipline
    from aeries_sdk.resources.enrollment import Enrollment
    from aeries_sdk.resources.fees import Fees
    from aeries_sdk.resources.flex_periods import FlexPeriods
    from aeries_sdk.resources.gpas import GPAs
    from aeries_sdk.resources.gradebook_assignments import GradebookAssignments
    from aeries_sdk.resources.gradebook_scores import GradebookScores
    from aeries_sdk.resources.gradebooks import Gradebooks
    from aeries_sdk.resources.graduation import Graduation
    from aeries_sdk.resources.pictures import Pictures
    from aeries_sdk.resources.pre_enrollment import PreEnrollments
    from aeries_sdk.resources.programs import Groups, Programs
    from aeries_sdk.resources.report_cards import ReportCards
    from aeries_sdk.resources.scheduling import SchedulingSections
    from aeries_sdk.resources.schools import Schools
    from aeries_sdk.resources.sections import Sections
    from aeries_sdk.resources.staff import StaffMembers
    from aeries_sdk.resources.staff_assignments import StaffAssignments
    from aeries_sdk.resources.students import Students
    from aeries_sdk.resources.supplemental import Supplemental
    from aeries_sdk.resources.system import System
    from aeries_sdk.resources.teachers import Teachers
    from aeries_sdk.resources.tests import StudentTests
    from aeries_sdk.resources.transcripts import Transcripts


_RESOURCES = {
    "activities": ("activities", "Activities"),
    "alerts": ("alerts", "Alerts"),
    "alternate_course_requests": ("alternate_course_requests", "AlternateCourseRequests"),
    "attendance": ("attendance", "AttendanceRecords"),
    "authorizations": ("authorizations", "Authorizations"),
    "class_calendars": ("class_calendars", "ClassCalendars"),
    "codes": ("codes", "Codes"),
    "contacts": ("contacts", "Contacts"),
    "course_requests": ("course_requests", "CourseRequests"),
    "courses": ("courses", "Courses"),
    "discipline": ("discipline", "Discipline"),
    "enrollment": ("enrollment", "Enrollment"),
    "fees": ("fees", "Fees"),
    "flex_periods": ("flex_periods", "FlexPeriods"),
    "gpas": ("gpas", "GPAs"),
    "gradebook_assignments": ("gradebook_assignments", "GradebookAssignments"),
    "gradebook_scores": ("gradebook_scores", "GradebookScores"),
    "gradebooks": ("gradebooks", "Gradebooks"),
    "graduation": ("graduation", "Graduation"),
    "groups": ("programs", "Groups"),
    "pictures": ("pictures", "Pictures"),
    "pre_enrollment": ("pre_enrollment", "PreEnrollments"),
    "programs": ("programs", "Programs"),
    "report_cards": ("report_cards", "ReportCards"),
    "rosters": ("class_schedules", "Rosters"),
    "scheduling_sections": ("scheduling", "SchedulingSections"),
    "schools": ("schools", "Schools"),
    "sections": ("sections", "Sections"),
    "staff": ("staff", "StaffMembers"),
    "staff_assignments": ("staff_assignments", "StaffAssignments"),
    "students": ("students", "Students"),
    "supplemental": ("supplemental", "Supplemental"),
    "system": ("system", "System"),
    "teachers": ("teachers", "Teachers"),
    "tests": ("tests", "StudentTests"),
    "transcripts": ("transcripts", "Transcripts"),
}


class AeriesClient:
    """One district's Aeries.

    Safe to share between threads. Use it in a `with` block, or call `close()`.

    Args:
        base_url: The district's address in any form people paste: login page, base, with or without `/api/v5`.
        certificate: The 32-character certificate; left out, it comes from `AERIES_CERTIFICATE` or the keyring.
        database_year: Another school year's database: 2025, "2025" or "2025-2026". Aeries silently answers from its
            default year when it does not have that one, so the first call checks it (see `check_database_year`).
        timeout: Seconds to connect and to wait for data, as (connect, read) or one number for both.
        deadline: Seconds that one call may take until the last byte of its answer, including all waits and retries;
            None for no limit.
        max_workers: How many requests may be under way at once, in all threads; more wait their turn. While a host
            refuses (429, 502, 503, 504) or does not answer in time it gets fewer, and later more again.
        retry: What is sent again, when, how often.
        allow_http: Permit plain http for a site without TLS; loopback needs no permission.
        auth: Any `requests` auth, for a site behind Windows authentication.
        verify: True, or the path of a CA bundle.
        proxies: As `requests` takes them; without it the environment's are used.
        max_response_bytes: Longest answer to accept, in bytes after decompression.
        check_database_year: Check once that the district has the database year asked for, with one request before the
            first call; False to skip the check.

    Raises:
        ConfigError: An argument has the wrong shape.

    >>> from aeries_sdk.testing import DemoDistrict
    >>> with DemoDistrict(students=40, schools=2) as district:
    ...     with AeriesClient(district.base_url, certificate=district.certificate) as client:
    ...         print(client.schools.list()[0].name)
    Alder Valley Unified School District
    """

    activities: Activities
    alerts: Alerts
    alternate_course_requests: AlternateCourseRequests
    attendance: AttendanceRecords
    authorizations: Authorizations
    class_calendars: ClassCalendars
    codes: Codes
    contacts: Contacts
    course_requests: CourseRequests
    courses: Courses
    discipline: Discipline
    enrollment: Enrollment
    fees: Fees
    flex_periods: FlexPeriods
    gpas: GPAs
    gradebook_assignments: GradebookAssignments
    gradebook_scores: GradebookScores
    gradebooks: Gradebooks
    graduation: Graduation
    groups: Groups
    pictures: Pictures
    pre_enrollment: PreEnrollments
    programs: Programs
    report_cards: ReportCards
    rosters: Rosters
    scheduling_sections: SchedulingSections
    schools: Schools
    sections: Sections
    staff: StaffMembers
    staff_assignments: StaffAssignments
    students: Students
    supplemental: Supplemental
    system: System
    teachers: Teachers
    tests: StudentTests
    transcripts: Transcripts

    def __init__(
        self,
        base_url: str | InstanceURL,
        certificate: str | Certificate | None = None,
        *,
        database_year: int | str | None = None,
        timeout: float | tuple[float, float] = (10, 120),
        deadline: float | None = 1800,
        max_workers: int = 4,
        retry: RetryPolicy | None = None,
        allow_http: bool = False,
        auth: AuthBase | tuple[str, str] | None = None,
        verify: bool | str | os.PathLike[str] = True,
        proxies: dict[str, str] | None = None,
        max_response_bytes: int | None = None,
        check_database_year: bool = True,
    ) -> None:
        settings = result_or_error(
            settings_from,
            base_url,
            certificate,
            allow_http=allow_http,
            database_year=database_year,
            timeout=timeout,
            deadline=deadline,
            max_workers=max_workers,
            retry=RetryPolicy() if retry is None else retry,
            auth=auth,
            verify=verify,
            proxies=proxies,
            max_response_bytes=max_response_bytes,
            check_database_year=check_database_year,
        )
        # A traceback can show the locals of its frames; an address, a login or a proxy may hold a password.
        del base_url, certificate, auth, proxies
        if isinstance(settings, Exception):
            raise settings
        logs.show_what_the_environment_asks_for()
        # Half of the time that importing the package would take is requests: it waits until a client is made.
        from aeries_sdk.transport import Transport

        transport = result_or_error(Transport, settings)
        if isinstance(transport, Exception):
            raise transport
        self._view = View(transport)

    if not TYPE_CHECKING:
        # Hidden from type checkers, so that they see a misspelt resource.

        def __getattr__(self, name: str) -> Resource:
            # Only called for what is not there yet: a resource is imported and made when it is first used.
            if name not in _RESOURCES:
                raise AttributeError(
                    f"AeriesClient has no resource {name!r}.{nearest(name, _RESOURCES)} It has {', '.join(_RESOURCES)}."
                )
            module, kind = _RESOURCES[name]
            found: Resource = getattr(importlib.import_module(f"aeries_sdk.resources.{module}"), kind)(self._view)
            setattr(self, name, found)
            return found

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_RESOURCES})

    @classmethod
    def from_env(cls, **options: object) -> Self:
        """A client from `AERIES_BASE_URL`, `AERIES_CERTIFICATE` (or the keyring) and `AERIES_DATABASE_YEAR`.

        Args:
            options: As for the class; an argument wins over the environment.

        Raises:
            ConfigError: The address or the certificate is missing, or has the wrong shape.
        """
        options["base_url"] = options.get("base_url") or os.environ.get(ENV_BASE_URL)
        options.setdefault("database_year", os.environ.get(ENV_DATABASE_YEAR) or None)
        if not options["base_url"]:
            del options
            raise ConfigError(
                f"No address: set {ENV_BASE_URL}. {WHERE_ADDRESS} The certificate goes into {ENV_CERTIFICATE}."
            )
        made = result_or_error(cls, **options)
        del options
        if isinstance(made, Exception):
            raise made
        return made

    @property
    def settings(self) -> Settings:
        """The settings this client was made with; the certificate in them shows itself masked."""
        return self._view.transport.settings

    @property
    def database_year(self) -> str | None:
        """`YYYY` of the school year this client asks for; None for the district's default."""
        return self._view.year

    def using(
        self,
        *,
        database_year: int | str | None = None,
        on_bad_record: Callable[[DecodeError], None] | None = None,
    ) -> AeriesClient:
        """The same district over the same connections, seen in another way.

        Args:
            database_year: Read (and write) another school year's database. The first call checks that the district
                has it (see `check_database_year` of the class).
            on_bad_record: Called with the error of each record that does not have the documented shape; the others of
                the list are still given. By default the first bad record ends the call.

        Raises:
            ConfigError: The year has the wrong shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.using(database_year=2025).system.get_info().database_year
        '2025-2026'
        """
        optional(on_bad_record, "on_bad_record", function)
        mine = self._view
        return self._seen(
            attrs.evolve(
                mine,
                database_year=parse_database_year(database_year) or mine.database_year,
                on_bad_record=on_bad_record or mine.on_bad_record,
            )
        )

    def _seen(self, view: View) -> AeriesClient:
        other = object.__new__(type(self))
        other._view = view
        return other

    @discreet
    def request(
        self,
        method: str,
        path: str,
        arguments: Mapping[str, PathValue] | None = None,
        *,
        params: Mapping[str, str | int] | None = None,
        json: JSON = None,
        retry_safe: bool = False,
    ) -> JSON:
        """Call any path of the API, documented or not, through the same door: same errors, same discretion.

        Meant for endpoints that this library does not know, such as the vendor's "v5 enhancements", whose paths are
        not public.

        Args:
            method: GET, POST, PUT or DELETE.
            path: From `/api/` on, with ids as they are or as `{Name}`. Errors and logs never show them.
            arguments: What stands for each `{Name}`.
            params: Query parameters.
            json: The body: anything that can be JSON.
            retry_safe: Whether it may be sent again after a failure. Two GETs of Aeries write: nothing is by default.

        Returns:
            The parsed JSON; None where nothing comes back.

        Raises:
            ArgumentError: The method or the path is none of the API's, or an argument is missing.
            ConfigError: The district does not have the database year of this client.
            TransportError: No usable answer.
            APIStatusError: Aeries refused; `FeatureDisabled` where the district has not switched the endpoint on.
            DecodeError: The answer is no JSON.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.request("GET", "/api/v5/schools/990/terms")[0]["TermDescription"]
        '1st Trimester'
        """
        method, path = text(method, "method"), text(path, "path")
        if method not in {"GET", "POST", "PUT", "DELETE"} or not path.startswith("/api/") or {"?", "#", "\\"} & {*path}:
            raise ArgumentError("request takes GET, POST, PUT or DELETE, and a path such as /api/v5/schools.")
        params = None if params is None else {key: _query(value, key) for key, value in params.items()}
        template, filled = _templated(path)
        operation: Operation[Any] = Operation(
            id="client.request",
            call="request",
            method=method,
            paths=(template,),
            security_area="",
            model=None,
            retry_safe=retry_safe,
        )
        return self._view.send(
            operation,
            filled | dict(mapping({} if arguments is None else arguments, "arguments")),
            convert.parse,
            query=params,
            body=json_value(json, "json"),
        )

    def interrupt(self, threads: Container[int] | None = None) -> None:
        """Break off calls under way, from another thread: they raise `ClientClosed`; the client stays open.

        Args:
            threads: Idents of the threads whose calls are meant; without it, all.
        """
        self._view.transport.interrupt(threads)

    def close(self) -> None:
        """Close all connections; calls under way and any later ones raise `ClientClosed`."""
        self._view.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        # A traceback may show a client whose constructor has failed.
        return f"<AeriesClient of {self.settings.url.base}>" if "_view" in vars(self) else "<AeriesClient>"


def _templated(path: str) -> tuple[str, dict[str, PathValue]]:
    """A path with a name for each part that could be an id, and the ids by those names."""
    filled: dict[str, PathValue] = {}
    parts = path.split("/")
    for position, part in enumerate(parts):
        if re.search(r"[^A-Za-z{}]", part) and not re.fullmatch(r"v\d+|\{\w+\}", part):
            filled[f"part{position}"] = unquote(part)
            parts[position] = f"{{part{position}}}"
    return "/".join(parts), filled


def requiring_lists(client: AeriesClient) -> AeriesClient:
    """Return a view of the same district in which a list without content raises `IncompleteList`."""
    return client._seen(attrs.evolve(client._view, requires_lists=True))  # noqa: SLF001 - this is the client's own room


def _query(value: object, name: str) -> str | int:
    return text(value, name) if isinstance(value, str) else whole(value, name)


def reading_only(client: AeriesClient, needs: Needs) -> AeriesClient:
    """The same district, whose records have no more than the attributes that somebody needs (see `lean`)."""
    return client._seen(attrs.evolve(client._view, needs=needs))  # noqa: SLF001 - this is the client's own room

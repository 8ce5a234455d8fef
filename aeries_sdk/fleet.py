"""Many districts, on any `concurrent.futures.Executor`.

    def students(client: AeriesClient) -> int:
        return sum(len(roster.students) for roster in pull(client))

    for result in for_each_district(configs, students):
        print(result.name, result.value if result.ok else result.error)

Each district is read by a client of its own, made where the job runs. What goes there is a `DistrictConfig`: it names
the place of the certificate, never the certificate.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from typing import Any, Generic, Protocol, TypeVar, cast

import attrs

from aeries_sdk import arguments
from aeries_sdk.client import AeriesClient
from aeries_sdk.config import KEYRING_SERVICE, Certificate, InstanceURL, certificate_from_keyring
from aeries_sdk.errors import (
    ArgumentError,
    AuthError,
    ConfigError,
    PermissionDenied,
    Timeout,
)

__all__ = ["DistrictConfig", "DistrictResult", "FleetProgress", "OnFleetProgress", "for_each_district"]

T = TypeVar("T")

CertificateSource = Callable[[], str | Certificate]

# What is the same the next time: a wrong certificate, a missing right, a wrong call.
_HOPELESS = (ConfigError, ArgumentError, AuthError, PermissionDenied)
_THREADS = 8


def _check_source(_: object, __: object, source: str | CertificateSource | None) -> None:
    if isinstance(source, str) and (
        re.fullmatch(r"[0-9A-Za-z]{32}", source) or not re.fullmatch(r"[A-Za-z_]\w*", source, re.ASCII)
    ):
        raise ConfigError(
            "certificate_from takes the name of an environment variable, a function, or None for the keyring; never "
            "the certificate itself."
        )
    if not (source is None or isinstance(source, str) or callable(source)):
        raise ConfigError("certificate_from takes the name of an environment variable, a function, or None.")


def _check_options(_: object, __: object, options: Mapping[str, Any]) -> None:
    if not isinstance(options, Mapping):
        raise ConfigError(f"options must be a dict of arguments of AeriesClient, not {type(options).__name__}.")
    if secret := {"certificate", "auth"} & options.keys():
        raise ConfigError(
            f"{min(secret)} does not travel with a DistrictConfig; certificate_from names a place for it."
        )


def _shown(source: str | CertificateSource | None) -> str:
    return "keyring" if source is None else f"${source}" if isinstance(source, str) else "function"


@attrs.frozen(kw_only=True)
class DistrictConfig:
    """What a worker needs to know of one district. It pickles, and holds no secret.

    Attributes:
        name: What results and errors call it.
        base_url: Its address, in any form people paste.
        certificate_from: Where the worker finds the certificate: the name of an environment variable there; or a
            function without arguments that gets it there, e.g. from a vault, which must be importable on the worker if
            that is another process; or None for the keyring, service `aeries-sdk`, user name the base address.
        options: Further arguments of `AeriesClient`, except `certificate` and `auth`. Their values are not shown.

    Raises:
        ConfigError: The address has the wrong shape, or there is a secret where its place was to be named.

    >>> DistrictConfig(name="Alder", base_url="https://alder.aeries.net/admin", certificate_from="ALDER_CERT")
    DistrictConfig(name='Alder', base_url='https://alder.aeries.net/admin', certificate_from=$ALDER_CERT, options=())
    """

    name: str
    base_url: str = attrs.field()
    certificate_from: str | CertificateSource | None = attrs.field(default=None, validator=_check_source, repr=_shown)
    options: Mapping[str, Any] = attrs.field(
        factory=dict, validator=_check_options, repr=lambda options: repr(tuple(options))
    )

    @base_url.validator
    def _is_an_address(self, _: object, value: str) -> None:
        InstanceURL.parse(value, allow_http=True)

    def client(self) -> AeriesClient:
        """A client of the district, with the certificate looked up here and now.

        Raises:
            ConfigError: The certificate is not where it should be, or an option has the wrong shape.
        """
        return AeriesClient(self.base_url, self._certificate(), **self.options)

    def _certificate(self) -> str | Certificate:
        source = self.certificate_from
        if isinstance(source, str):
            found: str | Certificate | None = os.environ.get(source)
            place = f"the environment variable {source}"
        elif source is not None:
            found, place = source(), "what the function gave"
        else:
            place = f"the keyring, service {KEYRING_SERVICE!r}, under the address"
            try:
                found = certificate_from_keyring(InstanceURL.parse(self.base_url, allow_http=True).base)
            except ImportError:
                raise ConfigError("keyring is not installed: pip install 'aeries-sdk[keyring]'") from None
        if not found:
            raise ConfigError(f"No certificate for {self.name} in {place}.")
        return found


@attrs.frozen(kw_only=True)
class DistrictResult(Generic[T]):
    """What came of one district.

    Attributes:
        name: The district, as its config calls it.
        value: What the job gave; None where it failed. A repr does not show it.
        error: Why it failed, or None.
        seconds: How long the worker took, over all attempts.
        attempts: How often the job was started.

    >>> DistrictResult(name="Alder", value=["..."], seconds=2.5, attempts=1)
    DistrictResult(name='Alder', error=None, seconds=2.5, attempts=1)
    """

    name: str
    value: T | None = attrs.field(default=None, repr=False)
    error: Exception | None = None
    seconds: float = 0.0
    attempts: int = 0

    @property
    def ok(self) -> bool:
        """Whether the job ran to its end."""
        return self.error is None

    def result(self) -> T:
        """What the job gave, or else its error, raised."""
        if self.error is not None:
            raise self.error
        return cast("T", self.value)


@attrs.frozen(kw_only=True)
class FleetProgress:
    """How far it has come.

    Attributes:
        done: Districts that are through, failed ones included.
        failed: Districts that failed.
        total: All districts.
        name: The district just finished.
    """

    done: int
    failed: int
    total: int
    name: str


class OnFleetProgress(Protocol):
    """What `progress=` takes: anything that can be called with a `FleetProgress`."""

    def __call__(self, progress: FleetProgress, /) -> object:
        """Take note of a finished district."""


def for_each_district(
    configs: Iterable[DistrictConfig],
    job: Callable[[AeriesClient], T],
    executor: Executor | None = None,
    *,
    attempts: int = 1,
    pause: float = 60.0,
    time_limit: float | None = None,
    progress: OnFleetProgress | None = None,
) -> Iterator[DistrictResult[T]]:
    """Run a job for each district and give the results as they come, in no fixed order.

    A district that fails is a result with its error; the others go on. Work starts with the first result asked for.
    Leaving the loop early cancels what has not started; with the threads of its own it also closes the clients in use.

    Args:
        configs: The districts; their names must differ.
        job: What to do with the client of a district. In other processes it must be importable there, and so must what
            it returns be picklable.
        executor: Threads, processes, or whatever else has the interface (Dask, Ray, ...); it is not shut down. Without
            it, 8 threads.
        attempts: How often to try a district. Errors that would be the same again (a wrong certificate, a missing
            right, a wrong call) are not tried again. Single requests have their own retries in the client.
        pause: Seconds before the second attempt, twice as many before each further one.
        time_limit: Seconds for a district, all attempts together. Then its client is closed: the request under way and
            all later ones raise, and the result is a `Timeout`. No thread can be stopped while it computes, so a job
            that makes no request runs on until it ends by itself; its result is then a `Timeout` all the same.
        progress: Called after each district, in the thread that iterates.

    Raises:
        ArgumentError: Two districts have the same name, or a number is out of range.

    >>> from aeries_sdk.testing import DemoDistrict
    >>> def schools(client: AeriesClient) -> int:
    ...     return len(client.schools.list())
    >>> with DemoDistrict(students=40, schools=2) as district:
    ...     config = DistrictConfig(
    ...         name="Demo", base_url=district.base_url, certificate_from=lambda: district.certificate)
    ...     [(result.name, result.ok) for result in for_each_district([config], schools)]
    [('Demo', True)]
    """
    districts = arguments.items(configs, "configs", DistrictConfig)
    arguments.function(job, "job")
    attempts = arguments.whole(attempts, "attempts")
    pause = arguments.number(pause, "pause")
    time_limit = arguments.optional(time_limit, "time_limit", arguments.number)
    if executor is not None and not hasattr(executor, "submit"):
        raise ArgumentError(f"`executor` must be an Executor, not {type(executor).__name__}.")
    arguments.optional(progress, "progress", arguments.function)
    if len({config.name for config in districts}) < len(districts):
        raise ArgumentError("Two districts have the same name.")
    if attempts < 1 or pause < 0 or (time_limit is not None and time_limit <= 0):
        raise ArgumentError("attempts takes at least 1, pause no less than 0, time_limit more than 0 seconds.")
    return _run(districts, _Work(job, attempts, pause, time_limit), executor, progress)


class _Stop:
    """Ends the clients of a run whose results nobody wants any more."""

    def __init__(self) -> None:
        self.set = threading.Event()
        self._clients: set[AeriesClient] = set()
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def watching(self, client: AeriesClient) -> Iterator[None]:
        with self._lock:
            self._clients.add(client)
        if self.set.is_set():
            client.close()
        try:
            yield
        finally:
            with self._lock:
                self._clients.discard(client)

    def now(self) -> None:
        self.set.set()
        with self._lock:
            clients = list(self._clients)
        for client in clients:
            client.close()


@attrs.frozen
class _Work(Generic[T]):
    """One district's share, as it runs on a worker. It pickles when the job does."""

    job: Callable[[AeriesClient], T]
    attempts: int
    pause: float
    time_limit: float | None

    def __call__(self, config: DistrictConfig, stop: _Stop | None = None) -> DistrictResult[T]:
        started = time.monotonic()
        ends = math.inf if self.time_limit is None else started + self.time_limit
        for attempt in range(1, self.attempts + 1):
            value, error = self._try(config, ends, stop)
            wait = self.pause * 2 ** (attempt - 1)
            last = attempt == self.attempts or isinstance(error, _HOPELESS) or time.monotonic() + wait >= ends
            if error is None or last or (stop is not None and stop.set.wait(wait)):
                break
            if stop is None:
                time.sleep(wait)
        return DistrictResult(
            name=config.name,
            value=value,
            # An error that cannot be rebuilt in the caller's process would take the whole pool of processes with it.
            error=error if stop else _portable(error),
            seconds=time.monotonic() - started,
            attempts=attempt,
        )

    def _try(self, config: DistrictConfig, ends: float, stop: _Stop | None) -> tuple[T | None, Exception | None]:
        late = threading.Event()
        value: T | None = None
        error: Exception | None = None
        try:
            with (
                config.client() as client,
                stop.watching(client) if stop else contextlib.nullcontext(),
                _alarm(client, ends, late),
            ):
                value = self.job(client)
        except Exception as wrong:  # noqa: BLE001 - whatever it is, it is this district's
            error = wrong
        except SystemExit:
            error = RuntimeError("The job ended with SystemExit.")
        if late.is_set():
            return None, Timeout(f"The district took longer than its time limit of {self.time_limit:g} s.")
        return value, error


@contextlib.contextmanager
def _alarm(client: AeriesClient, ends: float, late: threading.Event) -> Iterator[None]:
    """Close the client when its time is up."""

    def ring() -> None:
        late.set()
        client.close()

    timer = threading.Timer(max(0.0, ends - time.monotonic()), ring) if ends < math.inf else None
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        if timer is not None:
            timer.cancel()


def _portable(error: Exception | None) -> Exception | None:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - pickling calls any code
        return RuntimeError(f"{type(error).__qualname__}: {error}")
    return error


def _run(
    districts: list[DistrictConfig], work: _Work[T], executor: Executor | None, progress: OnFleetProgress | None
) -> Iterator[DistrictResult[T]]:
    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="aeries-fleet") if executor is None else executor
    # Only threads can share it.
    stop = _Stop() if executor is None else None
    names: dict[Future[DistrictResult[T]], str] = {}
    failed = 0
    try:
        for config in districts:
            names[_submit(pool, work, config, stop)] = config.name
        for done, future in enumerate(as_completed([*names]), 1):
            name = names.pop(future)
            result = _outcome(future, name)
            failed += not result.ok
            if progress is not None:
                progress(FleetProgress(done=done, failed=failed, total=len(districts), name=name))
            yield result
    finally:
        for future in names:
            future.cancel()
        if stop is not None:
            stop.now()
            pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: Executor, work: _Work[T], config: DistrictConfig, stop: _Stop | None) -> Future[DistrictResult[T]]:
    try:
        return pool.submit(work, config, stop) if stop else pool.submit(work, config)
    except Exception as error:  # noqa: BLE001 - a broken pool is the error of each district that is left
        broken: Future[DistrictResult[T]] = Future()
        broken.set_exception(error)
        return broken


def _outcome(future: Future[DistrictResult[T]], name: str) -> DistrictResult[T]:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - a worker that died, or what does not pickle
        return DistrictResult(name=name, error=error)

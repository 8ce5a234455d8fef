"""The way to the district: its proxy and the CA bundle, from the settings or from the environment.

requests would take more from the machine by itself, such as a login from a `.netrc`; it is told to take nothing.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from requests.utils import get_environ_proxies, select_proxy
from urllib3.util import parse_url

from aeries_sdk.config import is_loopback
from aeries_sdk.errors import ConfigError

if TYPE_CHECKING:
    from aeries_sdk.config import Settings

Route = tuple["dict[str, str]", "bool | str"]
"""The proxy, as requests takes it, and the CA bundle."""

NO_ROUTE = "The proxy or the CA bundle of the environment cannot be used. Check HTTPS_PROXY and REQUESTS_CA_BUNDLE."
_PROXY_SCHEMES = frozenset({"http", "https", "socks4", "socks4a", "socks5", "socks5h"})


def route_to(settings: Settings) -> Route:
    """How requests reach the district: by the settings, or else by the environment.

    Raises:
        ConfigError: The proxy has no usable address, or the CA bundle does not exist.
    """
    parts = urlsplit(settings.url.base)
    proxy, source = _proxy(settings)
    if proxy:
        _check_proxy(proxy, source)
    verify: bool | str = settings.verify
    source = "verify="
    if verify is True:
        names = [name for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE") if os.environ.get(name)]
        source = f"The environment variable {names[0]}" if names else ""
        verify = os.environ[names[0]] if names else True
    if isinstance(verify, str) and parts.scheme == "https" and not Path(verify).exists():
        raise ConfigError(f"{source} names a CA bundle that does not exist. Correct the path, or remove the setting.")
    # The one name that wins over all others that requests knows.
    return {f"{parts.scheme}://{settings.url.host}": proxy}, verify


def _proxy(settings: Settings) -> tuple[str, str]:
    """The address of the proxy, or "", and where it comes from."""
    base = settings.url.base
    if settings.proxies is not None:
        return select_proxy(base, settings.proxies) or "", "proxies="
    # A proxy on the way to this machine would read the certificate: plain http is permitted here.
    if is_loopback(settings.url.host):
        return "", ""
    return select_proxy(base, get_environ_proxies(base)) or "", "the environment (HTTPS_PROXY, ALL_PROXY)"


def _check_proxy(proxy: str, source: str) -> None:
    try:
        parts = parse_url(proxy if "://" in proxy else f"http://{proxy}")
        usable = bool(parts.host) and parts.scheme in _PROXY_SCHEMES
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError(f"The proxy address in {source} cannot be used; it must be like http://host:port.") from None
    if str(parts.scheme).startswith("socks") and find_spec("socks") is None:
        raise ConfigError(f"The proxy in {source} is a SOCKS proxy: pip install 'requests[socks]'.")

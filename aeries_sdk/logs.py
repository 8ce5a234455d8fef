"""The library's log, shown on stderr where the environment asks for it: `AERIES_LOG=info` or `AERIES_LOG=debug`.

A program that configures `logging` itself needs none of this: the logger of all is `aeries_sdk`.
"""

from __future__ import annotations

import logging
import os

from aeries_sdk.errors import ConfigError

ENV_LOG = "AERIES_LOG"
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def show_what_the_environment_asks_for() -> None:
    """Set the level that `AERIES_LOG` names, and write to stderr unless the program has a handler already.

    Raises:
        ConfigError: `AERIES_LOG` is none of debug, info and warning.
    """
    asked = os.environ.get(ENV_LOG, "").strip().lower()
    if not asked:
        return
    if asked not in _LEVELS:
        raise ConfigError(f"{ENV_LOG} takes {', '.join(_LEVELS)}, or nothing.")
    logger = logging.getLogger("aeries_sdk")
    logger.setLevel(_LEVELS[asked])
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        logger.addHandler(handler)

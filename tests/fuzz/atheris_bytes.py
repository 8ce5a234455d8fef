"""Coverage-guided fuzzing of the targets in `targets.py`; needs atheris, which is no dependency of the project.

    python -m pip install atheris
    python tests/fuzz/atheris_bytes.py mapping --seconds 120

Seeds, new inputs and findings go to `out/fuzz/TARGET`. Further arguments go to libFuzzer; a file name among them runs
that input alone. Ends with 0 unless something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import sys
from pathlib import Path

NAMES = ("models", "address", "package_zip", "package_folder", "mapping", "fixture_file", "message")
# A target may not take more of the machine than this, whatever the bytes are.
LIMITS = ("-rss_limit_mb=1024", "-malloc_limit_mb=256", "-timeout=10", "-max_len=16384")


def main() -> None:
    """Runs one target."""
    parser = argparse.ArgumentParser(description="Coverage-guided fuzzing of one target.")
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=120, help="how long (default: 120)")
    parser.add_argument("--out", type=Path, default=Path("out", "fuzz"), help="folder (default: out/fuzz)")
    arguments, further = parser.parse_known_args()
    if importlib.util.find_spec("atheris") is None:
        parser.error("this needs atheris: python -m pip install atheris")
    atheris = importlib.import_module("atheris")
    # Its other hook, for regular expressions, breaks those of the standard library.
    atheris.enabled_hooks.add("str")
    # What is imported here is instrumented: the library, and not what it is built on.
    with atheris.instrument_imports(include=["aeries_sdk"]):
        targets = importlib.import_module("targets")
    folder = arguments.out / arguments.target
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in targets.seeds(arguments.target):
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    options = [f"-max_total_time={arguments.seconds}", f"-artifact_prefix={folder}/", "-print_final_stats=1", *LIMITS]
    inputs = [] if any(Path(each).is_file() for each in further) else [str(corpus)]
    mutators = {}
    if arguments.target in targets.JSON_TARGETS:

        def mutate(data: bytes, max_size: int, seed: int) -> bytes:
            changed: bytes = targets.mutated_json(data, seed) if seed % 2 else atheris.Mutate(data, len(data) + 64)
            return changed[:max_size]

        mutators["custom_mutator"] = mutate
    atheris.Setup([sys.argv[0], *options, *further, *inputs], targets.TARGETS[arguments.target], **mutators)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

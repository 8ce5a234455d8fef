"""Pages that are made from the code say what the code says."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_endpoints_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "generate_endpoints.py"))["page"]()
    assert (DOCS / "endpoints.md").read_text(encoding="utf-8") == made, "run python docs/generate_endpoints.py"

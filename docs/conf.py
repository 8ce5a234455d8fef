"""How the site is built: `make docs`, or `sphinx-build -W -n -b html docs docs/_build/html`."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from sphinx.application import Sphinx

import aeries_sdk

HERE = Path(__file__).parent

project = "aeries-sdk"
author = "The aeries-sdk developers"
project_copyright = f"{author}. MIT license"
release = version = aeries_sdk.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
# Docstrings are read as text at least as often as here: `names` in them are code.
default_role = "code"
nitpicky = True
# What is not ours, and rows whose columns are those of the standard.
nitpick_ignore_regex = [
    ("py:.*", r"(?!aeries_sdk\b).*"),
    ("py:.*", r"aeries_sdk\.(oneroster\.rows\.\w+Row|testing\.server\.Request)"),
    ("py:class", r"aeries_sdk\.(\w+\.)*[A-Z]"),  # type variables
]
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_use_ivar = True
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"aeries-sdk {release}"
html_show_sphinx = False
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["site.css"]

runpy.run_path(str(HERE / "generate_reference.py"))["write"](HERE / "reference" / "generated")


def setup(app: Sphinx) -> None:
    """Show without constructor what nobody makes by hand, and options, whose attributes say it all."""

    def signature(
        _app: Sphinx, what: str, name: str, _object: object, _options: object, shown: str | None, returned: str | None
    ) -> tuple[str | None, str | None]:
        if what == "class" and re.search(r"\.resources\.|\.(Options|Pull|Recording|Replay)$", name):
            return "", None
        # Defaults that attrs keeps where no reader would look for them.
        return shown and re.sub(r"= (NOTHING|attr_dict\['\w+'\]\.default)", "= ...", shown), returned

    app.connect("autodoc-process-signature", signature)

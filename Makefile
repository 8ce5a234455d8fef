# Everything runs in .venv, which the first target needs builds from constraints.txt.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check bench docs format clean

demo: $(READY)  ## the main job on the embedded demo district: read it, map its schools, export OneRoster
	$(BIN)/python examples/district_to_oneroster.py

test: $(READY)  ## all tests, doctests and notebooks
	$(BIN)/python -m pytest -n auto --nbmake tests aeries_sdk examples/*.ipynb

check: $(READY)  ## what must be green before each commit
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(MAKE) test

docs: $(READY)  ## the documentation site in docs/_build/html
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group docs
	$(BIN)/python -m sphinx -W -n -b html docs docs/_build/html

bench: $(READY)  ## the measurements of benchmarks/README.md
	$(BIN)/python benchmarks/export.py

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv out dist build

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("aeries-sdk needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	touch $(READY)

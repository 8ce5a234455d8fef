# Everything runs in .venv, which the first target needs builds from constraints.txt.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check coverage lowest bench docs fuzz audit format clean

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

coverage: $(READY)  ## all tests but the notebooks, and what they reach; fails below the share in pyproject.toml
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n auto tests aeries_sdk
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

lowest:  ## the tests with the lowest versions that pyproject.toml permits, in .venv-lowest
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct \
	  --editable . --group dev
	.venv-lowest/bin/python -m pytest -n auto tests/unit tests/server tests/recorded tests/fuzz aeries_sdk

docs: $(READY)  ## the documentation site in docs/_build/html
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group docs
	$(BIN)/python -m sphinx -W -n -b html docs docs/_build/html

bench: $(READY)  ## the measurements of benchmarks/README.md
	$(BIN)/python benchmarks/export.py
	$(BIN)/python benchmarks/convert.py
	$(BIN)/python benchmarks/reading.py

fuzz: $(READY)  ## coverage-guided fuzzing, two minutes per target; findings in out/fuzz
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	for target in models address package_zip package_folder mapping fixture_file message; do \
	  $(BIN)/python tests/fuzz/atheris_bytes.py $$target --seconds 120 || exit 1; done

audit: $(READY)  ## known weaknesses in the tested versions; needs the advisory service
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/pip-audit --strict --disable-pip --no-deps -r constraints.txt

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .venv-lowest out dist build

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("aeries-sdk needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	touch $(READY)

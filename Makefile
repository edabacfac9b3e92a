PY ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check format lint types imports rules snapshots bench corpus golden evaluate lock clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): requirements/dev.txt pyproject.toml
	$(PY) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

setup: $(READY) ## make .venv with everything, at the locked versions

run: $(READY) ## start reframe
	@$(BIN)/reframe

test: $(READY) ## run all tests
	$(BIN)/python -m pytest -n 2 -q

check: $(READY) ## format, lint, types, import rules, rule examples, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reframe rules check
	$(MAKE) --no-print-directory test

format: $(READY) ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

snapshots: $(READY) ## draw the screen snapshots anew (look at each)
	$(BIN)/python -m pytest -q tests/tui --snapshot-update

bench: $(READY) ## print the budgets as ratios, measured side by side
	$(BIN)/python -m benchmarks

corpus: $(READY) ## score the hints on the corpus: figures, hints gained and lost
	@$(BIN)/reframe rules corpus

golden: $(READY) ## write the golden report of the corpus anew (look at the difference)
	@$(BIN)/reframe rules corpus --write

evaluate: $(READY) ## score the hints, the safety screen and the reading grade
	$(BIN)/python -m benchmarks.evaluate

lock: ## write the requirement locks anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --extra dev pyproject.toml -o requirements/dev.txt

clean: ## remove what was made here (not your journal)
	rm -rf .venv build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis

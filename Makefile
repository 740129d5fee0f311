# The verbs of Accord for people with a shell. `make` alone lists them.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export XDG_RUNTIME_DIR ?= /tmp

.PHONY: help install install-test tools demo test test-fast test-spark test-postgres test-browser lint bench soak lock messages words clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

install: $(VENV)/.installed ## make .venv and install Accord with hash-pinned packages

demo: install ## a simulated market, one whole engagement day, and the pages on http://127.0.0.1:8000
	@$(BIN)/accord demo

test: install-test tools ## everything CI runs: lint, types, arrows, tests on SQLite and PostgreSQL, browser
	@sh tests/run.sh

test-fast: install-test ## rules, house and kernel tests in under a minute
	@$(BIN)/pytest -n 2 tests/kernel tests/house $$(find tests -type d -name rules)

test-postgres: install-test ## the tests of the rooms, on PostgreSQL
	@tests/postgres.sh pytest -n 2 -m "not browser and not soak and not real" tests

test-browser: install-test tools ## what a person does, in Chromium
	@$(BIN)/pytest -m "browser and not soak" tests

test-spark: install-test ## the named SQL steps as Spark reads them (nothing runs on Spark itself yet)
	@$(BIN)/pytest tests/columnar/test_steps.py

lint: install-test ## ruff, import-linter, mypy strict
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo && $(BIN)/mypy

bench: install-test ## every claim about speed: ours, the peer's or the limit's, and the ratio, as JSON
	@for claim in import_customers segment permission_one permission_table ledger withdrawal send crash; do $(BIN)/python bench/$$claim.py || exit 1; done

soak: install-test ## full sizes: takes an hour or more
	@$(BIN)/pytest -m soak tests

lock: $(VENV)/bin/pip ## pin every package with hashes
	@$(BIN)/pip install -q uv
	@sh tests/lock.sh $(BIN)/uv

messages: install-test ## collect and compile the translations
	@cd accord/web && ../../$(BIN)/python ../../manage.py makemessages -l fr -l zh_Hant -l tr --no-obsolete --no-location
	@$(BIN)/pybabel -q compile -D django -d accord/web/locale

words: install-test ## write docs/reference/types.md from the docstrings
	@$(BIN)/python -m tests.house.words

clean: ## remove what was installed and the demo's data
	rm -rf $(VENV) var accord.egg-info

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Accord needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); \
	  else echo "Python's venv is missing. Run: sudo apt-get install python3-venv"; exit 1; fi; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "Installing Accord (a minute the first time)"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

install-test: $(VENV)/.installed-test ## also the test tools

tools: ## Chromium and fonts for the browser tests: installed when root, named otherwise
	@sh tests/tools.sh

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

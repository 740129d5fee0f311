#!/bin/sh
# Everything CI runs, cheapest first; stops at the first thing that is wrong.
set -eu
bin=.venv/bin
step() { printf '\n== %s\n' "$*"; }
step "style";        $bin/ruff check . && $bin/ruff format --check .
step "arrows";       $bin/lint-imports --no-logo
step "types";        $bin/mypy
step "SQLite";       $bin/pytest -n 2 -m "not browser and not soak" tests
step "PostgreSQL";   tests/postgres.sh pytest -n 2 -m "not browser and not soak and not real" --ignore tests/house --ignore tests/kernel --ignore-glob "*/rules" tests
step "browser";      $bin/pytest -n 2 -m "browser and not soak" tests

#!/bin/sh
# Pins every package with hashes, for every platform, naming no index. `make lock` calls it with uv's path.
set -eu
compile() {
  env -i PATH="$PATH" HOME="$HOME" "$UV" pip compile -q --system-certs --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --custom-compile-command 'make lock' "$@"
}
UV=$1
compile --extra build -o requirements.lock pyproject.toml
compile --extra build --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

# Everything that CI runs, one by one. `just` lists the recipes.

python := ".venv/bin/python"

[private]
default:
    @just --list

# a new environment with everything to work on Readout
install:
    python3 -m venv .venv
    .venv/bin/pip install -e '.[dev]'

# the tests
test *arguments:
    .venv/bin/pytest {{arguments}}

# style, types, layers
check:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/mypy
    .venv/bin/lint-imports

# style mended where a machine can
mend:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# quality and speed
bench:
    {{python}} bench/quality.py --floors
    {{python}} bench/speed.py

# the texts that tests compare with, made anew: read the diff
golden:
    {{python}} tests/golden/rewrite.py

# the pinned versions, with hashes
lock:
    uv pip compile --generate-hashes pyproject.toml --no-emit-index-url --no-header -o requirements.lock

# what CI does, from nothing
ci:
    bash .ci/run

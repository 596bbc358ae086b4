# Needs Python 3.11 or newer and make; everything else is installed into this folder.
PYTHON ?= python3
INSTALL = @$(PYTHON) -m dev.install
RUN = @.venv/bin/python -m
# Workers and tests start Python often; compiling everything anew each time would cost more than they do.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL = help
.PHONY: help run demo backup restore restore-check upgrade-rehearsal test test-long bench figures pictures lint format schema requirements lock install clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile

run: ## everything at http://127.0.0.1:8000 with demo data; Ctrl-C stops it (PORT, DATABASE_URL, REDIS_URL, SMTP_URL)
	$(INSTALL) build
	$(RUN) dev.run

demo: ## many more customers for the data of make run: SIZE=medium (2,000 of them) or SIZE=large (200,000)
	$(INSTALL) python
	@SIZE=$(or $(SIZE),medium) .venv/bin/python -m dev.demo

backup: ## an encrypted copy of the database and all files in BACKUP_URL (.data/backups)
	$(INSTALL) python
	$(RUN) dev.backup backup

restore: ## bring a copy back: FROM=latest or its name, INTO=another database, REPLACE=1 for one that is in use
	$(INSTALL) python
	@FROM=$(FROM) INTO=$(INTO) REPLACE=$(REPLACE) .venv/bin/python -m dev.backup restore

restore-check: ## prove that the latest copy (or FROM=) can be brought back, and leave nothing behind
	$(INSTALL) python
	@FROM=$(FROM) .venv/bin/python -m dev.backup restore-check

upgrade-rehearsal: ## the release before this one gives way to it under load, with a migration in between, and comes back
	$(INSTALL) build
	$(RUN) dev.rehearsal

test: ## everything that must pass: Python, web, browser journeys in a real Chromium
	$(INSTALL) build
	$(RUN) dev.suites test

test-long: ## crash storms, fuzzing and other tests that need longer
	$(INSTALL) build
	$(RUN) dev.suites long

figures: ## what the product weighs, how fast and how open to everybody it is, against the goals (ONLY, BASE, SAVE)
	$(INSTALL) build
	$(RUN) dev.figures

bench: ## reads beside SQL by hand, PostGraphile 5 and an ordinary service (CUSTOMERS, ROUNDS, RUN_SECONDS, ONLY, WORKERS, GROWTH)
	$(INSTALL) python
	$(RUN) benchmarks.reads

pictures: ## every screen on tablet, phone and desk, light and dark, into .data/pictures (LANGUAGES, DEVICES, ONLY, BASE)
	$(INSTALL) build
	$(RUN) dev.figures.pictures

lint: ## ruff, mypy, import directions, schema and migration drift, biome, tsc
	$(INSTALL) web
	$(RUN) dev.suites lint

format: ## format all code and mend what can be mended by itself
	$(INSTALL) web
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .
	@sh web/npm run --silent format

schema: ## write schema.graphql from the code
	$(INSTALL) python
	$(RUN) api.cli schema --output schema.graphql

requirements: ## which requirements a test proves
	$(INSTALL) python
	$(RUN) dev.requirements

lock: ## choose the newest versions that pyproject.toml allows and write the lock files (UPGRADE= keeps the rest)
	$(INSTALL) python
	@.venv/bin/uv pip compile $(UPGRADE) $(LOCK_FORM) pyproject.toml -o requirements.lock
	@.venv/bin/uv pip compile $(UPGRADE) $(LOCK_FORM) pyproject.toml --group dev -o requirements-dev.lock
UPGRADE = --upgrade
# Hashes instead of addresses, for every platform and Python that we support.
LOCK_FORM = --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

install: ## only set everything up
	$(INSTALL) build

clean: ## remove what was installed and built; the data in .data stays
	@rm -rf .venv .cache web/node_modules web/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

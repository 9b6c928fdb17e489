# Plenary. `make run` shows it, `make test` checks everything. Needs python3 (3.11 or newer) and make; the rest is installed into .venv.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
UV := $(shell command -v uv)
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: help install run test check bench unit postgresql search browser translations lock clean

help: ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

$(BIN)/python:
ifneq ($(UV),)
	@$(UV) venv -q --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -m venv $(VENV)
endif

$(STAMP): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Plenary needs into $(VENV) …"
ifneq ($(UV),)
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements.txt
	@$(UV) pip install -q --python $(BIN)/python --no-deps -e .
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
endif
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(STAMP)
	@echo "Installing what its tests need …"
ifneq ($(UV),)
	@$(UV) pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.txt
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
endif
	@touch $@

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard src/plenary/hall/locale/*/LC_MESSAGES/django.po))
%.mo: %.po | $(STAMP)
	@$(BIN)/python -m babel.messages.frontend compile --statistics --use-fuzzy -i $< -o $@ 2>/dev/null

install: $(STAMP) $(CATALOGUES) ## install into .venv; leaves .venv/bin/plenary

run: install ## load the demonstration and serve it at localhost:8000
	@$(BIN)/plenary demo
	@$(BIN)/plenary serve --port $(PORT) --open

test: check unit postgresql ## every check, on SQLite and, where it can be reached, on PostgreSQL
	@$(BIN)/python tests/house/last_line.py

check: $(DEV_STAMP) $(CATALOGUES) ## the gates that run no test: style, types, imports, templates, migrations, deployment
	@$(BIN)/python tests/house/check.py

unit: $(DEV_STAMP) $(CATALOGUES) ## the tests on SQLite
	@$(BIN)/python tests/house/browser.py
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup

postgresql: $(DEV_STAMP) $(CATALOGUES) ## the tests that touch tables again, on PostgreSQL
	@$(BIN)/python tests/house/on_postgresql.py

SEARCHED = grep -rlE "@given|hypothesis" tests --include="test_*.py"
search: $(DEV_STAMP) ## the properties again, with examples that no run has drawn before
	@$(BIN)/python -m pytest -q -n 2 --hypothesis-profile=search $$($(SEARCHED))

bench: $(DEV_STAMP) $(CATALOGUES) ## figures beside their peers and limits, into bench/out
	@# compilation 3 min with its peers, correction 1, rush 2.5, survey 2 on two idle cores
	@for script in bench/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

translations: $(DEV_STAMP) ## gather the strings of pages and code into the catalogues
	@$(BIN)/python tests/house/translations.py

lock: ## resolve the requirements anew, with hashes and without addresses
	uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.txt
	uv pip compile -q --upgrade --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev --extra bench pyproject.toml -c requirements.txt -o requirements-dev.txt

clean: ## take away what was installed and made (never the data)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

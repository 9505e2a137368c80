# Everything a contributor or a first visitor needs. `make help` lists it. Nothing is installed outside this folder.

VENV := .venv
BIN := $(VENV)/bin
PYTEST_WORKERS ?= 2
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
OFFLINE = DJANGO_SETTINGS_MODULE=baken.house.config.settings BAKEN_PROCESS=owner

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test check bench chaos lock fmt browser scanner postbox handbook spark

help: ## deze lijst
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ready ## zet alles klaar in .venv (de tweede keer gebeurt er niets)
	@$(BIN)/python -m baken.instruments.ui.build
	@$(BIN)/python -m baken.house.config.words

demo: setup ## start Baken met verzonnen gegevens
	@exec $(BIN)/baken demo

demo-reset: setup ## gooi de verzonnen gegevens weg
	@$(BIN)/baken demo-reset --yes

test: setup browser scanner postbox spark ## draai alle tests
	@$(BIN)/pytest -n $(PYTEST_WORKERS) --dist loadfile $(ARGS)

check: setup ## opmaak, types, grenzen tussen kamers, migraties, rijregels, documenten
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(OFFLINE) $(BIN)/django-admin check --fail-level WARNING
	$(OFFLINE) $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	$(BIN)/baken policies --check
	$(BIN)/baken docs --check

bench: setup ## meet snelheid en geheugen, en schrijf docs/reference/benchmarks.md
	@$(BIN)/baken bench

chaos: setup ## schiet processen dood terwijl er 10.000 meldingen komen, en tel na
	@$(BIN)/baken chaos

spark: setup ## zet pyspark erbij, voor wie vroege waarschuwing over een cluster wil verdelen (vraagt Java 17)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python 'pyspark>=4' || \
		echo "Spark is hier niet te plaatsen; de proef over een cluster wordt overgeslagen." >&2

fmt: setup ## maak de code op
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

handbook: setup browser ## loop de hele gang en maak de beelden van het handboek opnieuw
	@folder=$$(mktemp -d) && BAKEN_SCREENSHOTS=$$folder $(BIN)/pytest tests/journeys/test_corridor.py -q && \
	cd handbook && grep -oE 'beelden/[a-z0-9-]+[.]png' README.md | while read -r file; do cp "$$folder/$${file#beelden/}" "$$file"; done; \
	rm -r "$$folder"

lock: $(VENV)/.uv ## leg de versies van alle pakketten opnieuw vast
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --upgrade -o requirements.lock pyproject.toml

browser: setup
	@$(BIN)/python -m baken.testing.browser

scanner: setup
	@$(BIN)/python -m baken.testing.scanner

postbox: setup
	@$(BIN)/python -m baken.testing.mail

$(VENV)/.uv:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Baken heeft Python 3.11 of nieuwer nodig; installeer dat, of wijs het aan met: make PYTHON=/pad/naar/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "Python kan geen omgeving maken; installeer het pakket python3-venv van uw systeem." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet uv
	@touch $@

$(VENV)/.ready: $(VENV)/.uv requirements.lock pyproject.toml
	@echo "De pakketten worden klaargezet in $(VENV)."
	@$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

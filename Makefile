# Outreach: `make` alone lists what can be done.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo up test lint format bench lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.run ## build .venv with everything the program needs

demo: setup ## ten days of a sample practice in about a minute (ARGS="--once --json")
	$(BIN)/outreach demo $(ARGS)

up: setup ## start database, broker, web, workers and beat, and keep them up
	$(BIN)/outreach up $(ARGS)

test: $(VENV)/.dev ## every test, in parallel, against real servers
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## ruff, mypy --strict and the layer contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## rewrite the code as ruff likes it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## the benchmarks (ARGS="send --messages 5000")
	$(BIN)/outreach bench $(ARGS)

lock: ## pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements/dev.txt
	echo 'setuptools>=80' | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements/build.txt

clean: ## remove .venv and all local state: the embedded database with its opt-outs too (YES=1)
	@test "$(YES)" = 1 || { echo "This deletes var/ with the embedded database. Say: make clean YES=1"; exit 1; }
	test ! -x $(BIN)/python || $(BIN)/python -m outreach.embedded var
	rm -rf $(VENV) var build *.egg-info

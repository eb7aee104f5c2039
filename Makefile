# make site    builds the archive's site into site/       make serve   shows it, and builds again on each change
# make test    runs every test                             make lint    ruff, mypy
# make check   checks sources, links and citations         make lock    renews requirements*.txt from pyproject.toml
#
# OPTIONS='…' is handed on to the command behind check, test and lock.
# Needs Python 3.11 or newer, with its venv module. Everything else goes into .venv, once for each state of the locks.

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(shell cat requirements.txt pyproject.toml | cksum | cut -d ' ' -f 1)
LOCKED_DEV := $(shell cat requirements.txt requirements-dev.txt pyproject.toml | cksum | cut -d ' ' -f 1)
INSTALLED := $(VENV)/installed-$(LOCKED)
INSTALLED_DEV := $(VENV)/installed-dev-$(LOCKED_DEV)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(BIN)/uv
LOCK := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	--custom-compile-command 'make lock'

# The first of these that is new enough; `make PYTHON=…` chooses another.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	command -v $(name) >/dev/null 2>&1 && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $(name))))

.PHONY: site serve check test lint lock clean
.DELETE_ON_ERROR:

# Up to date when no source, hand-written page or part of the builder is newer than the site.
site: $(INSTALLED)
	@if [ -f site/index.html ] && [ -z "$$(find sources builder docs mkdocs.yml $(INSTALLED) -name __pycache__ -prune \
		-o -newer site/index.html -print | head -n 1)" ]; then \
		echo "site/ is up to date"; \
	else \
		$(BIN)/newsarchive build; \
	fi

serve: $(INSTALLED)
	$(BIN)/newsarchive serve

check: $(INSTALLED)
	$(BIN)/newsarchive check $(OPTIONS)

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(OPTIONS)

lint: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(VENV)/created
	@[ -x $(UV) ] || $(PIP) install uv
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(LOCK) $(OPTIONS) pyproject.toml - --output-file requirements.txt
	$(LOCK) $(OPTIONS) --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf site .cache

$(INSTALLED): $(VENV)/created
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/installed-[0-9]*
	@touch $@

$(INSTALLED_DEV): $(INSTALLED)
	$(PIP) install --require-hashes --requirement requirements.txt --requirement requirements-dev.txt
	@rm -f $(VENV)/installed-dev-*
	@touch $@

$(VENV)/created:
	@if [ -z "$(PYTHON)" ]; then \
		echo "newsarchive needs Python 3.11 or newer, and found none. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; \
		exit 1; \
	fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "Python's venv module is not installed. On Debian or Ubuntu: apt-get install \
	$$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info.minor)')" >&2; \
		exit 1; \
	fi
	$(PYTHON) -m venv $(VENV)
	@touch $@

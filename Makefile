# Two commands matter: `make run` and `make test`. Everything that they need, they install into .venv.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8080
UV_VERSION := 0.13.9
UV := .venv/bin/python -m uv
# The lock carries hashes and no registry address: uv reads the index that pip on this machine is set up for.
UV_FLAGS := --quiet --no-config
export UV_NO_PROGRESS := 1
SLOWER := Understanding was not compiled (that needs a C compiler and Python.h); it works all the same, several times more slowly.

.PHONY: run install test check lock clean bench model

run: install
	@LINLI_DEMO=1 LINLI_PORT=$(PORT) .venv/bin/linli serve

install: .venv/.installed

test: .venv/.installed-dev
	@.venv/bin/python -m pytest $(PYTEST_ARGS)

check: .venv/.installed-dev
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

model: .venv/.installed-dev
	@OMP_NUM_THREADS=1 .venv/bin/python -m nlp.train

lock: .venv/.installed
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--python-version 3.11 -o requirements.lock pyproject.toml
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--python-version 3.11 --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build nlp/_core.*.so

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "Making .venv (once; a minute or two) ..."
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"

.venv/.installed: .venv/bin/uv requirements.lock pyproject.toml setup.py $(wildcard nlp/native/*)
	@echo "Installing what Linli needs ..."
	@$(UV) pip install $(UV_FLAGS) --require-hashes -r requirements.lock
	@rm -f nlp/_core.*.so
	@$(UV) pip install $(UV_FLAGS) --refresh-package linli --reinstall-package linli --no-deps -e .
	@.venv/bin/python -c 'import nlp._core' 2>/dev/null || echo "$(SLOWER)"
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@echo "Installing the tools for tests and checks ..."
	@$(UV) pip install $(UV_FLAGS) --require-hashes -r requirements-dev.lock
	@touch $@

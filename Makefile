# Needs Python >= 3.11 and git; everything else is installed into .venv, and again when pyproject.toml changes.
#   make demo    generate the three clients, show what was reconciled, make one call against a local server
#   make test    everything that is checked

PYTHON = python3
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check

demo: .venv/.demo
	@.venv/bin/specweld generate
	@.venv/bin/specweld inspect
	@.venv/bin/python examples/demo.py

test: .venv/.test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy codegen templates/python/_core bench
	.venv/bin/pyright
	.venv/bin/specweld check
	.venv/bin/python -m pytest -n 2 --dist loadgroup

format: .venv/.test
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: .venv/.demo
	@.venv/bin/python bench/seeds.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "specweld needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "creating .venv"
	@$(PYTHON) -m venv .venv

.venv/.demo: pyproject.toml .venv/bin/python
	@echo "installing specweld into .venv"
	@$(PIP) --editable .
	@touch .venv/.demo

.venv/.test: pyproject.toml .venv/bin/python
	@echo "installing specweld and what its tests need into .venv"
	@$(PIP) --editable '.[test]'
	@touch .venv/.test .venv/.demo

.PHONY: demo test format bench clean

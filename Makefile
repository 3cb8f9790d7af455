PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup dev demo test check bench catalogues format

setup: .venv/.ready
dev: .venv/.ready-dev

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên / Python 3.11 or newer is needed")'
	@test -x $(BIN)/python || echo "Cài đặt lần đầu, chờ khoảng nửa phút…"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

demo: setup
	@exec $(BIN)/antq demo

test: dev
	$(BIN)/python -m pytest --numprocesses=logical --dist=worksteal --ignore=tests/storm --cov=antq_rules --cov-branch --cov-report=term:skip-covered --cov-fail-under=100
	$(BIN)/python -m pytest tests/storm  # these measure: nothing else may run beside them

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.catalogues check
	$(BIN)/antq rules check
	$(BIN)/python -m tests.rule_files_unchanged

bench: dev
	$(BIN)/python -m tests.benchmarks

catalogues: dev
	$(BIN)/python -m tests.catalogues update

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# make run    set up everything and serve the dashboard on 127.0.0.1:8501 (make run PORT=8600 for another port)
# make test   set up everything and run lint, types and import contracts beside unit, page and browser tests
# make test-all  the same with the wide matrices (every look, role and combination): for nights and releases
# make test-server   set up everything and test served mode with an identity provider, nginx and PostgreSQL
#                    (make test-server ONLY=--last-failed: what failed last time)
# make audit  look for known faults of the libraries, where a database of them can be reached
# make bench  set up everything and measure     make check  the fast half of the tests     make lock  renew the locks
PORT ?= 8501
LAKE ?= var/lake
ONLY ?=
NARROW = and not wide
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: run seed test test-all suites test-server audit check lint system bench lock clean

run: .venv/run.stamp system seed
	DANGJIAN_LAKE=$(LAKE) $(PY) -m streamlit run streamlit_app.py --server.port $(PORT)

seed: .venv/run.stamp
	@$(PY) -m dashboard seed --if-empty --lake $(LAKE)

test: .venv/test.stamp system
	@sh scripts/system.sh postgresql libreoffice-writer libreoffice-calc libreoffice-impress poppler-utils
	@$(MAKE) --no-print-directory -j2 lint suites

test-all: .venv/test.stamp system
	@sh scripts/system.sh postgresql libreoffice-writer libreoffice-calc libreoffice-impress poppler-utils
	@$(MAKE) --no-print-directory -j2 lint suites NARROW=

suites: .venv/test.stamp
	$(PY) -m pytest -m "not browser and not served $(NARROW)" -n 2 --dist loadfile
	$(PY) -m pytest -m "browser $(NARROW)" -n 2 --dist loadfile

test-server: .venv/server.stamp system
	@sh scripts/system.sh postgresql nginx-light openssl
	$(PY) -m pytest -m served $(ONLY)

audit: .venv/server.stamp
	@sh scripts/audit.sh .venv/bin/pip-audit requirements.txt

check: .venv/test.stamp lint
	$(PY) -m pytest -m "not browser and not server and not served and not wide" -q

lint: .venv/test.stamp
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: .venv/bench.stamp system
	$(PY) -m benchmarks

.venv/bin/python:
	@python3 -c 'import ensurepip' 2>/dev/null || sh scripts/system.sh python3-venv
	python3 -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/test.stamp: requirements-test.txt .venv/run.stamp
	$(PIP) -r requirements-test.txt
	@touch $@

.venv/server.stamp: requirements-server.txt tests/server/identity/package-lock.json .venv/test.stamp
	$(PIP) -r requirements-server.txt
	PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --prefix tests/server/identity --no-audit --no-fund --loglevel=error
	@touch $@

.venv/bench.stamp: requirements-bench.txt .venv/test.stamp
	$(PIP) -r requirements-bench.txt
	@touch $@

# Chromium draws the pictures on the server and runs the browser tests; the Noto fonts carry the Chinese glyphs.
system:
	@sh scripts/system.sh chromium fonts-noto-cjk

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate -q -o requirements.txt
	uv pip compile pyproject.toml --group test -c requirements.txt --universal --python-version 3.11 --generate-hashes --no-annotate -q -o requirements-test.txt
	uv pip compile pyproject.toml --group test --group server -c requirements-test.txt --universal --python-version 3.11 --generate-hashes --no-annotate -q -o requirements-server.txt
	uv pip compile pyproject.toml --group test --group bench -c requirements-test.txt --universal --python-version 3.11 --generate-hashes --no-annotate -q -o requirements-bench.txt

clean:
	rm -rf .venv var

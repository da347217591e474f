# Two commands do everything on a fresh machine: `make serve` and `make test`.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready

.PHONY: serve test validate site setup lock clean browser bench

serve: setup ## Set up, validate, build, and open the site on this machine
	@$(BIN)/lexatlas validate
	@echo "Opening http://127.0.0.1:$(PORT)/ (stop with Ctrl-C)"
	@$(BIN)/lexatlas serve --port $(PORT)

test: setup browser ## Set up and run every test, in a real browser too
	@$(BIN)/ruff check scripts tests
	@$(BIN)/lexatlas validate
	@$(BIN)/python -m pytest

validate: setup ## Check all records
	@$(BIN)/lexatlas validate

site: setup ## Build the site into ./site
	@$(BIN)/lexatlas build --out site

bench: setup browser ## Measure, with ratios against what people would otherwise use
	@$(BIN)/python tests/bench.py

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Lexatlas needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another with: make PYTHON=python3.12 …"; exit 2; }
	@echo "Setting up .venv (once)…"
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian: apt-get install python3-venv"; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || { \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    echo "Installing Chromium for the browser tests…"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	  else \
	    echo "The browser tests need Chromium. Install it and run make test again; on Debian or Ubuntu: sudo apt-get install chromium"; exit 2; \
	  fi; }

lock: setup ## Renew requirements.lock (needs the package uv)
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --extra test --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header --quiet -o requirements.lock

clean: ## Delete what can be made again
	rm -rf .venv build site .pytest_cache .ruff_cache .hypothesis

# The two commands: `make site` builds the site, `make test` checks everything; `make quick` is its first minute.
# They need Python 3.11 or later with venv, make and git, nothing else. Every path here is relative and
# programs run as modules, so the folder may have any name (spaces, any script) and may be moved.

PYTHON ?= python3
FORMAT ?= text
RUN := .venv/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check --no-input
UV := uv==0.13.9
COMPILE := build/lock/bin/python -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --extra build --extra zim

# A stamp's name is a checksum of all that the environment depends on (place, Python, pins):
# a re-run costs nothing, and a moved folder, another Python or a new lock sets up again.
key = $(shell { pwd; $(PYTHON) --version; cat pyproject.toml $(1); } 2>&1 | cksum | cut -d ' ' -f 1)
SITE_STAMP := .venv/site-$(call key,requirements.lock)
TEST_STAMP := .venv/test-$(call key,requirements-test.lock)

# Where the environment finds the package. pip writes the folder's full name, and Python in a locale
# without its characters then refuses to start; seen from site-packages, the name is always the same.
HOOKS := ../../../../hooks

# Material prints a notice about MkDocs 2 at each build; the pins already say that we stay with 1.x.
export NO_MKDOCS_2_WARNING := 1
# All input is UTF-8, whatever the locale of the machine.
export PYTHONUTF8 := 1

stage = @printf '\n== %s\n' $(1)

.DEFAULT_GOAL := help
.PHONY: help site pack export wheel sbom serve test quick check lint types pytest bench speed picture schemas lock clean

help: ## show this list
	@echo 'make site builds the site, make test checks everything. All targets:'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

site: $(SITE_STAMP) ## build the site into site/ and say what it holds
	@$(RUN) -m dossier.glue build --strict

pack: site ## build the site and make files to take along of it, in site/packs/
	@$(RUN) -c 'import sys; from dossier.cli import main; sys.exit(main(["pack"]))'

export: $(SITE_STAMP) ## write all texts as Markdown and all data into build/export/, for dossier diff
	@rm -rf build/export
	@$(RUN) -c 'import sys; from dossier.cli import main; sys.exit(main(["export", "build/export"]))'

# What an earlier build has left in build/lib would go into the wheel.
wheel: $(SITE_STAMP) ## build the program as one file, in build/wheel/, for collections elsewhere
	@rm -rf build/lib build/bdist.* build/wheel
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/wheel .
	@ls build/wheel/*

sbom: $(TEST_STAMP) ## list all libraries of the program with versions, checksums and licences, in build/ (CycloneDX)
	@mkdir -p build
	@$(RUN) -m tests.sbom build/dossier.cdx.json

serve: $(SITE_STAMP) ## preview the site, rebuilt at each change of seeds/, docs/ or data
	@$(RUN) -m dossier.glue serve

# One after the other, cheap ones first: the last heading above an error names what failed.
test: $(TEST_STAMP) ## run every check, browser tests included
	@$(RUN) tests/site/chromium.py
	@$(RUN) -m tests.site.java
	@$(RUN) -m tests.site.kiwix
	@$(RUN) -m tests.site.cms
	@$(MAKE) --no-print-directory quick
	@$(MAKE) --no-print-directory pytest ARGS=tests/site
	@$(MAKE) --no-print-directory check
	@printf '\nAll checks passed.\n'

quick: $(TEST_STAMP) ## check style, types and what needs no browser and no built site
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory pytest ARGS='--ignore tests/site'

check: $(SITE_STAMP) ## check this collection: what its texts and pages say, and a strict build (FORMAT=github: at their lines)
	$(call stage,dossier check)
	@$(RUN) -c 'import sys; from dossier.cli import main; sys.exit(main(["check", "--format", "$(FORMAT)"]))'
	$(call stage,'make site')
	@$(MAKE) --no-print-directory site

lint: $(TEST_STAMP) ## check style and layout of the code
	$(call stage,'ruff check')
	@$(RUN) -m ruff check .
	$(call stage,'ruff format')
	@$(RUN) -m ruff format --check .

types: $(TEST_STAMP) ## check the types
	$(call stage,mypy)
	@$(RUN) -m mypy

# A file's browser tests share what they set up and tests/site/conftest.py orders the files; a browser waits half of its
# time, so three workers keep two cores busy. Of the other tests few share anything, but one may take as long as a
# hundred: who has no more to do takes over from the other.
pytest: $(TEST_STAMP) ## run doctests, tests and browser tests (ARGS="-k name" for some)
	$(call stage,pytest)
	@$(RUN) -m pytest $(if $(findstring --ignore tests/site,$(ARGS)),-n 2 --dist worksteal,-n 3 --dist loadfile --no-loadscope-reorder) $(ARGS)

bench: $(TEST_STAMP) ## measure how fast the site is built (ARGS="--against stock zensical hugo" beside others; ARGS=--help)
	@$(RUN) -m benchmarks builds $(ARGS)

speed: $(TEST_STAMP) ## measure the stages: reading, relating, and how they grow with a text (on a quiet machine)
	$(call stage,reading)
	@$(RUN) -m benchmarks speed reading
	$(call stage,relating)
	@$(RUN) -m benchmarks speed relating
	$(call stage,'pytest -m timing')
	@$(RUN) -m pytest -m timing $(ARGS)

picture: $(TEST_STAMP) site ## take the picture of the site in README.md
	@$(RUN) -m tests.site.picture

schemas: $(SITE_STAMP) ## write the schemas by which editors complete front matter and seeds/*.yml
	@$(RUN) -m dossier.pages.schema schemas

lock: ## renew the locks after a change of pyproject.toml (UPGRADE=--upgrade renews all pins below it)
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --quiet --disable-pip-version-check install $(UV)
	@$(COMPILE) $(UPGRADE) --output-file requirements.lock
	@$(COMPILE) $(UPGRADE) --extra test --constraint requirements.lock --output-file requirements-test.lock

clean: ## remove everything that was made: environment, site, caches
	@rm -rf .venv site build .dossier .mypy_cache .pytest_cache .ruff_cache .hypothesis hooks/*.egg-info
	@find hooks benchmarks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITE_STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { \
		echo 'Python 3.11 or later with venv is needed (on Debian: apt install python3-venv); name another with PYTHON=.' >&2; exit 1; }
	@echo 'Setting up .venv from requirements.lock (once) …'
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@LC_ALL=C.UTF-8 $(PIP) install --no-deps --no-build-isolation --editable .
	@for link in .venv/lib/python3*/site-packages/__editable__.dossier-*.pth; do echo $(HOOKS) > "$$link"; done
	@rm -f .venv/site-* .venv/test-*
	@touch $@

$(TEST_STAMP): $(SITE_STAMP) requirements-test.lock
	@echo 'Adding the tools of requirements-test.lock (once) …'
	@$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@

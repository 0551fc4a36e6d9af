# The commands that people use. Everything runs in .venv, which the first of them creates from requirements.lock.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SPARK  := $(VENV)/.spark
SHARED := $(KG_SHARED)
SETS   := meantime wikievents redocred knowledgenet gum re3d geoparsing carb ecbplus text2kgbench names

.DEFAULT_GOAL := help
.PHONY: help graph test check eval bench golden picture spark lock clean

help:  ## list these commands
	@echo "make COMMAND, where COMMAND is one of"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-10s %s\n", $$1, $$2 }'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "kg needs Python 3.11 or newer, and '$(PYTHON)' is not that: name one that is, as in  make PYTHON=python3.12 graph" >&2; exit 2; }
	@echo "Creating $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu:  apt-get install python3-venv" >&2; exit 2; }
	@echo "Installing the packages and the language model of requirements.lock (a few minutes the first time) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

graph: $(READY)  ## set up, and build the graph and its page from seeds/ into exports/
	@rm -rf exports/store exports/.stores exports/documents.db exports/.kg exports/graph.trig exports/graph.html
	@$(BIN)/kg build seeds --date 2024-03-12 -o exports
	@echo "Open  exports/graph.html  in a browser; the facts stand in exports/graph.ttl, and  $(BIN)/kg --help  says what else there is."

test: $(READY)  ## set up, and run all tests
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: $(READY)  ## formatting, types, layers, lexicon
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/kg check

eval: $(READY)  ## score the extraction on the benchmark kit in KG_SHARED, into docs/scoreboard.md
	@test -n "$(SHARED)" || { echo "make eval needs the benchmark kit: KG_SHARED=FOLDER make eval, where FOLDER/benchmarks holds score.py and data/" >&2; exit 2; }
	@$(BIN)/kg eval $(SETS) --data "$(SHARED)/benchmarks" --output docs/scoreboard.md

bench: $(READY)  ## measure the build, queries, analysis and the page (needs Chromium) against other tools, into benchmarks/results.md
	@$(BIN)/python benchmarks/whole_flow.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/processes.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/incremental.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/queries.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/analysis.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/large_store.py --output benchmarks/results.md
	@$(BIN)/python benchmarks/page.py --output benchmarks/results.md

golden: $(READY)  ## make exports/graph.ttl and the outputs in README.md anew, and show what changed
	@$(BIN)/python -m tests.golden.regenerate
	@$(BIN)/python -m tests.docs.refresh

picture: $(READY)  ## draw docs/page.png anew (needs Chromium)
	@$(BIN)/python -m tests.docs.picture

$(SPARK): requirements-spark.lock | $(READY)
	@echo "Installing Apache Spark of requirements-spark.lock (half a gigabyte; kg build --spark also needs Java 17 or newer) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@

spark: $(SPARK)  ## add Apache Spark, for kg build --spark and its tests

lock: $(READY)  ## resolve pyproject.toml into requirements.lock and requirements-spark.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra dev \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["spark"], sep="\n")' \
	  | $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --constraint requirements.lock \
	  --no-emit-index-url --no-emit-find-links - -o requirements-spark.lock

clean:  ## remove what these commands made, but not the golden graph
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
	@find exports -mindepth 1 ! -name graph.ttl -delete 2>/dev/null || true

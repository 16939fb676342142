# The portal's targets; each is one line here, what it does is in toolchain/ (standard library only).

PYTHON = python3
TOOLCHAIN = @command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 or newer is needed: install python3, then run make again."; exit 1; }; exec $(PYTHON) -B -m toolchain

.PHONY: rank rows help run seed unseed doctor test check unit budgets flat axe loading import-courses relevance bench-search faults-search race faults hostile load life uploads format setup postgres elasticsearch lock lock-check lock-jars clean xss sheets

help: ## this list
	$(TOOLCHAIN) help

## Use
run: ## start the portal here (PORT=8000): installs, migrates, loads, serves; Ctrl-C ends it
	$(TOOLCHAIN) run

seed: ## add the demonstration content
	$(TOOLCHAIN) manage seed

unseed: ## take the demonstration content away
	$(TOOLCHAIN) manage unseed

doctor: ## look at this installation and say what to mend
	$(TOOLCHAIN) portal doctor

## Prove
test: ## everything: checks, and all tests on SQLite and PostgreSQL, with browser (about 24 minutes)
	$(TOOLCHAIN) test

check: ## the quick part: lint, types, imports, migrations, unit tests on SQLite (3 minutes at most)
	$(TOOLCHAIN) check

unit: ## tests on SQLite; T="tests/places -k near" takes some
	$(TOOLCHAIN) unit $(T)

budgets: ## measure queries and weight of every kind of page, to reports/budgets.json; NAMES="home centre" only of these, no report
	$(TOOLCHAIN) inside -m measuring budgets $(NAMES)

flat: ## the same pages with 1,000 and with 100,000 entries, side by side, on both databases
	$(TOOLCHAIN) inside -m measuring flat $(ENTRIES)

xss: ## type 500 payloads into every text field of the showcase; nothing of them may run
	$(TOOLCHAIN) inside -m measuring xss $(PAYLOADS)

sheets: ## make the booklet and the flyer: seconds, text, fonts
	$(TOOLCHAIN) inside -m measuring sheets

axe: ## look at every page type at three widths: axe, console, HTML checker, screenshots
	$(TOOLCHAIN) inside -m measuring axe

loading: ## measure loading all units with pages and entries, and the doctor
	$(TOOLCHAIN) inside -m measuring loading

import-courses: ## measure importing 1,000 courses from a spreadsheet, and what a kill half-way costs
	$(TOOLCHAIN) inside -m measuring import-courses

relevance: ## measure how well the search finds, by kind of query, on every engine and beside baselines
	$(TOOLCHAIN) inside -m measuring relevance

bench-search: ## measure searching in 100,000 entries on SQLite, PostgreSQL and Elasticsearch
	$(TOOLCHAIN) inside -m measuring bench-search $(ENTRIES)

faults-search: ## search while nodes are killed, hang, lose the index or talk garbage
	$(TOOLCHAIN) inside -m measuring faults-search

race: ## sign-ups: 50 rounds of 50 people at one moment for 20 seats, on both databases
	$(TOOLCHAIN) inside -m measuring race $(ROUNDS)

faults: ## sign-ups: kill -9 of server, worker and database; registry, mail and disk that fail
	$(TOOLCHAIN) inside -m measuring faults $(KILLS)

hostile: ## sign-ups: thousands of bad inputs to every form
	$(TOOLCHAIN) inside -m measuring hostile $(INPUTS)

load: ## sign-ups: how many a second one hot run takes, and how long each person waits
	$(TOOLCHAIN) inside -m measuring load $(SIGN_UPS)

life: ## sign-ups: 2,000 random lives of a run against a model
	$(TOOLCHAIN) inside -m measuring life $(LIVES)

uploads: ## pictures and documents: 97 hostile files and 20 ordinary photographs, by every door
	$(TOOLCHAIN) inside -m measuring uploads

rows: ## list what the documents ask for, row by row: its tests and their state, to reports/rows.json
	$(TOOLCHAIN) inside -m measuring rows

rank: ## rank a collection from outside: ENGINE=sqlite DOCUMENTS=D.jsonl QUERIES=Q.jsonl OUTPUT=run.json
	$(TOOLCHAIN) rank

format: ## lay out the code and mend what the linter can
	$(TOOLCHAIN) format

## Tools
setup: ## fetch all that run and test need, and show where it is
	$(TOOLCHAIN) setup

postgres: ## keep a PostgreSQL running to try things with
	$(TOOLCHAIN) postgres

elasticsearch: ## keep an Elasticsearch running to try things with; NODES=3 for three nodes
	$(TOOLCHAIN) elasticsearch $(NODES)

lock: ## write requirements/*.lock again from pyproject.toml
	$(TOOLCHAIN) lock

lock-check: ## say whether the locks still follow from pyproject.toml
	$(TOOLCHAIN) lock-check

lock-jars: ## write the lock of Elasticsearch's jars again (needs mvn)
	$(TOOLCHAIN) lock-jars

clean: ## delete environments, tools and caches; the database stays
	$(TOOLCHAIN) clean

# Two commands do everything: `make site` builds the tool and renders the catalog, `make test` runs all tests. `make help` lists the others.

SWIFT ?= swift
TOOL := .build/release/compat-matrix

.PHONY: site test test-real-servers check fmt docs fuzz refresh bench help clean setup setup-test setup-real-servers

## Build the tool and render the site into site/.
site: $(TOOL)
	$(TOOL) build

## Run every test: the code, the records, the built pages, the pages in a browser.
test: setup-test $(TOOL)
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz Plugins
	$(SWIFT) test
	$(TOOL) check
	$(TOOL) fmt --check
	scripts/test-site $(TOOL)
	scripts/test-browser $(TOOL)
	scripts/test-schemas $(TOOL)

## Probe servers that other people wrote, on loopback, and hold the reports against the official client.
test-real-servers: setup-real-servers $(TOOL)
	scripts/test-real-servers

## Say every problem in the records.
check: $(TOOL)
	$(TOOL) check

## Put the records into canonical form.
fmt: $(TOOL)
	$(TOOL) fmt

## Feed the readers hostile input, a minute each (FUZZ_SECONDS=...).
fuzz: setup
	scripts/fuzz $(or $(FUZZ_SECONDS),60)

## Write the page that explains every diagnostic.
docs: $(TOOL)
	$(TOOL) check --explain all > docs/diagnostics.md

## Compare model lists with the records, probe what is due for every key that is set (PROBE_FLAGS='--budget 1'), then check.
refresh: $(TOOL)
	$(TOOL) probe --declared || test $$? -eq 2 # a list that could not be had stops nothing
	$(TOOL) probe --only-stale $(PROBE_FLAGS)
	$(TOOL) check

## Measure the speed of a build.
bench:
	@echo 'There is no benchmark yet. It will build synthetic catalogs and compare the time, as a ratio, with a peer in the same run.'

## List these targets.
help:
	@awk '/^## / { said = substr($$0, 4) } /^[a-z-]+:/ && said { sub(/:.*/, ""); printf "%-18s %s\n", $$0, said; said = "" }' $(MAKEFILE_LIST)

clean:
	rm -rf .build .build-tools .build-fuzz

setup:
	@scripts/setup build

setup-test:
	@scripts/setup test

setup-real-servers:
	@scripts/setup real-servers

# SwiftPM knows best what is out of date.
$(TOOL): setup FORCE
	$(SWIFT) build -c release --product compat-matrix

FORCE:

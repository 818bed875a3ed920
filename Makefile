# Two commands do everything: `make site` builds the tool and renders the catalog, `make test` runs all tests.

SWIFT ?= swift
TOOL := .build/release/compat-matrix

.PHONY: site test check fmt docs fuzz refresh bench clean setup setup-test

## Build the tool and render the site into site/.
site: $(TOOL)
	$(TOOL) build

## Run every test: the code, the records, the built pages.
test: setup-test $(TOOL)
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz Plugins
	$(SWIFT) test
	$(TOOL) check
	$(TOOL) fmt --check
	scripts/test-site $(TOOL)
	scripts/test-schemas $(TOOL)

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

## Probe the endpoints, then build.
refresh: site
	@echo 'Probing does not exist yet: this only built the site from the records as they are.'

## Measure the speed of a build.
bench:
	@echo 'There is no benchmark yet. It will build synthetic catalogs and compare the time, as a ratio, with a peer in the same run.'

clean:
	rm -rf .build .build-tools .build-fuzz

setup:
	@scripts/setup build

setup-test:
	@scripts/setup test

# SwiftPM knows best what is out of date.
$(TOOL): setup FORCE
	$(SWIFT) build -c release --product compat-matrix

FORCE:

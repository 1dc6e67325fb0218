# Every target sets up what it needs; `make demo` and `make test` work on a fresh Debian or Ubuntu
# with Swift 6.2 or later.

PREFIX ?= /usr/local
SWIFT ?= swift
# Debian packages: the C libraries that newsfind links.
PACKAGES := libarchive-dev libbrotli-dev libcurl4-openssl-dev libsqlite3-dev libstemmer-dev \
	libuchardet-dev libxml2-dev libxxhash-dev libzstd-dev zlib1g-dev
RELEASE := .build/release/newsfind
DEMO := .build/demo/news.db
STATIC := -c release --static-swift-stdlib

.PHONY: help setup build demo test check format lint docs coverage sanitize fuzz fuzz-build bench \
	install clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: ## install the system packages that are missing (apt, as root or with sudo)
	@missing=""; \
	for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' \
			|| missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update -qq && \
		$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	fi

build: setup ## build the release binary, Swift's runtime in it
	$(SWIFT) build $(STATIC) --product newsfind

demo: build ## index Samples/ and run the first searches
	@rm -rf $(dir $(DEMO)) && mkdir -p $(dir $(DEMO))
	@./Tools/demo.sh $(RELEASE) $(DEMO)

test: setup ## run every test
	$(SWIFT) test

check: lint test docs fuzz-build ## lint, tests, docs, fuzz build: what CI runs

format: ## format all Swift code in place
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

lint: ## check the format of all Swift code
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

docs: setup ## build the documentation of both libraries; warnings are errors
	$(SWIFT) package generate-documentation --target Indexer --warnings-as-errors
	$(SWIFT) package generate-documentation --target Search --warnings-as-errors

coverage: setup ## run the tests and print line coverage by file
	$(SWIFT) test --enable-code-coverage
	@"$$(dirname "$$(readlink -f "$$(command -v $(SWIFT))")")"/llvm-cov report \
		$$(ls .build/debug/*.xctest) \
		-instr-profile=.build/debug/codecov/default.profdata \
		-ignore-filename-regex='\.build|Tests'

sanitize: setup ## run the tests under the address, then the thread sanitizer
	$(SWIFT) test --sanitize=address --scratch-path .build/address
	$(SWIFT) test --sanitize=thread --scratch-path .build/thread

FUZZERS := FuzzCSV FuzzFeeds FuzzPages FuzzPagesHTML FuzzQuery FuzzReaders FuzzWARC

fuzz-build: setup ## build the fuzz targets
	$(SWIFT) build --package-path Tests/Fuzz --sanitize=fuzzer --sanitize=address \
		-Xswiftc -sanitize-coverage=edge,trace-cmp,inline-8bit-counters,pc-table

# Swift packs pointers in ways that look like leaks.
fuzz: fuzz-build ## fuzz each target for a minute
	for target in $(FUZZERS); do \
		mkdir -p .build/fuzz/$$target && \
		ASAN_OPTIONS=detect_leaks=0 Tests/Fuzz/.build/debug/$$target -max_total_time=60 \
			-rss_limit_mb=4096 -len_control=0 .build/fuzz/$$target || exit 1; \
	done

bench: PACKAGES += python3-venv sqlite3
bench: build ## measure newsfind, stock FTS5 and Tantivy in one run, and how searches grow
	python3 Benchmarks/bench.py --newsfind $(RELEASE) --out Benchmarks/RESULTS.md $(BENCH_OPTIONS)
	python3 Benchmarks/growth.py --newsfind $(RELEASE) $(GROWTH_OPTIONS)

install: build ## install the binary and completions under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/newsfind
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(RELEASE) --generate-completion-script bash \
		> $(DESTDIR)$(PREFIX)/share/bash-completion/completions/newsfind
	$(RELEASE) --generate-completion-script zsh \
		> $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_newsfind
	$(RELEASE) --generate-completion-script fish \
		> $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/newsfind.fish

clean: ## remove everything that was built
	rm -rf .build Benchmarks/.build Tests/Fuzz/.build

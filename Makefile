# Whybone: build, run, test. "make help" lists what there is.
# On Debian and Ubuntu the targets install the system packages that are missing, and
# say so first; see .ci/need.

# To compile: Fyne's window is C underneath, and Go fetches modules over https.
BUILD_PACKAGES := gcc libc6-dev pkg-config ca-certificates \
	libgl-dev libegl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev \
	libxxf86vm-dev libwayland-dev libxkbcommon-dev
# To test: a display that nobody sees, a window manager on it, and hands and eyes.
TEST_PACKAGES := xvfb openbox xdotool imagemagick x11-utils xclip strace

# To make packages, and to try them: a cross-compiler, an installer's compiler, a bare Debian, and
# Windows as far as wine is it.
PACKAGE_PACKAGES := gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64 binutils nsis zip imagemagick
BARE_PACKAGES := mmdebstrap
WINDOWS_PACKAGES := gcc-mingw-w64-x86-64 wine wine64

# The linter, the mutation tester, the reader of known faults and what replicates data files run from
# the module proxy, outside go.mod.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.1.4
GREMLINS := github.com/go-gremlins/gremlins/cmd/gremlins@v0.6.0
LITESTREAM := github.com/benbjohnson/litestream/cmd/litestream@v0.5.18

# What opens a real window, and what does not: the race detector slows a window down so
# much that its timings mean nothing. Tests that start one process after the other, or make a
# page anew thousands of times, skip themselves under it, and of random cases a part is tried; they run
# without, too.
WINDOWS := ./app/endtoend
SLOW := ./app/command ./app/workshop ./fishbone/draw/fish ./fishbone/draw/graphviz ./storage
NO_WINDOWS = $$(go list ./... | grep -v /app/endtoend$$)
# The packages whose tests must notice a mutation.
FUZZTIME ?= 20s
MUTANTS ?= fishbone fishbone/guide fishbone/exchange storage

export CGO_ENABLED := 1
# The version stands in FyneApp.toml; asking git for one fails in a checkout that
# belongs to somebody else.
export GOFLAGS := -buildvcs=false $(GOFLAGS)

.DEFAULT_GOAL := help
.PHONY: help run build test bench bench-archive soak torture fuzz exchange deck forms litestream hour gallery mutants package reproduce test-deb test-windows vulnerabilities lint format setup setup-test setup-package setup-bare setup-windows go clean
.PHONY: gallery-720 gallery-1080

help: ## list the targets
	@grep -hE '^[a-z-]+:.* ## ' Makefile | sed -E 's/^([a-z-]+):.* ## /  make \1\t/' | expand -t 16

run: build ## install what is missing, build, open the window
	build/whybone

build: setup ## build build/whybone
	@[ -e build/whybone ] || echo "Fetching modules and building, which takes some minutes the first time."
	go build -ldflags='-s -w' -o build/whybone .

test: setup setup-test ## install what is missing, run every test, with -race where no window opens
	go test -race -timeout 30m $(NO_WINDOWS)
	go test -timeout 30m $(WINDOWS) $(SLOW)

bench: setup setup-test ## run the benchmarks, print their table
	go test -run '^$$' -bench . -benchmem -timeout 60m \
		$$(grep -rl --include='*_test.go' '^func Benchmark' . | xargs -n 1 dirname | sort -u)

# How many analyses and complaints it has.
ARCHIVE ?= 10000,1000000

bench-archive: setup ## search and edit an archive of ARCHIVE=analyses,complaints; half an hour, and 3 GB for a while
	WHYBONE_ARCHIVE=$(ARCHIVE) go test -run '^$$' -bench BenchmarkArchive -benchtime 20x -timeout 120m -v ./storage

soak: setup ## edit and draw as in a long day, and watch the memory; a quarter of an hour
	WHYBONE_SOAK=1 go test -run MemoryStaysBounded -count 1 -timeout 120m -v ./app/soak

torture: setup ## break the data file, its disk and the program on purpose; half an hour
	WHYBONE_TORTURE=1 go test -v -run Torture -count 1 -p 1 -timeout 60m ./storage ./app/session

fuzz: setup ## give each reader of files what nobody wrote, for FUZZTIME (20s) each
	.ci/fuzz $(FUZZTIME)

exchange: build ## have other programs read what is exported, and read what they write; needs npm
	docs/exchange.sh

deck: build ## have LibreOffice edit and draw the slides of a report; skips itself without python3-uno
	docs/deck.sh

forms: build ## fill forms of customers, and have LibreOffice open them
	docs/form.sh

litestream: build ## replicate a data file with Litestream, lose it, and get it back
	GOBIN=$(CURDIR)/build go install $(LITESTREAM)
	LITESTREAM=$(CURDIR)/build/litestream docs/litestream.sh

hour: setup setup-test ## walk to a proven analysis in Chinese, make the edits of an hour in an hour, and watch the memory
	WHYBONE_HOUR=1 go test -run FromCausesToResults -bench EditsInAnHour -benchtime 1x -timeout 75m $(WINDOWS)

gallery: setup setup-test ## photograph every page, in each language, theme and size; ten minutes
	$(MAKE) -j2 gallery-720 gallery-1080
	@echo "The pictures are in build/screenshots."

gallery-720 gallery-1080: # one size on a display of its own
	WHYBONE_SCREENSHOTS=1 go test -run TestGallery/$(@:gallery-%=%) -timeout 60m $(WINDOWS)

mutants: go ## change the code in small ways and see that tests notice; half an hour
	@for package in $(MUTANTS); do \
		echo "== $$package"; \
		go run $(GREMLINS) unleash --workers 2 --timeout-coefficient 20 ./$$package || exit 1; \
	done

package: setup setup-package ## make the .deb, the archives and the installer for Windows; ten minutes the first time
	app/packaging/build.sh

reproduce: setup setup-package ## make them twice, in two places, and compare them byte by byte
	app/packaging/reproduce.sh

test-deb: setup setup-test setup-bare ## make the .deb and try it in a bare Debian; needs root
	app/packaging/build.sh linux
	app/packaging/linux/test.sh

# What is compiled for Windows, and how: as app/packaging/build.sh does, so that nothing is compiled twice. go vet cannot
# have its paths trimmed: it would look for C files where another checkout was.
WINDOWS_GO := GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ GOFLAGS="-buildvcs=false -trimpath"

# What treats files and paths otherwise on each system.
FILES := ./app/instance ./app/outfile ./app/infile ./app/portable ./storage ./storage/presence ./storage/docset

test-windows: setup setup-test setup-package setup-windows ## install it under wine, work it from the prompt and in the window, and remove it; an hour the first time
	app/packaging/build.sh windows
	app/packaging/windows/prefix.sh $(CURDIR)/build/wine
	WINEPREFIX=$(CURDIR)/build/wine go test -count 1 -v -run Windows ./app/console
	WINEPREFIX=$(CURDIR)/build/wine WINEDEBUG=-all DISPLAY= $(WINDOWS_GO) CGO_ENABLED=1 go test -count 1 -timeout 30m -skip Torture -exec wine $(FILES)
	$(WINDOWS_GO) CGO_ENABLED=1 GOFLAGS=-buildvcs=false go vet $(FILES)
	app/packaging/windows/test.sh $(CURDIR)/build/wine

vulnerabilities: setup ## look for known faults in what is compiled in; skips itself where the list cannot be reached
	.ci/vulnerabilities $(GOVULNCHECK)

lint: format setup ## check the form of the code: gofmt, go vet, staticcheck
	go vet ./...
	go run $(STATICCHECK) ./...

format: go
	@unformatted=$$(gofmt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then echo "not as gofmt writes it:"; echo "$$unformatted"; exit 1; fi

setup: go
	@.ci/need "building Whybone" $(BUILD_PACKAGES)

setup-package:
	@.ci/need "making its packages" $(PACKAGE_PACKAGES)

setup-windows:
	@.ci/need "trying it under wine" $(WINDOWS_PACKAGES)

setup-bare:
	@.ci/need "trying its package in a bare Debian" $(BARE_PACKAGES)

setup-test:
	@.ci/need "testing its windows on a virtual display" $(TEST_PACKAGES)

go:
	@command -v go >/dev/null || { echo "Go is not in PATH: https://go.dev/dl has it (1.26 or later)." >&2; exit 1; }

clean: ## remove what was built
	rm -rf build

# Whybone: build, run, test. "make help" lists what there is.
# On Debian and Ubuntu the targets install the system packages that are missing, and
# say so first; see .ci/need.

# To compile: Fyne's window is C underneath, and Go fetches modules over https.
BUILD_PACKAGES := gcc libc6-dev pkg-config ca-certificates \
	libgl-dev libegl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev \
	libxxf86vm-dev libwayland-dev libxkbcommon-dev
# To test: a display that nobody sees, a window manager on it, and hands and eyes.
TEST_PACKAGES := xvfb openbox xdotool imagemagick x11-utils xclip

# The linter runs from the module proxy, outside go.mod.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

export CGO_ENABLED := 1
# The version stands in FyneApp.toml; asking git for one fails in a checkout that
# belongs to somebody else.
export GOFLAGS := -buildvcs=false $(GOFLAGS)

.DEFAULT_GOAL := help
.PHONY: help run build test bench lint format setup setup-test go clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.* ## ' Makefile | sed -E 's/^([a-z-]+):.* ## /  make \1\t/' | expand -t 16

run: build ## install what is missing, build, open the window
	build/whybone

build: setup ## build build/whybone
	@[ -e build/whybone ] || echo "Fetching modules and building, which takes some minutes the first time."
	go build -ldflags='-s -w' -o build/whybone .

test: setup setup-test ## install what is missing, run every test
	go test -timeout 20m ./...

bench: setup setup-test ## run the benchmarks, print their table
	go test -run '^$$' -bench . -benchmem -timeout 60m \
		$$(grep -rl --include='*_test.go' '^func Benchmark' . | xargs -n 1 dirname | sort -u)

lint: format setup ## check the form of the code: gofmt, go vet, staticcheck
	go vet ./...
	go run $(STATICCHECK) ./...

format: go
	@unformatted=$$(gofmt -l .) || exit 1; \
	if [ -n "$$unformatted" ]; then echo "not as gofmt writes it:"; echo "$$unformatted"; exit 1; fi

setup: go
	@.ci/need "building Whybone" $(BUILD_PACKAGES)

setup-test:
	@.ci/need "testing its windows on a virtual display" $(TEST_PACKAGES)

go:
	@command -v go >/dev/null || { echo "Go is not in PATH: https://go.dev/dl has it (1.26 or later)." >&2; exit 1; }

clean: ## remove what was built
	rm -rf build

#!/usr/bin/env bash
# Builds the packages of this commit twice, in two directories with other names, and compares them
# byte by byte: reproduce.sh [linux] [windows]. With COLD=1 nothing compiled before is used by the
# second build, which then takes some twenty minutes more.
set -euo pipefail
cd "$(dirname "$0")/../.."
top=$PWD
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# build NAME [SYSTEM…]: builds the commit in a directory of that name.
build() {
	local name=$1
	shift
	git clone -q "$top" "$work/$name"
	"$work/$name/app/packaging/build.sh" "$@" >"$work/$name.log" 2>&1 || {
		tail -30 "$work/$name.log"
		return 1
	}
	(cd "$work/$name/build/packages" && sha256sum -- *) >"$work/$name.sums"
}

build one "$@"
if [ -n "${COLD:-}" ]; then export GOCACHE=$work/cache; fi
build another-with-a-longer-name "$@"
cat "$work/one.sums"
if ! diff "$work/one.sums" "$work/another-with-a-longer-name.sums"; then
	echo "The second build is not the same." >&2
	exit 1
fi
echo "Both builds are the same, byte by byte."

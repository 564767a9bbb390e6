#!/usr/bin/env bash
# Builds the packages: build.sh [linux] [windows], both where none is named. They come into
# build/packages. The same commit gives the same bytes, in any directory: all times are the
# commit's, or SOURCE_DATE_EPOCH's, and no path of this machine gets in; see reproduce.sh.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/../.."
here=$PWD

# What the packages are made with, from the module proxy, outside go.mod.
nfpm=github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.0
winres=github.com/tc-hib/go-winres@v0.3.3

version=$(sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export CGO_ENABLED=1 GOFLAGS="-buildvcs=false -trimpath" TZ=UTC LC_ALL=C.UTF-8
umask 022
out=$here/build/packages
work=$here/build/packaging
rm -rf "$work"
mkdir -p "$out" "$work"
GOBIN=$work/bin
export GOBIN

# compile DIRECTORY OUT [FLAG…]
compile() {
	local of=$1 to=$2
	shift 2
	go build -ldflags="-s -w -buildid= $*" -o "$to" "$of"
}

# same_time DIRECTORY: gives all in it the time of the commit.
same_time() {
	find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# stage_linux makes the tree of files below /usr, and prints where it is.
stage_linux() {
	local usr=$work/usr
	mkdir -p "$usr/bin" "$usr/share/applications" "$usr/share/mime/packages" \
		"$usr/share/icons/hicolor/512x512/apps" "$usr/share/icons/hicolor/scalable/apps" "$usr/share/doc/whybone"
	compile . "$usr/bin/whybone" >&2
	go run ./app/packaging/manual "$version" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" "$usr/share" >&2
	find "$usr/share/man" -name '*.1' -exec gzip -9n {} +
	cp app/packaging/linux/io.whybone.app.desktop "$usr/share/applications/"
	cp app/packaging/linux/io.whybone.app.xml "$usr/share/mime/packages/"
	cp assets/icon.png "$usr/share/icons/hicolor/512x512/apps/io.whybone.app.png"
	cp assets/icon.svg "$usr/share/icons/hicolor/scalable/apps/io.whybone.app.svg"
	cp assets/licences.txt "$usr/share/doc/whybone/copyright"
	gzip -9nc CHANGELOG.md >"$usr/share/doc/whybone/changelog.gz"
	same_time "$usr"
	echo "$usr"
}

# oldest_libc FILE: the version of the C library that a program needs.
oldest_libc() {
	objdump -T "$1" | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -uV | tail -1
}

linux() {
	local usr libc
	usr=$(stage_linux)
	libc=$(oldest_libc "$usr/bin/whybone")
	go install "$nfpm"
	sed -e "s|\${VERSION}|$version|; s|\${GLIBC}|$libc|; s|\${STAGE}|$usr|; s|\${DATE}|$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)|" \
		app/packaging/linux/nfpm.yaml >"$work/nfpm.yaml"
	"$GOBIN/nfpm" package --config "$work/nfpm.yaml" --packager deb --target "$out/whybone_${version}_amd64.deb"

	local name=whybone-$version-linux-amd64
	mv "$usr" "$work/$name"
	cp app/packaging/linux/README.txt LICENSE "$work/$name/"
	mv "$work/$name/share/doc/whybone/copyright" "$work/$name/LICENCES.txt"
	rm -r "$work/$name/share/doc"
	same_time "$work/$name"
	tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" |
		gzip -9n >"$out/$name.tar.gz"
}

windows() {
	local name=whybone-$version-windows-amd64
	local files=$work/$name numbers=$version.0
	mkdir -p "$files"
	go install "$winres"
	"$GOBIN/go-winres" make --in app/packaging/windows/winres.json --arch amd64 --out "$here/rsrc" \
		--product-version "$numbers" --file-version "$numbers"
	# shellcheck disable=SC2064 # as it is now
	trap "rm -f '$here/rsrc_windows_amd64.syso'" EXIT
	# Screen readers are told names and roles only by a program with this tag; on Linux the toolkit has nothing for them.
	GOFLAGS="$GOFLAGS -tags=accessibility" GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ \
		compile . "$files/whybone.exe" -H=windowsgui
	rm -f "$here/rsrc_windows_amd64.syso"
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 compile ./app/packaging/windows/console "$files/whybone.com"
	sed 's/$/\r/' assets/licences.txt >"$files/LICENCES.txt"
	convert assets/icon.png -strip -define icon:auto-resize=256,64,48,32,24,16 "$work/whybone.ico"
	same_time "$files"
	makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DNUMBERS="$numbers" -DFILES="$files" -DICON="$work/whybone.ico" \
		-DOUT="$out/whybone-$version-setup.exe" app/packaging/windows/installer.nsi
	(cd "$work" && find "$name" | sort | zip -9Xq@ "$out/$name.zip.new")
	mv "$out/$name.zip.new" "$out/$name.zip"
}

for one in "${@:-linux windows}"; do
	for system in $one; do "$system"; done
done
(cd "$out" && ls -l)

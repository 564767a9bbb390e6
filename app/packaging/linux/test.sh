#!/usr/bin/env bash
# Installs the .deb in a bare Debian with nothing else, starts it by its menu entry's command, opens a
# .whybone as a double-click does, and removes it: test.sh. Needs root, mmdebstrap, and what
# tests of windows need. MIRROR names another mirror of Debian, BARE a directory with one
# that was made before.
set -euo pipefail
cd "$(dirname "$0")/../../.."

deb=$(ls -t build/packages/whybone_*_amd64.deb | head -1)
work=$(mktemp -d)
root=$work/root
. app/packaging/try.sh
clean() {
	end_servers
	umount "$root/proc" 2>/dev/null || true
	rm -rf "$work" 2>/dev/null || { sleep 2 && rm -rf "$work"; } # who ends now may still write
}
trap clean EXIT

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive DISPLAY="${DISPLAY:-}" "$@"; }

say "a bare Debian"
if [ -n "${BARE:-}" ]; then
	cp -a "$BARE" "$root"
else
	mmdebstrap --variant=minbase --dpkgopt=force-unsafe-io --include=ca-certificates \
		"$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" ${MIRROR:+"$MIRROR"} >/dev/null 2>&1
fi
cp "$deb" "$root/tmp/whybone.deb"
home=$(chroot "$root" sh -c "echo ~root") # of who works in it
mount -t proc proc "$root/proc"

say "install"
from_deb=$(date +%s%N)
inside apt-get update -qq
quietly inside apt-get install -y -qq --no-install-recommends /tmp/whybone.deb
say "installed after $(since "$from_deb")"
inside whybone --version
inside whybone sample --lang zh-Hans
inside whybone export --last -o "$home/fish.pdf"
inside test -s "$home/fish.pdf"
echo '{"problem":"From another desk"}' >"$root$home/other.json"
inside whybone --data "$home/other.db" import "$home/other.json"
inside whybone --data "$home/other.db" share -o "$home/给李.whybone"
inside ls /usr/share/man/man1/whybone.1.gz /usr/share/bash-completion/completions/whybone /usr/share/doc/whybone/copyright >/dev/null

say "the menu entry's command"
a_screen
command=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/io.whybone.app.desktop")
started=$(date +%s%N)
inside sh -c "exec ${command% %F}" >"$work/log" 2>&1 &
program=$!
servers+=("$program")
until_true "the window" window_named Whybone
say "first window $(since "$started") after its start, $(since "$from_deb") after the .deb was there"

say "a double-clicked file, while the window is open"
inside sh -c "exec ${command% %F} ~/给李.whybone" # hands it over and ends
came() { inside whybone list | grep -q "From another desk"; }
until_true "the file is merged" came
[ -z "${SHOT:-}" ] || import -display "$DISPLAY" -window root "$SHOT"
kill "$program"
wait "$program" 2>/dev/null || true

say "remove"
quietly inside apt-get purge -y -qq whybone
quietly inside apt-get autoremove -y -qq --purge
left=$(inside find /usr /etc /opt -xdev -iname '*whybone*')
if [ -n "$left" ]; then
	fail "left behind: $left"
fi
inside test -s "$home/.local/share/whybone/whybone.db" # the data stays
say "all was done"

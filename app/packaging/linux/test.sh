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
servers=()
clean() {
	for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done
	umount "$root/proc" 2>/dev/null || true
	rm -rf "$work" 2>/dev/null || { sleep 2 && rm -rf "$work"; } # who ends now may still write
}
trap clean EXIT

say() { echo "== $*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive DISPLAY="${DISPLAY:-}" "$@"; }

# quietly COMMAND…: prints what it says only when it fails.
quietly() { "$@" >"$work/said" 2>&1 || { cat "$work/said" >&2; return 1; }; }

# until_true WHAT COMMAND…: waits for a command to succeed, half a minute at most.
until_true() {
	local what=$1
	shift
	for _ in $(seq 150); do
		if "$@" >/dev/null 2>&1; then return; fi
		sleep 0.2
	done
	echo "waited in vain: $what" >&2
	[ -z "${SHOT:-}" ] || import -display "$DISPLAY" -window root "$SHOT"
	exit 1
}
window_named() { xdotool search --onlyvisible --name "$1"; }

say "a bare Debian"
if [ -n "${BARE:-}" ]; then
	cp -a "$BARE" "$root"
else
	mmdebstrap --variant=minbase --dpkgopt=force-unsafe-io --include=ca-certificates \
		"$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" ${MIRROR:+"$MIRROR"} >/dev/null 2>&1
fi
cp "$deb" "$root/tmp/whybone.deb"
mount -t proc proc "$root/proc"

say "install"
inside apt-get update -qq
begun=$(date +%s)
quietly inside apt-get install -y -qq --no-install-recommends /tmp/whybone.deb
say "installed after $(($(date +%s) - begun)) s"
inside whybone --version
inside whybone sample --lang zh-Hans
inside whybone export --last -o /root/fish.pdf
inside test -s /root/fish.pdf
echo '{"problem":"From another desk"}' >"$root/root/other.json"
inside whybone --data /root/other.db import /root/other.json
inside whybone --data /root/other.db share -o /root/给李.whybone
inside ls /usr/share/man/man1/whybone.1.gz /usr/share/bash-completion/completions/whybone /usr/share/doc/whybone/copyright >/dev/null

say "the menu entry's command"
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
servers+=($!)
until_true "a display" test -s "$work/display"
export DISPLAY=:$(cat "$work/display") # by its abstract socket, which a chroot reaches
openbox --sm-disable >/dev/null 2>&1 &
servers+=($!)
command=$(sed -n 's/^Exec=//p' "$root/usr/share/applications/io.whybone.app.desktop")
started=$(date +%s%N)
inside sh -c "exec ${command% %F}" >"$work/log" 2>&1 &
program=$!
servers+=("$program")
until_true "the window" window_named Whybone
say "window after $((($(date +%s%N) - started) / 1000000)) ms"

say "a double-clicked file, while the window is open"
inside sh -c "exec ${command% %F} /root/给李.whybone" # hands it over and ends
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
	echo "left behind: $left" >&2
	exit 1
fi
inside test -s /root/.local/share/whybone/whybone.db # the data stays
say "all was done"

# What trying a package takes on any system; sourced by linux/test.sh and windows/test.sh, which set
# work, a directory for what lies about.

servers=() # what is ended with the script
end_servers() { for pid in "${servers[@]}"; do kill "$pid" 2>/dev/null || true; done; }

say() { echo "== $*"; }

# fail WHAT: leaves a picture of the screen in the file that SHOT names.
fail() {
	echo "$*" >&2
	[ -z "${SHOT:-}" ] || import -display "$DISPLAY" -window root "$SHOT"
	exit 1
}

# quietly COMMAND…: prints what it says only when it fails.
quietly() { "$@" >"$work/said" 2>&1 || { cat "$work/said" >&2; return 1; }; }

# until_true WHAT COMMAND…: waits for a command to succeed, for so many seconds as PATIENCE says at most.
until_true() {
	local what=$1 until=$(($(date +%s) + ${PATIENCE:-60}))
	shift
	while [ "$(date +%s)" -lt "$until" ]; do
		if "$@" >/dev/null 2>&1; then return; fi
		sleep 0.2
	done
	fail "waited in vain: $what"
}

# a_screen starts a display that nobody sees, with a window manager.
a_screen() {
	Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
	servers+=($!)
	until_true "a display" test -s "$work/display"
	export DISPLAY=:$(cat "$work/display") # by its abstract socket, which a chroot reaches
	openbox --sm-disable >/dev/null 2>&1 &
	servers+=($!)
}

window_named() { xdotool search --onlyvisible --name "$1"; }
no_window_named() { ! window_named "$1"; }

# since NANOSECONDS: how many seconds ago that was.
since() { awk -v ms=$((($(date +%s%N) - $1) / 1000000)) 'BEGIN { printf "%.1f s", ms / 1000 }'; }

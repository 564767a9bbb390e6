#!/usr/bin/env bash
# Tries the installer for Windows in a prefix of wine, as prefix.sh makes one: test.sh PREFIX. It is installed without
# a question, works from the prompt and by a double click, hands files to the window that is open, and is
# removed: nothing but the data stays. In between the stories of the command line and the work in the window are tried with it.
set -euo pipefail
cd "$(dirname "$0")/../../.."

export WINEPREFIX=$1 WINEDEBUG=-all LC_ALL=C.UTF-8
unset WHYBONE_DATA
setup=$(ls -t build/packages/whybone-*-setup.exe | head -1)
work=$(mktemp -d)
. app/packaging/try.sh
clean() {
	wineserver --kill 2>/dev/null || true
	end_servers
	rm -rf "$work"
}
trap clean EXIT

disk=$WINEPREFIX/drive_c
registry() { wine reg query "$@" 2>/dev/null | tr -d '\r'; }
no_registry() { ! wine reg query "$@"; }
windows_path() { echo "C:${1#"$disk"}" | tr / '\\'; } # winepath cuts long ones

say "install"
a_screen
from_setup=$(date +%s%N)
wine "$setup" /S
local=$(find "$disk/users" -type d -path '*/AppData/Local' | head -1)
there=$local/Programs/Whybone
for file in whybone.exe whybone.com LICENCES.txt uninstall.exe; do
	[ -s "$there/$file" ] || fail "$file is not installed"
done
grep -q "the mingw-w64 project" "$there/LICENCES.txt" || fail "the licence of mingw-w64 is missing"
link=$(find "$disk/users" -name Whybone.lnk)
[ -n "$link" ] || fail "there is no entry in the start menu"
registry 'HKCU\Software\Classes\.whybone' | grep -q Whybone.File || fail "a .whybone is not opened by it"
registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Whybone' | grep -q DisplayName || fail "the list of programs has no line"
say "installed after $(since "$from_setup")"

say "the prompt"
whybone() { wine "$there/whybone.com" "$@" | tr -d '\r'; }
whybone --version
whybone sample --lang zh-Hans
long=$(printf '很长的路径%.0s' {1..12})
far="$disk/鱼骨 of the team/$long/$long/$long/$long/$long/a folder" # more than 260 characters
mkdir -p "$far"
whybone export --last -o "$(windows_path "$far")\\鱼骨 1.pdf"
head -c 5 "$far/鱼骨 1.pdf" | grep -q %PDF- || fail "a long path with Chinese in it takes no PDF"
printf '{\r\n"problem": "From another desk"\r\n}\r\n' >"$far/other.json"
whybone --data 'C:\鱼骨 of the team\other.db' import "$(windows_path "$far/other.json")"
whybone --data 'C:\鱼骨 of the team\other.db' share -o 'C:\鱼骨 of the team\给李 1.whybone'
if wine "$there/whybone.com" frobnicate >/dev/null 2>&1; then fail "a wrong command is no failure"; fi

say "the stories of the command line"
wineserver --wait # one that is about to end keeps another from staying
wineserver --persistent # a Windows that starts anew for each command takes three seconds
WHYBONE_EXE=$there/whybone.exe go test -count 1 -timeout 60m -run TestScripts ./app/command
wineserver --kill

say "a double click on a file"
# What Explorer runs is read from where the installer wrote it. Wine 8 looks for it in HKEY_CLASSES_ROOT alone, where it
# does not see what is for one user, and its "start" waits with a box that says so.
command=$(registry 'HKCU\Software\Classes\Whybone.File\shell\open\command' /ve | sed -n 's/.*REG_SZ *//p')
program=$(sed -n 's/^"\(.*\)" "%1"$/\1/p' <<<"$command")
[ -n "$program" ] || fail "a double click runs: $command"
started=$(date +%s%N)
wine "$program" "$(windows_path "$disk/鱼骨 of the team/给李 1.whybone")" &
first=$!
until_true "the window" window_named Whybone
say "first window $(since "$started") after the click, $(since "$from_setup") after the setup was started"
listed() { whybone list | grep -q "$1"; }
until_true "the file is merged" listed "From another desk"

say "a second start, while the window is open"
printf '{"problem":"Handed over"}\r\n' >"$disk/鱼骨 of the team/second.json"
wine "$there/whybone.exe" 'C:\鱼骨 of the team\second.json' # hands it over and ends
until_true "the file is opened" listed "Handed over"
[ "$(xdotool search --onlyvisible --name Whybone | wc -l)" = 1 ] || fail "there are two windows"

say "the window is open: nothing is removed"
wine "$there/uninstall.exe" /S "_?=$(windows_path "$there")" || true # so it does not copy itself first
[ -s "$there/whybone.exe" ] || fail "a program that runs was removed"

say "close the window"
[ -z "${SHOT:-}" ] || import -display "$DISPLAY" -window root "$SHOT"
xdotool search --onlyvisible --name Whybone windowactivate --sync key alt+F4
until_true "it is closed" no_window_named Whybone
wait "$first" || fail "it ended with $?"

say "the eight steps in the window, killed and opened again"
WHYBONE_EXE=$there/whybone.exe go test -count 1 -v -timeout 60m -run OnWindows ./app/endtoend

say "remove"
wine "$there/uninstall.exe" /S
until_true "it is gone" test ! -e "$there"
[ ! -e "$link" ] || fail "the entry in the start menu is left behind"
no_registry 'HKCU\Software\Classes\.whybone' || fail "the kind of file is left behind"
no_registry 'HKCU\Software\Classes\Whybone.File' || fail "what opens it is left behind"
no_registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Whybone' || fail "the line in the list of programs is left behind"
[ -s "$local/whybone/whybone.db" ] || fail "the data is gone"
say "all was done"

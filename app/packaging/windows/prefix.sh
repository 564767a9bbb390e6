#!/usr/bin/env bash
# Makes a Windows to try things in: prefix.sh DIRECTORY. It is a prefix of wine, with what the wine of
# Debian 12 lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

export WINEPREFIX=$1 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
wineboot --init >/dev/null 2>&1
wineserver --wait
system=$WINEPREFIX/drive_c/windows/system32

# shim NAME LIBRARY…: puts a library of ours in the place of that of wine.
shim() {
	local name=$1
	shift
	rm -f "$system/$name.dll"
	x86_64-w64-mingw32-gcc -shared -O1 -o "$system/$name.dll" "$here/shim/$name.c" "$@"
	wine reg add 'HKCU\Software\Wine\DllOverrides' /v "$name" /d native /f >/dev/null
}
shim bcryptprimitives -ladvapi32
shim uiautomationcore
wineserver --wait

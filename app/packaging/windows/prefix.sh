#!/usr/bin/env bash
# Makes a Windows to try things in: prefix.sh DIRECTORY. It is a prefix of wine, with what the wine of
# Debian 12 lacks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

export WINEPREFIX=$1 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
wineboot --init >/dev/null 2>&1
wineserver --wait
dll=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
if [ ! -e "$dll" ]; then
	x86_64-w64-mingw32-gcc -shared -O1 -o "$dll" "$here/shim/bcryptprimitives.c" -ladvapi32
fi

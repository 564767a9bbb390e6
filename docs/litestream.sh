#!/usr/bin/env bash
# Replicates a data file with Litestream while it is written to, loses it, and gets it back: the recipe
# of litestream.md, on a directory. LITESTREAM is the program.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x build/whybone ] || make -s build
whybone=$PWD/build/whybone
work=$(mktemp -d)
replicating=
trap '[ -z "$replicating" ] || kill "$replicating" 2>/dev/null; rm -rf "$work"' EXIT
data=$work/whybone.db
cat >"$work/litestream.yml" <<Y
dbs:
  - path: $data
    replica:
      type: file
      path: $work/other-disk
Y

"$whybone" sample --lang en --data "$data" >/dev/null
"$LITESTREAM" replicate -config "$work/litestream.yml" >"$work/log" 2>&1 &
replicating=$!
for language in zh-Hans zh-Hant en; do
	"$whybone" sample --lang $language --data "$data" >/dev/null
	"$whybone" check --data "$data" >/dev/null
done
last=$("$whybone" list --data "$data" | awk 'NR == 2 {print $1}')
"$whybone" delete --data "$data" "$last" >/dev/null
"$whybone" list --data "$data" >"$work/before"

# It has all of it once what is restored lists the same.
restore() {
	rm -f "$work"/restored.db*
	"$LITESTREAM" restore -config "$work/litestream.yml" -o "$work/restored.db" "$data" >>"$work/log" 2>&1
}
for i in $(seq 60); do
	restore && "$whybone" list --data "$work/restored.db" >"$work/after" && cmp -s "$work/before" "$work/after" && break
	[ "$i" -lt 60 ] || { echo "litestream: after a minute the replica has not what was written"; cat "$work/log"; exit 1; }
	sleep 1
done
kill "$replicating" && wait "$replicating" || true
replicating=

restore
"$whybone" check --data "$work/restored.db" >/dev/null
first=$("$whybone" list --data "$data" | awk 'NR == 2 {print $1}')
"$whybone" export "$first" --data "$data" -o "$work/before.json" >/dev/null
rm "$data"* # the disk is lost
"$whybone" sample --lang en --data "$data" >/dev/null
"$whybone" restore --yes --data "$data" "$work/restored.db" >/dev/null
"$whybone" export "$first" --data "$data" -o "$work/after.json" >/dev/null
cmp "$work/before.json" "$work/after.json"
"$whybone" list --data "$data" | cmp - "$work/before"
echo "litestream: all is back"

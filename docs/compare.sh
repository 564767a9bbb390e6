#!/usr/bin/env bash
# compare.sh: the time from a file to a picture on the disk, each program started cold, on
# fishbones of 54 and 300 nodes. Needs npm, Chromium, Graphviz and hyperfine beside what
# Whybone needs, on Debian: apt-get install npm chromium graphviz hyperfine
# Prints medians, and how many times longer each takes than Whybone.
set -euo pipefail
cd "$(dirname "$0")/.."
make -s build
whybone=$PWD/build/whybone
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# fish NAME CATEGORIES CAUSES ANSWERS writes one fish as a plain tree and as Mermaid.
fish() {
	awk -v name="$1" -v categories="$2" -v causes="$3" -v answers="$4" 'BEGIN {
		n = split("late missing worn unclear wrong slow manual old", kind, " ")
		m = split("order label invoice bearing pallet sensor forecast handover password drawing", thing, " ")
		json = "{\"problem\":\"Deliveries are late more often each month\",\"categories\":["
		mmd = "ishikawa-beta\n    Deliveries are late more often each month\n"
		for (c = 1; c <= categories; c++) {
			json = json (c > 1 ? "," : "") "{\"name\":\"Category " c "\",\"causes\":["
			mmd = mmd "        Category " c "\n"
			for (i = 1; i <= causes; i++) {
				text = kind[(c + i) % n + 1] " " thing[(c * 3 + i) % m + 1] " number " i
				json = json (i > 1 ? "," : "") "{\"text\":\"" text "\",\"causes\":["
				mmd = mmd "            " text "\n"
				for (k = 1; k <= answers; k++) {
					why = kind[(c + k) % n + 1] " " thing[(i + k) % m + 1] " at receiving"
					json = json (k > 1 ? "," : "") "{\"text\":\"" why "\"}"
					mmd = mmd "                " why "\n"
				}
				json = json "]}"
			}
			json = json "]}"
		}
		print json "]}" > (name ".json")
		printf "%s", mmd > (name ".mmd")
	}'
}
fish 54 6 4 1
fish 300 8 12 2

export PUPPETEER_SKIP_DOWNLOAD=1
npm install --silent --no-fund --no-audit @mermaid-js/mermaid-cli@11.17.0 mermaid@12.3.0 puppeteer >/dev/null
echo '{"executablePath":"'"$(command -v chromium)"'","args":["--no-sandbox","--disable-gpu","--disable-background-networking"]}' >browser.json

for n in 54 300; do
	"$whybone" render $n.json -o $n.dot
	echo "== $n nodes"
	hyperfine --warmup 1 --runs "${RUNS:-10}" --style basic --export-csv $n.csv \
		"$whybone render $n.json -o ours.svg" \
		"$whybone render $n.json -o ours.png --dpi 144" \
		"$whybone render $n.json -o ours.pdf" \
		"neato -n2 -Tsvg $n.dot -o native.svg" \
		"node_modules/.bin/mmdc -q -p browser.json -i $n.mmd -o mermaid.svg" >/dev/null
	awk -F, 'NR == 2 { ours = $4 } NR > 1 { sub(/^.*build\//, "", $1); sub(/^.*bin\//, "", $1); printf "%7.3f s  %6.1f ×  %s\n", $4, $4 / ours, $1 }' $n.csv
done

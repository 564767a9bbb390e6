#!/usr/bin/env bash
# deck.sh: has LibreOffice open the slides of a report, edit them as people do, and save them again,
# and brings them home: the list must say just what was done. Needs LibreOffice and its Python, on
# Debian: apt-get install libreoffice-impress python3-uno
set -euo pipefail
cd "$(dirname "$0")/.."
python=/usr/bin/python3
if ! command -v soffice >/dev/null || ! "$python" -c 'import uno' 2>/dev/null; then
	echo "skipped: LibreOffice with python3-uno is not here"
	exit 0
fi
[ -x build/whybone ] || make -s build
whybone=$PWD/build/whybone
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WHYBONE_DATA=$work/whybone.db
edit=$PWD/docs/deck-edit.py
cd "$work"

# comes NAME WANT EDIT… edits the deck and compares the list with what it must say.
comes() {
	local name=$1 want=$2
	shift 2
	"$python" "$edit" made.pptx edited.pptx "$@"
	"$whybone" deck edited.pptx --list >got.txt
	diff <(printf '%s\n' "$want") got.txt && echo "$name comes home."
}

"$whybone" sample --lang en >/dev/null
"$whybone" report --last --profile 8d -o made.pptx --lang en
same="The fish in the deck is as it was made."
comes "A deck that was only saved again" "$same"
comes "A slide that was copied" "$same" "duplicate"
comes "A fish that was ungrouped" "$same" "ungroup"
comes "A fish that was grouped as a whole and made smaller" "$same" "nest"
comes "What was reworded, moved, deleted and added" " 1  Reworded: “Wrong company strategy” → “The strategy is wrong”
 2  Moved from “Sales staff leave” to “Price”: “Weak management”
 3  New, below “Place”: “Nobody answers”
 4  Deleted: “Delivery takes too long”" \
	"text|Wrong company strategy|The strategy is wrong" "move|Weak management|Price|0|-1200" \
	"delete|Delivery takes too long" "new|Nobody answers|Place|0|1500"
"$whybone" deck edited.pptx >/dev/null
diff <(echo "$same") <("$whybone" deck edited.pptx) && echo "Once it is taken over there is nothing more."

"$whybone" report --last --profile 8d -o made.pptx --lang en
comes "What was attached by a line" " 1  Bone renamed: “People” → “Staff”
 2  Moved from “Promotion” to “Process”: “Offers miss what customers want”
 3  New, below “Weak management”: “Nobody asks”" \
	"ungroup" "line|Nobody asks|Weak management" "text|People|Staff" "move|Offers miss what customers want|Process|0|-1000"

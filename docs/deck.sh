#!/usr/bin/env bash
# deck.sh: has LibreOffice open the slides of a report, edit them as people do, and save them again,
# and brings them home: the list must say just what was done. Then it draws fish from small to
# crowded there, and looks that no word leaves its shape or lies on another one. Needs LibreOffice
# with its Python and Poppler, on Debian: apt-get install libreoffice-impress python3-uno poppler-utils
set -euo pipefail
cd "$(dirname "$0")/.."
python=/usr/bin/python3
if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null || ! "$python" -c 'import uno' 2>/dev/null; then
	echo "skipped: LibreOffice with python3-uno, or pdftotext, is not here"
	exit 0
fi
[ -x build/whybone ] || make -s build
whybone=$PWD/build/whybone
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WHYBONE_DATA=$work/whybone.db
docs=$PWD/docs
cd "$work"

# comes NAME WANT EDIT… edits the deck and compares the list with what it must say.
comes() {
	local name=$1 want=$2
	shift 2
	"$python" "$docs/deck-edit.py" made.pptx edited.pptx "$@"
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
comes "What was reworded, moved, deleted and added" " 1  Reworded: \"Wrong company strategy\" → \"The strategy is wrong\"
 2  Moved from \"Sales staff leave\" to \"Price\": \"Weak management\"
 3  New, below \"Place\": \"Nobody answers\"
 4  Deleted: \"Delivery takes too long\"" \
	"text|Wrong company strategy|The strategy is wrong" "move|Weak management|Price|0|-1200" \
	"delete|Delivery takes too long" "new|Nobody answers|Place|0|1500"
"$whybone" deck edited.pptx >/dev/null
diff <(echo "$same") <("$whybone" deck edited.pptx) && echo "Once it is taken over there is nothing more."

"$whybone" report --last --profile 8d -o made.pptx --lang en
comes "What was attached by a line" " 1  Bone renamed: \"People\" → \"Staff\"
 2  Moved from \"Promotion\" to \"Process\": \"Offers miss what customers want\"
 3  New, below \"Weak management\": \"Nobody asks\"" \
	"ungroup" "line|Nobody asks|Weak management" "text|People|Staff" "move|Offers miss what customers want|Process|0|-1000"

"$whybone" report --last --profile 8d -o made.pptx --lang en
comes "A tree of whys" " 1  Reworded: \"Casings arrive cracked\" → \"Half of the casings are cracked\"
 2  New, below \"Weak management\": \"Nobody was trained\"
 3  Deleted: \"The customer is not asked again\", with 1 below it" \
	"why|Casings arrive cracked|Half of the casings are cracked" "because|Nobody was trained|Weak management" \
	"unwhy|The customer is not asked again" "unwhy|A reply already closes the case"

"$python" "$docs/deck-fish.py" .
for tree in *-??.json; do
	"$whybone" import "$tree" >/dev/null
	"$whybone" report --last --profile 8d -o "${tree%.json}.pptx"
done
for language in en zh-Hans zh-Hant; do
	"$whybone" sample --lang "$language" >/dev/null
	"$whybone" report --last --profile 8d -o "sample-$language.pptx"
done
for deck in *-*.pptx; do
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf "$deck" >/dev/null 2>&1
	"$python" "$docs/deck-look.py" "$deck" "${deck%.pptx}.pdf"
	diff <(echo "$same") <("$whybone" deck "$deck" --list --lang en)
done

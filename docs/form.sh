#!/usr/bin/env bash
# Fills the forms of fishbone/report/form/testdata and has LibreOffice open them: what was filled is
# there, and so is every picture and shape that was there before. WHYBONE is the program.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then
	echo "form: LibreOffice or poppler-utils is not here; nothing was tried"
	exit 0
fi
whybone=${WHYBONE:-build/whybone}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WHYBONE_DATA=$work/data.db

"$whybone" sample --lang zh-Hans >/dev/null
pdf() { # FILE FOLDER
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$2" "$1" >/dev/null 2>&1
}
for form in fishbone/report/form/testdata/8d*.xlsx fishbone/report/form/testdata/8d*.docx; do
	name=$(basename "$form")
	mkdir -p "$work/before" "$work/after"
	"$whybone" form --last --form "$form" -o "$work/$name" >/dev/null
	pdf "$form" "$work/before"
	pdf "$work/$name" "$work/after"
	text=$(pdftotext -layout "$work/after/${name%.*}.pdf" -)
	for want in 这个月公司的销售额整体下滑 CONFIDENTIAL C-2026-0815 模具的使用次数没有记录; do
		grep -q "$want" <<<"$text" || { echo "form: $name does not say $want"; exit 1; }
	done
	before=$(pdfimages -list "$work/before/${name%.*}.pdf" | wc -l) after=$(pdfimages -list "$work/after/${name%.*}.pdf" | wc -l)
	[ "$before" = "$after" ] || { echo "form: $name has $after pictures, before $before"; exit 1; }
	echo "form: $name is as LibreOffice wants it"
done

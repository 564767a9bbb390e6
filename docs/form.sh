#!/usr/bin/env bash
# Fills the forms of fishbone/report/form/testdata and has LibreOffice open them: what was filled is
# there, and so is every picture and shape that was there before. Needs LibreOffice and poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then
	echo "skipped: LibreOffice with poppler-utils is not here"
	exit 0
fi
[ -x build/whybone ] || make -s build
whybone=$PWD/build/whybone
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WHYBONE_DATA=$work/data.db

"$whybone" sample --lang zh-Hans >/dev/null
pdf() { # FILE FOLDER
	soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$2" "$1" >/dev/null 2>&1
}
pictures() { # FILE: how many it has; one in the head of a page is on each
	pdfimages -list "$1" | awk 'NR > 2 { print $11 }' | sort -u | wc -l
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
	before=$(pictures "$work/before/${name%.*}.pdf") after=$(pictures "$work/after/${name%.*}.pdf")
	[ "$before" = "$after" ] || { echo "form: $name has $after pictures, before $before"; exit 1; }
	echo "form: $name is as LibreOffice wants it"
done

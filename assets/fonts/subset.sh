#!/usr/bin/env bash
# Cuts the bundled fonts from the whole ones: subset.sh DIR, where DIR holds the unpacked
# npm packages that README.md lists, each in a folder of its own name. Needs python3 with
# fontTools (Debian: python3-fonttools), hb-subset (libharfbuzz-bin) and zstd. README.md
# says what is kept.
set -euo pipefail

source=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The characters of the two fonts that the window is written in.
python3 - >"$work/common" <<'PYTHON'
def double_bytes(codec, leads, trails):
    """All characters that two bytes give in an old Chinese encoding."""
    for lead in leads:
        for trail in trails:
            try:
                yield ord(bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                pass

kept = set(double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
# Level 1 of Big5, the frequent characters, ends before the lead byte C7.
kept |= set(double_bytes("big5", range(0xA1, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]))
for first, last in [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x1E00, 0x1EFF),  # Latin
    (0x0391, 0x03C9), (0x0400, 0x045F),                    # Greek, Cyrillic
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F),  # punctuation, currencies, letterlike
    (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),  # numbers, arrows, mathematics
    (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF),  # technical, circled, boxes and shapes
    (0x2600, 0x27BF), (0x2B00, 0x2BFF),                    # symbols, more arrows
    (0x3000, 0x303F), (0xFF00, 0xFFEF), (0xFFFD, 0xFFFD),  # Chinese punctuation, full width
]:
    kept.update(range(first, last + 1))
print("\n".join(f"{c:04X}" for c in sorted(kept)))
PYTHON

# whole FAMILY WEIGHT prints the path of a whole font.
whole() { ls "$source/$1/package/$2"/*_"$2".ttf; }

# cut FROM TO CHOICE... writes a part of a font, without hints.
cut() {
	hb-subset --no-hinting --output-file="$2" "${@:3}" "$1"
}

# pack NAME FILE compresses a font and adds its line to the list of what each family has.
pack() {
	zstd --quiet --ultra -22 --force -o "$here/more/$1.ttf.zst" "$2"
	[[ $1 == *-Bold ]] || python3 - "$1" "$2" >>"$here/more/coverage.txt" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

name, path = sys.argv[1:]
ranges = []
for c in sorted(TTFont(path, lazy=True).getBestCmap()):
    if ranges and c == ranges[-1][1] + 1:
        ranges[-1][1] = c
    else:
        ranges.append([c, c])
print(name.removesuffix("-Regular"), *(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in ranges))
PYTHON
}

# list FILE writes the sets of glyphs in a font's rules as lists instead of ranges: the
# shaper (go-text/typesetting 0.3.4) overlooks glyphs of long lists of ranges.
list() {
	python3 - "$1" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

def listed(self, font):
    self.Format = 1
    return {"GlyphArray": sorted(self.glyphs or [], key=font.getGlyphID)}

otTables.Coverage.preWrite = listed
font = TTFont(sys.argv[1], recalcTimestamp=False)
for tag in ("GSUB", "GPOS", "GDEF"):
    if tag in font:
        font[tag].ensureDecompiled(recurse=True)
font.save(sys.argv[1])
PYTHON
}

mkdir -p "$here/more"
rm -f "$here/more"/*
han=--layout-features=ccmp,locl,mark,mkmk,liga
upright=--drop-tables+=vhea,vmtx,STAT
for weight in 400Regular 700Bold; do
	style=${weight#?00}
	cut "$(whole noto-sans-sc "$weight")" "$here/NotoSansSC-$style.ttf" --unicodes-file="$work/common" --layout-features=kern,ccmp,locl,mark,mkmk,liga
	cut "$(whole noto-sans-tc "$weight")" "$work/font" --unicodes-file="$work/common" "$han,kern" "$upright"
	pack "NotoSansTC-$style" "$work/font"
	for script in SC TC; do
		cut "$(whole "noto-sans-${script,,}" "$weight")" "$work/font" --unicodes='*' --unicodes-="$(tr '\n' , <"$work/common" | sed 's/,$//')" "$han" "$upright"
		pack "NotoSans${script}More-$style" "$work/font"
	done
	for script in JP KR; do
		cut "$(whole "noto-sans-${script,,}" "$weight")" "$work/font" --unicodes='*' "$han" "$upright"
		pack "NotoSans$script-$style" "$work/font"
	done
	for family in Sans SansArabic SansHebrew SansThai SansDevanagari SansSymbols Emoji; do
		package=noto-$(sed 's/\B[A-Z]/-&/g' <<<"$family" | tr '[:upper:]' '[:lower:]')
		cut "$(whole "$package" "$weight")" "$work/font" --unicodes='*'
		list "$work/font"
		pack "Noto$family-$style" "$work/font"
	done
done
# Of these there is one weight.
cut "$(whole noto-sans-math 400Regular)" "$work/font" --unicodes='*'
list "$work/font"
pack NotoSansMath-Regular "$work/font"
cut "$(whole noto-sans-symbols-2 400Regular)" "$work/font" --unicodes='*'
list "$work/font"
pack NotoSansSymbols2-Regular "$work/font"

#!/usr/bin/env bash
# Cuts the bundled fonts from the whole ones: subset.sh DIR, where DIR is the unpacked
# npm package @expo-google-fonts/noto-sans-sc 0.4.3. Needs python3 and hb-subset
# (Debian: libharfbuzz-bin). README.md says what is kept.
set -euo pipefail

source=$1
here=$(cd "$(dirname "$0")" && pwd)
list=$(mktemp)
trap 'rm -f "$list"' EXIT

python3 - >"$list" <<'PYTHON'
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

for weight in 400Regular 700Bold; do
	hb-subset --unicodes-file="$list" --layout-features=kern,ccmp,locl,mark,mkmk,liga --no-hinting \
		--output-file="$here/NotoSansSC-${weight#?00}.ttf" "$source/$weight/NotoSansSC_$weight.ttf"
done

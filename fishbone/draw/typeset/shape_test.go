package typeset

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone/draw/fonts"
)

// TestAccentsStandOverTheirLetters has those that a font knows a place for, and those for
// which it has none, such as the hat on a Greek letter.
func TestAccentsStandOverTheirLetters(t *testing.T) {
	t.Parallel()
	for _, sign := range []string{"x̄", "X̄", "R̄", "p̂", "Ȳ", "σ̂", "R̈", "x̃", "μ̄", "X̿", "ọ̄"} {
		for _, bold := range []bool{false, true} {
			glyphs := Shape(sign, bold, fonts.Simplified)
			letter := glyphs[0]
			left, _, right, top := letter.Font.Ink(letter.ID)
			for _, accent := range glyphs[1:] {
				from, low, to, _ := accent.Font.Ink(accent.ID)
				middle := accent.X + (from+to)/2
				if accent.Advance != 0 || accent.Text != "" || middle < letter.X+left || middle > letter.X+right {
					t.Errorf("%s, bold %v: an accent stands at %.2f, its letter from %.2f to %.2f", sign, bold, middle, letter.X+left, letter.X+right)
				}
				if low > 0 && accent.Y+low < top-0.02 {
					t.Errorf("%s, bold %v: an accent begins at %.2f, within its letter, which ends at %.2f", sign, bold, accent.Y+low, top)
				}
			}
			if norm := len(glyphs); norm > 1 && Width(sign, 1, bold) != letter.Advance {
				t.Errorf("%s is %.2f wide, its letter %.2f", sign, Width(sign, 1, bold), letter.Advance)
			}
		}
	}
}

func TestComposedAndDecomposedAreSetAlike(t *testing.T) {
	t.Parallel()
	for composed, decomposed := range map[string]string{"é": "e\u0301", "ử": "u\u031b\u0309", "한": "\u1112\u1161\u11ab", "が": "か\u3099"} {
		if len(Shape(decomposed, false, 0)) != 1 || Width(composed, 1, false) != Width(decomposed, 1, false) {
			t.Errorf("%s: %d signs, %v wide, want one of %v", composed, len(Shape(decomposed, false, 0)), Width(decomposed, 1, false), Width(composed, 1, false))
		}
	}
}

// TestWidthsComeFromShaping has texts whose characters, one by one, are far wider.
func TestWidthsComeFromShaping(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text     string
		from, to float64
	}{
		{"👩\u200d🏭", 1.1, 1.4}, {"👨\u200d👩\u200d👧\u200d👦", 1.1, 1.4}, {"👍🏽", 1.1, 1.4}, {"1️⃣", 1.1, 1.4}, {"🇨🇳", 1.1, 1.4},
		{"مشكلة", 1.9, 2.8}, {"ปัญหาที่", 2.6, 3.4}, {"न्यूनतम", 2.4, 3.5}, {"שלום", 1.9, 2.5}, {"喆镕𬭛", 3, 3},
	} {
		if w := Width(c.text, 1, false); w < c.from || w > c.to {
			t.Errorf("%s is %.2f wide, want %.2f to %.2f", c.text, w, c.from, c.to)
		}
	}
}

func TestALineIsAsWideAsItsGlyphs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		alphabet := []rune("ab 的喆 한ơ\u0304\u0301σ😀\u200d🏭\ufe0fغيرשל(15%)ไที่\ue000न्य\u200f⨂")
		s := rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 30, -1).Draw(t, "text")
		bold := rapid.Bool().Draw(t, "bold")
		at := 0.0
		for _, g := range Shape(s, bold, fonts.Traditional) {
			if g.Advance < 0 {
				t.Fatalf("a glyph of %q goes back", s)
			}
			at += g.Advance
		}
		if w := Width(s, 1, bold); math.Abs(w-at) > 1e-3 {
			t.Fatalf("%q is %.4f wide, its glyphs %.4f", s, w, at)
		}
	})
}

// visual is what a line looks like from left to right. Letters that are joined count as one
// each, and brackets look as they are drawn.
func visual(s string) string {
	var b strings.Builder
	for _, g := range Shape(s, false, fonts.Simplified) {
		b.WriteString(g.Text)
	}
	return b.String()
}

func TestTextToTheLeft(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"שלום 15", "15 םולש"},
		{"שלום (15% ב 2024)", ")2024 ב 15%( םולש"},
		{"15% שלום", "םולש 15%"},
		{"עדם PM-200", "PM-200 םדע"},
		{"late שלום 15% late", "late 15% םולש late"},
		{"late שלום late", "late םולש late"},
		{"15 late שלום", "15 late םולש"},
		{"\u200f15 שלום", "םולש 15"},
	} {
		if got := visual(c.text); got != c.want {
			t.Errorf("%q is drawn %q, want %q", c.text, got, c.want)
		}
	}
	open, _ := fonts.For('(', false, 0).Glyph('(')
	if g := Shape("(ש", false, 0); g[len(g)-1].ID == open {
		t.Error("a bracket in text to the left looks to the right")
	}
}

// TestWrappedLinesKeepTheirDirection has lines that begin with a word of the other direction.
func TestWrappedLinesKeepTheirDirection(t *testing.T) {
	t.Parallel()
	lines, _ := Wrap("שלום שלום PM-200 שלום", 4.5, 1, false, 9)
	for _, l := range lines {
		if !RightToLeft(l) {
			t.Errorf("%q of %q runs to the right", l, lines)
		}
	}
	lines, _ = Wrap("late late שלום late", 4, 1, false, 9)
	for _, l := range lines {
		if RightToLeft(l) {
			t.Errorf("%q of %q runs to the left", l, lines)
		}
	}
	for _, l := range NewBlock("שלום שלום PM-200 שלום", false, Max{Lines: 4, Width: 6}).Lines(3) {
		if !RightToLeft(l) {
			t.Errorf("%q of a block runs to the right", l)
		}
	}
}

func TestArabicLettersAreJoined(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"غير", "مصابيح", "رطوبة", "ئبتنيى"} {
		joined, alone := Width(word, 1, false), 0.0
		for _, r := range word {
			alone += Width(string(r), 1, false)
		}
		if joined > 0.95*alone {
			t.Errorf("%s is %.2f wide, its letters alone %.2f", word, joined, alone)
		}
	}
	// A yeh within a word is a tooth with dots, not the letter as it stands alone.
	yeh, _ := fonts.For('ي', false, 0).Glyph('ي')
	for _, g := range Shape("غير", false, 0) {
		if g.ID == yeh {
			t.Error("the yeh of غير is not joined")
		}
	}
}

func TestWhatNoFontHasKeepsItsRoom(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a\ue000b", "a\ue000\ue001 σ̂"} {
		missing := 0
		for _, g := range Shape(text, false, 0) {
			if g.Font == nil {
				missing += len([]rune(g.Text))
				if g.Advance <= 0 {
					t.Errorf("%q has no room", g.Text)
				}
			}
		}
		if want := strings.Count(text, "\ue000") + strings.Count(text, "\ue001"); missing != want {
			t.Errorf("%q: %d characters are missing, want %d", text, missing, want)
		}
	}
}

func TestWordsInTheOrderInWhichTheyStand(t *testing.T) {
	t.Parallel()
	const mark = "\u200e"
	for text, want := range map[string]string{
		"late again 药":        "late again 药",
		"שלום עולם":           mark + "עולם" + mark + " " + mark + "שלום" + mark,
		"שלום (15% ב 2024)":   "(2024 " + mark + "ב" + mark + " 15%) " + mark + "שלום" + mark,
		"late שלום 15% late":  "late 15% " + mark + "שלום" + mark + " late",
		"\u200fPM-200 שלום":   mark + "שלום" + mark + " PM-200",
		"\u200eשלום late":     mark + "שלום" + mark + " late",
		"كثرة الشكاوى (35 ℃)": "(℃ 35) " + mark + "الشكاوى" + mark + " " + mark + "كثرة" + mark,
		"שָׁלוֹם":             mark + "שָׁלוֹם" + mark,
	} {
		if got := Visual(text); got != want {
			t.Errorf("%q stands as %q, want %q", text, got, want)
		}
	}
}

// Signs that Chinese writes as wide as a character are narrow in a text without one, in each of its
// parts as in the whole.
func TestSignsAreAsWideAsTheirWriting(t *testing.T) {
	const em = 1.0
	for sign, most := range map[string]float64{"“": 0.5, "”": 0.5, "‘": 0.4, "’": 0.4, "…": 0.9, "·": 0.4, "‐": 0.5} {
		for _, bold := range []bool{false, true} {
			if got := Width("a"+sign+"b", em, bold) - Width("ab", em, bold); got > most {
				t.Errorf("%s is %.2f em wide between letters", sign, got)
			}
			if got := Width("安"+sign+"b", em, bold) - Width("安b", em, bold); got != em {
				t.Errorf("%s is %.2f em wide beside a Chinese character", sign, got)
			}
		}
	}
	for _, text := range []string{"He said “yes” · it’s done…", "他说“OK”。", "x̄ “quoted”", "“e\u0301”…"} {
		sum := 0.0
		for _, g := range Shape(text, false, fonts.Simplified) {
			sum += g.Advance
		}
		if got := Width(text, em, false); math.Abs(got-sum) > 1e-3 {
			t.Errorf("%q is %.3f em wide and takes %.3f", text, got, sum)
		}
	}
	for _, text := range []string{"the “quick” brown fox’s “lazy” dog", "他说“OK”，我们也说“OK”，就这样…"} {
		lines, _ := Wrap(text, 8, 1, false, 9)
		for _, line := range lines {
			if got := Width(line, 1, false); got > 8 {
				t.Errorf("the line %q is %.2f em wide in a room of 8", line, got)
			}
		}
	}
}

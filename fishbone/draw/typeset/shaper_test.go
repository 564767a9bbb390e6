package typeset_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"whybone/assets"
	"whybone/fishbone/draw/typeset"
)

// TestWidthsAgreeWithAShaper compares our widths with those of HarfBuzz, which is what a
// browser sets the text of an SVG with: within 3 %, in both scripts and both weights.
func TestWidthsAgreeWithAShaper(t *testing.T) {
	t.Parallel()
	const size, most = 18, 0.03
	for _, bold := range []bool{false, true} {
		data := assets.Regular
		if bold {
			data = assets.Bold
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for text, script := range map[string]language.Script{
			"Late customer deliveries rose to 14% in Q3": language.Latin,
			"AVATAR Typography, We Try: fjord":           language.Latin,
			"Donaudampfschifffahrtselektrizitäten":       language.Latin,
			"第三季度客户订单延迟交付率上升到百分之十四":                      language.Han,
			"投诉没有闭环，处理完没有再问客户。":                          language.Han,
			"這個月公司的銷售額整體下滑（通路）":                          language.Han,
		} {
			chars := []rune(text)
			var shaper shaping.HarfbuzzShaper
			shaped := shaper.Shape(shaping.Input{
				Text: chars, RunEnd: len(chars), Direction: di.DirectionLTR,
				Face: face, Size: fixed.I(size), Script: script, Language: language.NewLanguage("zh"),
			})
			want, got := float64(shaped.Advance)/64, typeset.Width(text, size, bold)
			if math.Abs(got-want) > most*want {
				t.Errorf("%q, bold %v: %.2f, a shaper sets it %.2f wide", text, bold, got, want)
			}
		}
	}
}

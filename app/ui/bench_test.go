package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkKeyInArea types more than a line behind 600 characters, and takes it back: that many keys.
func BenchmarkKeyInArea(b *testing.B) {
	for name, sentence := range map[string]string{
		"chinese": "三月份销售额361万元，比二月的428万元下降15.7%，因为系统太慢，前台没有人会用新界面的功能。",
		"latin":   "Sales fell across the whole company this month because we lost five of our best people. ",
	} {
		b.Run(name, func(b *testing.B) {
			test.NewTempApp(b).Settings().SetTheme(&Theme{Mode: LightMode})
			e := NewArea("hint", 8)
			w := test.NewTempWindow(b, e)
			w.Resize(fyne.NewSize(340, 400))
			w.Canvas().Focus(e)
			text := []rune(strings.Repeat(sentence, 20))[:600]
			e.SetText(string(text))
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
			for b.Loop() {
				for _, r := range text[:25] {
					e.TypedRune(r)
				}
				for range 25 {
					e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				}
			}
		})
	}
}

package scene

import (
	"testing"

	"whybone/fishbone/draw/readable"
)

func TestStrongThemesCanBeReadAcrossTheRoom(t *testing.T) {
	for name, theme := range map[string]Theme{"light": Light().Strong(), "dark": Dark().Strong(), "black and white": BlackAndWhite().Strong()} {
		for what, c := range map[string]float64{
			"ink": readable.Contrast(theme.Ink, theme.Paper), "second": readable.Contrast(theme.Muted, theme.Paper),
			"third": readable.Contrast(theme.Faint, theme.Paper), "alarm": readable.Contrast(theme.AlarmOrInk(), theme.Paper),
			"head": readable.Contrast(theme.HeadInk, theme.Head),
		} {
			if c < readable.Far {
				t.Errorf("%s: %s has a contrast of %.2f", name, what, c)
			}
		}
		for i, b := range theme.Categories {
			ground := theme.CategoryInk
			if theme.Outlined {
				ground = theme.Paper
			}
			if c := readable.Contrast(b, ground); c < readable.Far {
				t.Errorf("%s: bone %d has a contrast of %.2f", name, i, c)
			}
		}
	}
	if Light().Categories[1] == Light().Strong().Categories[1] {
		t.Error("the orange of paper is too light for a room, and is not darker")
	}
}

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func linesOf(o fyne.CanvasObject) (lines []string) {
	for _, row := range o.(*fyne.Container).Objects {
		lines = append(lines, row.(*canvas.Text).Text)
	}
	return lines
}

var texts = []string{
	"", "a", "Sales fall", "The customer waits for more than three weeks for an answer that never comes",
	"Supercalifragilisticexpialidociousandmuchlongerthananylineofanypanelcouldeverbe",
	"这个月公司的销售额整体下滑", "客户投诉说：“送货太慢了！”而且每一次都是这样，没有人给他们一个说法。",
	"交貨延遲（平均 3.5 天），顧客抱怨「等太久」；客服 hotline 打不通", "混合 mixed text with 中文字 inside，and punctuation。",
	"https://example.org/a/very/long/address?with=many&parameters=and&no=spaces", strings.Repeat("很", 200), strings.Repeat("W", 200),
	strings.Repeat("i", 300), "🙂🙂🙂 emoji 🙂", "العربية من اليمين",
}

func TestParagraphsKeepTheirWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	for _, text := range texts {
		for _, width := range []float32{60, 97, 180, 320, 560} {
			for _, size := range []float32{Small, Body, Title} {
				for _, bold := range []bool{false, true} {
					for _, most := range []int{1, 2, 4} {
						p := Paragraph(text, Style{Size: size, Bold: bold, Color: Light.Ink}, width, most)
						if got := p.MinSize().Width; got > width {
							t.Errorf("%.20q at %v in %v is %v wide", text, size, width, got)
						}
						lines := linesOf(p)
						if len(lines) > most {
							t.Errorf("%.20q in %v has %d lines, want at most %d", text, width, len(lines), most)
						}
						for _, row := range p.(*fyne.Container).Objects {
							if got := row.MinSize().Width; got > width {
								t.Errorf("the line %q is %v wide, of %v", row.(*canvas.Text).Text, got, width)
							}
						}
					}
				}
			}
		}
	}
}

func TestAParagraphIsCutWithDots(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	style := Style{Size: Body, Color: Light.Ink}
	long := "The customer waits for more than three weeks for an answer that never comes"
	cut := linesOf(Paragraph(long, style, 160, 2))
	if len(cut) != 2 || !strings.HasSuffix(cut[1], "…") || !strings.HasPrefix(cut[0], "The customer") {
		t.Errorf("it is cut to %q", cut)
	}
	whole := linesOf(Paragraph(long, style, 160, 9))
	if got := strings.Join(whole, " "); got != long {
		t.Errorf("with room enough it is %q", got)
	}
	if one := linesOf(Truncated(long, style, 100)); len(one) != 1 || !strings.HasSuffix(one[0], "…") {
		t.Errorf("one line is %q", one)
	}
	if short := linesOf(Truncated("Sales", style, 100)); len(short) != 1 || short[0] != "Sales" {
		t.Errorf("a short one is %q", short)
	}
}

// TestChineseLines sees to it that no line begins with a mark that ends something or
// ends with one that opens something.
func TestChineseLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	text := "客户说：“送货太慢了！”（每次都是这样），没有人给他们一个说法；客服、销售、市场，谁也不管。"
	for width := float32(60); width <= 300; width += 7 {
		for i, line := range linesOf(Paragraph(text, Style{Size: Body, Color: Light.Ink}, width, 20)) {
			if first := []rune(line)[0]; i > 0 && strings.ContainsRune("：”！），；、。", first) {
				t.Errorf("in %v a line begins with %q", width, line)
			}
			if runes := []rune(line); strings.ContainsRune("“（", runes[len(runes)-1]) {
				t.Errorf("in %v a line ends with %q", width, line)
			}
		}
	}
}

func TestLinesStandAtOneDistance(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	p := Paragraph(strings.Repeat("很", 60), Style{Size: Body, Color: Light.Ink}, 200, 4)
	p.Resize(p.MinSize())
	rows := p.(*fyne.Container).Objects
	for i := 1; i < len(rows); i++ {
		if d := rows[i].Position().Y - rows[i-1].Position().Y; d != leading(Body) {
			t.Errorf("line %d is %v below the one before", i, d)
		}
	}
	if h := p.MinSize().Height; h != leading(Body)*float32(len(rows)) {
		t.Errorf("it is %v high", h)
	}
}

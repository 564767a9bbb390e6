package board

import (
	"testing"

	"fyne.io/fyne/v2/canvas"

	"whybone/fishbone"
)

// beside are the objects that lie over the picture just beside a label.
func (b *Board) beside(id fishbone.ID) (texts []string, sheets int) {
	label := b.onSheet(b.picture.labels[id])
	near := box{label.left - 30, label.top - 6, label.left, label.bottom + 6}
	for _, o := range b.layers.above.Objects {
		at := box{o.Position().X, o.Position().Y, o.Position().X + o.Size().Width, o.Position().Y + o.Size().Height}
		if !at.touches(near) {
			continue
		}
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o.Text)
		case *canvas.Rectangle:
			sheets++
		}
	}
	return texts, sheets
}

func TestBonesShowTheirKeys(t *testing.T) {
	b, at := shownFish(t)
	b.ShowKeys(map[fishbone.ID]string{at.id("People"): "1", "nobody": "9"})
	if texts, _ := b.beside(at.id("People")); len(texts) != 1 || texts[0] != "1" {
		t.Errorf("beside the bone is %q", texts)
	}
	b.ShowKeys(nil)
	if texts, _ := b.beside(at.id("People")); len(texts) != 0 {
		t.Errorf("the key is still there: %q", texts)
	}
}

func TestMergedCausesAreMarked(t *testing.T) {
	b, at := shownFish(t)
	if _, sheets := b.beside(at.id("leave")); sheets != 0 {
		t.Fatalf("%d things are beside the label", sheets)
	}
	b.Stack(map[fishbone.ID]bool{at.id("leave"): true})
	if _, sheets := b.beside(at.id("leave")); sheets != 2 {
		t.Errorf("the mark has %d sheets", sheets)
	}

}

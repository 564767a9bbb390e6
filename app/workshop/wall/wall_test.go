package wall

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/fishbone"
)

var small = fyne.NewSize(400, 240)

// shown is a wall with cards, painted.
func shown(t *testing.T, w *Wall, c Content) []byte {
	t.Helper()
	room := Room{Width: 400, Height: 196, Most: 16, Least: 10, Name: 10, Filled: true}
	var texts []string
	for _, card := range c.Cards {
		texts = append(texts, card.Text)
	}
	g, ok := new(Fitter).Fit(texts, 6, room)
	if !ok {
		t.Fatalf("the cards do not fit: %+v", g)
	}
	w.Resize(small)
	w.Put(c, g, room, 1)
	return bytes.Clone(w.Paint(400, 240).(*image.RGBA).Pix)
}

// Only what has changed is painted anew: it has to look as if everything had been.
func TestWhatIsPaintedInPartsIsWhole(t *testing.T) {
	test.NewTempApp(t)
	content := func(n int, selected fishbone.ID) Content {
		c := Content{Selected: selected, Next: "next", Spine: &Spine{Head: "Guests wait"}}
		for i := range n {
			c.Cards = append(c.Cards, Card{ID: fishbone.ID(fmt.Sprint(i)), Text: fmt.Sprintf("cause %d", i), By: "Ann"})
			c.Newest = c.Cards[i].ID
		}
		return c
	}
	w := New()
	steps := []func() Content{
		func() Content { return content(2, "") },
		func() Content { return content(3, "") },
		func() Content { return content(3, "1") },
		func() Content { return content(6, "1") },
		func() Content { return content(4, "0") },
		func() Content { c := content(4, ""); c.Cards[2].Text = "reworded"; c.Cards[1].More = 1; return c },
		func() Content { c := content(4, ""); c.Cards[3].Bone = color.NRGBA{R: 200, A: 255}; return c },
		func() Content { c := content(4, ""); c.Spine.Head = "Another head"; return c },
		func() Content { c := content(4, ""); c.Spine.HeadLeft = true; return c },
	}
	for i, step := range steps {
		if got, want := shown(t, w, step()), shown(t, New(), step()); !bytes.Equal(got, want) {
			t.Errorf("after step %d the wall is not as it would be anew", i+1)
		}
	}
	w.Hold("1")
	held := bytes.Clone(w.Paint(400, 240).(*image.RGBA).Pix)
	w.Hold("")
	if back := w.Paint(400, 240).(*image.RGBA).Pix; bytes.Equal(back, held) {
		t.Error("a card that is dragged leaves no empty place")
	} else if want := shown(t, New(), steps[len(steps)-1]()); !bytes.Equal(back, want) {
		t.Error("put back it looks otherwise")
	}
}

func TestCardsAreFoundByThePointer(t *testing.T) {
	test.NewTempApp(t)
	w := New()
	shown(t, w, Content{Cards: []Card{{ID: "a", Text: "one"}, {ID: "b", Text: "two"}}, Next: "next"})
	var tapped, again, menu []fishbone.ID
	w.OnTap = func(id fishbone.ID) { tapped = append(tapped, id) }
	w.OnDoubleTap = func(id fishbone.ID) { again = append(again, id) }
	w.OnMenu = func(id fishbone.ID, _ fyne.Position) { menu = append(menu, id) }
	at := func(id fishbone.ID) *fyne.PointEvent {
		from, size, ok := w.Bounds(id)
		if !ok {
			t.Fatalf("%s has no place", id)
		}
		return &fyne.PointEvent{Position: from.AddXY(size.Width/2, size.Height/2)}
	}
	w.Tapped(at("b"))
	w.Tapped(at("a"))
	w.Tapped(at("a"))
	w.TappedSecondary(at("b"))
	w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(399, 239)})
	if fmt.Sprint(tapped, again, menu) != "[b a ] [a] [b]" {
		t.Errorf("clicked %v, twice %v, other button %v", tapped, again, menu)
	}
}

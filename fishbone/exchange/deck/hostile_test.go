package deck_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/exchange/untrusted"
	"whybone/fishbone/fuzztest"
)

// without is a deck that has lost what it knew of how it was made.
func without(t testing.TB, data []byte) []byte {
	return changed(t, data, func(part, text string) string {
		if part == "docProps/custom.xml" {
			return ""
		}
		return text
	})
}

// TestSlidesCopiedIntoAnotherDeck are compared with the analysis as it stands: what is missing on
// them may never have been there.
func TestSlidesCopiedIntoAnotherDeck(t *testing.T) {
	a := trains(t)
	data := without(t, onSlides(t, made(t, a), func(text string) string {
		s := shapeOf(t, text, "cause:c5")
		return strings.Replace(strings.Replace(text, s, "", 1), "<a:t>New drivers<", "<a:t>Untrained drivers<", 1)
	}))
	want(t, "without its base", told(t, a, data), "reworded cause New drivers > Untrained drivers")
	if !compared(t, a, data).Blind {
		t.Error("it does not say that it cannot tell what was deleted")
	}
	d, err := deck.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Compare(fishbone.New("empty", at)); !errors.Is(err, deck.ErrOther) {
		t.Errorf("beside another analysis: %v", err)
	}
}

func TestADeckOfAnotherAnalysisIsRefused(t *testing.T) {
	d, err := deck.Read(made(t, trains(t)))
	if err != nil || d.Of() != "trains" {
		t.Fatalf("it is of %q, %v", d.Of(), err)
	}
	if _, err := d.Compare(fishbone.New("other", at)); !errors.Is(err, deck.ErrOther) {
		t.Errorf("it says %v", err)
	}
}

// TestBothHaveChanged says of what the team has changed since that it has, and makes nothing of
// what is gone.
func TestBothHaveChanged(t *testing.T) {
	a := trains(t)
	data := onSlides(t, made(t, a), func(text string) string {
		for _, from := range []string{"New drivers", "Narrow track", "Brakes freeze"} {
			text = strings.Replace(text, "<a:t>"+from+"<", "<a:t>"+from+", says the deck<", 1)
		}
		return strings.Replace(text, shapeOf(t, text, "cause:c8"), "", 1)
	})
	b := do(t, a, fishbone.Join(
		fishbone.RewordCause{ID: "c4", Text: "New drivers, says the team"},
		fishbone.RewordCause{ID: "c13", Text: "Brakes freeze, says the deck"}, // the same
		fishbone.RemoveCause{ID: "c5"},
		fishbone.AddCause{ID: "late", Under: "c8", Text: "said later"},
	))
	want(t, "changed on both sides", told(t, b, data),
		"reworded cause New drivers, says the team > New drivers, says the deck !", "deleted cause Doors stick +0")
	found := compared(t, b, data)
	want(t, "left", found.Left, "Narrow track, says the deck")
	after := do(t, b, deck.Edit(b, found.Changes, fishbone.NewID))
	var names []string
	for _, c := range after.Causes("b4") {
		names = append(names, c.Text)
	}
	want(t, "what hung below stays", names, "Rollers are worn", "said later", "Brakes freeze, says the deck")
}

// TestASlideThatIsGone takes nothing with it: somebody wanted a shorter deck.
func TestASlideThatIsGone(t *testing.T) {
	a := trains(t)
	second := do(t, fishbone.New("trains", at), fishbone.Join(
		fishbone.SetAbout{Field: fishbone.Problem, Text: a.HeadText()}, fishbone.Add{Thing: &fishbone.Bone{ID: "b1", Name: "People"}}, fishbone.AddCause{ID: "c1", Under: "b1", Text: "Tired drivers"}))
	d, err := deck.Read(made(t, second))
	if err != nil {
		t.Fatal(err)
	}
	d.Base.Drawn = append(d.Base.Drawn, deck.Drawn{ID: "b2", Slide: 7, Said: deck.DigestOf("Place"), Shown: deck.DigestOf("Place")},
		deck.Drawn{ID: "c5", Under: "b2", Slide: 7, Said: deck.DigestOf("Narrow track"), Shown: deck.DigestOf("Narrow track")})
	found, err := d.Compare(a)
	if err != nil || len(found.Changes) != 0 || found.Away != 2 {
		t.Errorf("%+v, %v", found, err)
	}
}

// TestABaseComesBack whatever is in it.
func TestABaseComesBack(t *testing.T) {
	a := fishbone.New("big", at)
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "p"}}
	for i := range 12 {
		bone := fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: fmt.Sprint("bone ", i)}})
		under := bone
		for j := range 12 {
			id := fishbone.NewID()
			edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: fmt.Sprintf("cause %d of %d, 有很长的文字说明它的来历和后果", j, i)})
			if under = id; j%3 == 2 {
				under = bone
			}
		}
	}
	a = do(t, a, fishbone.Join(edits...))
	data := made(t, a)
	want(t, "large", told(t, a, data))
	slides := madeOn(t, a, scene.Wide) // an overview, which counts what it leaves out, and one for each bone
	want(t, "on several slides", told(t, a, slides))
	renamed := onSlides(t, slides, func(text string) string { return strings.Replace(text, "<a:t>bone 3 (", "<a:t>elsewhere (", 1) })
	want(t, "renamed on the overview", told(t, a, renamed), "reworded bone bone 3 > elsewhere")
	changed(t, data, func(part, text string) string {
		if part == "docProps/custom.xml" {
			for _, one := range strings.Split(text, "<vt:lpwstr>")[1:] {
				if n := strings.Index(one, "<"); n > 255 {
					t.Errorf("a property has %d characters", n)
				}
			}
		}
		return text
	})
}

func TestHostileDecks(t *testing.T) {
	good := made(t, trains(t))
	slides := func(f func(string) string) []byte { return onSlides(t, good, f) }
	shape := `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></p:txBody></p:sp>`
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no archive":      {[]byte("PK\x03\x04 and nothing more"), untrusted.ErrDamaged},
		"no presentation": {changed(t, good, func(part, text string) string { return map[bool]string{false: text}[part == "ppt/presentation.xml"] }), untrusted.ErrDamaged},
		"no fish":         {slides(func(s string) string { return strings.NewReplacer("bone:", "b", "cause:", "c", "why:", "w").Replace(s) }), deck.ErrNoFish},
		"entities":        {slides(func(s string) string { return `<!DOCTYPE p [<!ENTITY a "b">]>` + s }), untrusted.ErrEntities},
		"a bomb":          {slides(func(s string) string { return s + strings.Repeat(" ", 70<<20) }), untrusted.ErrBomb},
		"many shapes": {slides(func(s string) string {
			return strings.Replace(s, "</p:spTree>", strings.Repeat(shape, 30_000)+"</p:spTree>", 1)
		}), deck.ErrTooBig},
		"many on a slide": {slides(func(s string) string {
			return strings.Replace(s, "</p:spTree>", strings.Repeat(shape, 5000)+"</p:spTree>", 1)
		}), deck.ErrTooBig},
		"nested":           {slides(func(s string) string { return strings.Replace(s, "</p:spTree>", strings.Repeat("<p:grpSp>", 600), 1) }), untrusted.ErrBomb},
		"half of it":       {slides(func(s string) string { return s[:len(s)/2] }), untrusted.ErrDamaged},
		"no words at all":  {slides(func(string) string { return "<a/>" }), deck.ErrNoFish},
		"paths to outside": {changed(t, good, func(part, text string) string { return strings.ReplaceAll(text, "slides/slide", "../../../etc/slide") }), deck.ErrNoFish},
	} {
		if _, err := deck.Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzDeck gives the reader slides and properties that nobody wrote, without the archive around
// them, which hides them from the fuzzer.
func FuzzDeck(f *testing.F) {
	a := do(f, fishbone.New("trains", at), fishbone.Join( // small, for many readings
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Late"}, fishbone.Add{Thing: &fishbone.Bone{ID: "b1", Name: "People"}},
		fishbone.AddCause{ID: "c1", Under: "b1", Text: "Tired"}, fishbone.AddCause{ID: "c2", Under: "c1", Text: "Long shifts"}))
	good := made(f, a)
	var slide, custom string
	changed(f, good, func(part, text string) string {
		switch {
		case part == "ppt/slides/slide2.xml":
			slide = text
		case part == "docProps/custom.xml":
			custom = text
		}
		return text
	})
	small := `<p:sld xmlns:p="p" xmlns:a="a"><p:spTree>%s</p:spTree></p:sld>`
	text := `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="9"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>`
	line := `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="9" name="l"/><p:cNvCxnSpPr><a:stCxn id="2"/><a:endCxn id="3"/></p:cNvCxnSpPr></p:nvCxnSpPr></p:cxnSp>`
	f.Add([]byte(slide), []byte(custom))
	f.Add([]byte(slide), []byte(""))
	f.Add([]byte(fmt.Sprintf(small, fmt.Sprintf(text, 2, "bone:b1", 7, "People")+fmt.Sprintf(text, 3, "cause:c1 2", 1_000_000_000_000_000, "x"))), []byte(custom))
	f.Add([]byte(fmt.Sprintf(small, `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="1" y="1"/><a:ext cx="0" cy="5"/><a:chOff x="-9" y="NaN"/><a:chExt cx="1" cy="1"/></a:xfrm></p:grpSpPr>`+
		fmt.Sprintf(text, 2, "cause:c1", 7, "new")+fmt.Sprintf(text, 3, "cause:c1", 7, "newer")+line+`</p:grpSp>`)), []byte(custom))
	f.Fuzz(func(t *testing.T, slide, custom []byte) {
		defer fuzztest.Limit(t)()
		data := changed(t, good, func(part, text string) string {
			switch part {
			case "ppt/slides/slide2.xml":
				return string(slide)
			case "docProps/custom.xml":
				return string(custom)
			}
			return text
		})
		d, err := deck.Read(data)
		if err != nil {
			return
		}
		if d.Base != nil {
			d.Base.Analysis = a.ID()
		}
		found, err := d.Compare(a)
		if err != nil {
			return
		}
		for _, c := range found.Changes { // each by itself can be made, unless the rules say why not
			if e := deck.Edit(a, []*deck.Change{c}, fishbone.NewID); e != nil {
				_, _ = a.Apply(e, at)
			}
		}
		if e := deck.Edit(a, found.Changes, fishbone.NewID); e != nil {
			_, _ = a.Apply(e, at)
		}
	})
}

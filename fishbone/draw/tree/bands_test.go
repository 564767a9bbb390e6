package tree

import (
	"context"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// chain is a cause with so many whys below each other.
func chain(s *drawtest.Sketch, whys int) (asked fishbone.ID) {
	s.Problem("Late")
	asked = s.Bone("People", drawtest.Leaf("Nobody looks at the board before noon")...)[0]
	last := asked
	for range whys {
		last = s.Hang(last, drawtest.Leaf("Because the shift before leaves no note of what it did"))[0]
	}
	return asked
}

// TestALongChainFillsThePage asks nine times why, on every page.
func TestALongChainFillsThePage(t *testing.T) {
	t.Parallel()
	for _, down := range []bool{false, true} {
		for _, page := range []scene.Page{scene.Fit, scene.A4, scene.A3, scene.Wide} {
			s := &drawtest.Sketch{}
			asked := chain(s, 8)
			a := s.Analysis(t)
			o := Options{TopDown: down, Page: page}
			drawn, err := DrawWhys(context.Background(), drawtest.Engine, a, asked, o)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range treeFaults(drawn, below(a, asked, 0)) {
				t.Errorf("page %v, downwards %v: %s", page, down, f)
			}
			letters := map[string]int{}
			for _, text := range drawn.Texts {
				if text.Part == scene.PartLink {
					letters[text.Words]++
				}
				if text.Part == scene.PartCause && page != scene.Fit && text.Size < page.Readable() {
					t.Errorf("page %v, downwards %v: text of %.1f points", page, down, text.Size)
					break
				}
			}
			if down { // a chain fills a good part of a page that way
				continue
			}
			if ratio := drawn.Width / drawn.Height; ratio < 1.2 || ratio > 2.6 {
				t.Errorf("page %v, downwards %v: a picture of %.0f × %.0f", page, down, drawn.Width, drawn.Height)
			}
			if letters["A"] != 2 {
				t.Errorf("page %v, downwards %v: the letters %v", page, down, letters)
			}
		}
	}
}

// TestAShortChainStaysInOnePiece asks three times why.
func TestAShortChainStaysInOnePiece(t *testing.T) {
	t.Parallel()
	s := &drawtest.Sketch{}
	asked := chain(s, 2)
	drawn, err := DrawWhys(context.Background(), drawtest.Engine, s.Analysis(t), asked, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := drawtest.WordsOf(drawn, scene.PartLink); len(got) > 0 {
		t.Errorf("a chain of three is cut at %q", got)
	}
	if drawn.Height > 20*notation.Em {
		t.Errorf("it is %.0f high", drawn.Height)
	}
}

func TestLettersGoOn(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 52: "BA", 702: "AAA"} {
		if got := letter(n); got != want {
			t.Errorf("letter %d is %q, not %q", n, got, want)
		}
	}
}

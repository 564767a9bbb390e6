package workshop

import (
	"fmt"
	"hash/crc32"
	"image"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
	"whybone/fishbone/guide"
)

// TestNoPartOfThePageIsOutOfDate changes each attribute of each kind of thing and compares
// what the page then shows with the same page made without a cache.
func TestNoPartOfThePageIsOutOfDate(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	for _, presenting := range []bool{false, true} {
		t.Run(fmt.Sprintf("presenting %v", presenting), func(t *testing.T) {
			s := newStage(t, everyKind()...)
			s.Session().SetPresenting(presenting)
			s.try(about(fishbone.Goal, "sell more")) // so that there is something to undo all the time
			for n := guide.StepProblem; n <= s.lastPage(); n++ {
				if !s.hasPage(n) {
					continue
				}
				s.OpenStep(n)
				s.Session().Choose("why")
				for _, kind := range append(fishbone.Kinds(), fishbone.AboutKind) {
					if isLater(kind) {
						s.changeEach(fmt.Sprintf("step %d, a %s", n, kind.Name), kind, kind.Attributes...)
						continue
					}
					for _, attribute := range kind.Attributes {
						s.changeEach(fmt.Sprintf("step %d, %s of a %s", n, attribute.Name, kind.Name), kind, attribute)
					}
				}
			}
		})
	}
}

// isLater says whether a kind comes after the meetings: its attributes are changed together,
// for one by one they would take minutes.
func isLater(k *fishbone.Kind) bool {
	all := fishbone.Kinds()
	return slices.Index(all, k) > slices.Index(all, fishbone.MeetingKind)
}

// everyKind fills a small analysis with things of every kind.
func everyKind() []fishbone.Edit {
	edits := []fishbone.Edit{
		about(fishbone.Problem, "Sales fall"), about(fishbone.Head, "Sales"),
		fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Facilitator}},
		bone("People"), bone("Market"),
		cause("late", "People"), cause("why", "late"), cause("root", "Market"), cause("waits", ""),
		fishbone.Judge{ID: "root", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "buy", Text: "buy a lorry", Causes: []fishbone.ID{"root"}}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "train", Text: "train the staff"}},
		fishbone.Add{Thing: &fishbone.Wording{ID: "also", Text: "rooted", Cause: "root"}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "later", Text: "paint it"}},
	}
	edits = append(edits, fishbone.Add{Thing: fishbonetest.Filled(fishbone.MeetingKind, "met", nil)})
	return append(edits, fishbonetest.Later("root", "buy")...)
}

// changeEach changes attributes of every thing of a kind, and wants that to be possible
// for one of them at least.
func (s *stage) changeEach(what string, kind *fishbone.Kind, attributes ...fishbone.Attribute) {
	s.T.Helper()
	changed := false
	for _, thing := range s.things(kind) {
		edit, back := s.changeOf(thing, attributes...)
		if s.Session().Do(edit) != nil {
			continue // a rule of the method forbids it for this one
		}
		changed = true
		if got, want := s.picture(), s.pictureAnew(); got != want {
			s.T.Errorf("%s: the page shows\n%s\nanew it is\n%s", what, differing(got, want), differing(want, got))
		}
		if err := s.Session().Do(back); err != nil { // no undo: its button would make everything anew
			s.T.Fatal(err)
		}
	}
	if !changed {
		s.T.Errorf("%s: nothing could be changed", what)
	}
}

func (s *stage) things(kind *fishbone.Kind) (all []fishbone.Thing) {
	if kind == fishbone.AboutKind {
		about := s.Analysis().About()
		return []fishbone.Thing{&about}
	}
	for t := range s.Analysis().Things(kind) {
		all = append(all, t)
	}
	return all
}

// changeOf is an edit that gives attributes of a thing other values, and the way back.
func (s *stage) changeOf(thing fishbone.Thing, attributes ...fishbone.Attribute) (edit, back fishbone.Edit) {
	s.T.Helper()
	if c, ok := thing.(*fishbone.Cause); ok && attributes[0].Content == fishbone.ContentParent {
		return fishbone.MoveCause{ID: c.ID, Under: "Market"}, fishbone.MoveCause{ID: c.ID, Under: c.Parent}
	}
	next := copyOf(thing)
	for _, of := range attributes {
		of.Put(next, s.anotherValue(of, of.Get(thing)))
	}
	return becomes(next), becomes(thing)
}

// copyOf is another thing that says the same.
func copyOf(thing fishbone.Thing) fishbone.Thing {
	copied := reflect.New(reflect.TypeOf(thing).Elem())
	copied.Elem().Set(reflect.ValueOf(thing).Elem())
	return copied.Interface().(fishbone.Thing)
}

// anotherValue is a value that an attribute can have, too.
func (s *stage) anotherValue(of fishbone.Attribute, now any) any {
	s.T.Helper()
	switch v := now.(type) {
	case string:
		return anotherText(of, v)
	case int:
		return v + 3
	case []fishbone.ID:
		return append([]fishbone.ID{"late"}, v...)
	case fishbone.Stamp:
		return fishbone.Stamp{At: v.At.AddDate(0, 0, 1), By: v.By + "x"}
	case fishbone.ID:
		return s.anotherID(of, v)
	}
	s.T.Fatalf("%s: a %T is not known here", of.Name, now)
	return nil
}

// anotherID names another thing where there are several, which the attribute may name.
func (s *stage) anotherID(of fishbone.Attribute, now fishbone.ID) fishbone.ID {
	for _, id := range []fishbone.ID{"root", "late", "train", "buy"} {
		if t, ok := s.Analysis().Parts().Things[id]; ok && id != now && (of.NamesKind(t.Kind()) || of.Content == fishbone.ContentParent) {
			return id
		}
	}
	return now
}

// becomes is the edit after which a thing is this one.
func becomes(thing fishbone.Thing) fishbone.Edit {
	if about, ok := thing.(*fishbone.About); ok {
		return fishbone.Revert{Patch: fishbone.Patch{About: about}}
	}
	return fishbone.Revert{Patch: fishbone.Patch{Things: map[fishbone.ID]fishbone.Thing{fishbone.IDOf(thing): thing}}}
}

// anotherText is a text that an attribute can have, too.
func anotherText(of fishbone.Attribute, now string) string {
	switch of.Content {
	case fishbone.ContentDay:
		return "2026-11-28"
	case fishbone.ContentFigure:
		return "7"
	case fishbone.ContentWord:
	default:
		return now + " more"
	}
	for i, w := range of.Words {
		if w == now {
			return of.Words[(i+1)%len(of.Words)]
		}
	}
	return of.Words[len(of.Words)-1]
}

// points is a sum of what is painted.
func points(img image.Image) uint32 {
	of, ok := img.(*image.RGBA)
	if !ok {
		return 0
	}
	return crc32.ChecksumIEEE(of.Pix)
}

// picture is all that the page shows around the board, piece by piece.
func (s *stage) picture() string {
	s.Loop.Run()
	var pieces []string
	for _, place := range []fyne.CanvasObject{s.header, s.rail, s.status, s.diagram.Framed(), s.side, s.strip(), s.band()} {
		uitest.Walk(place, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
			switch o := o.(type) {
			case *canvas.Text:
				pieces = append(pieces, fmt.Sprint(at, o.Text, o.TextSize, o.TextStyle.Bold, o.Color))
			case *canvas.Rectangle:
				pieces = append(pieces, fmt.Sprint(at, o.Size(), o.FillColor, o.StrokeColor))
			case *canvas.Circle:
				pieces = append(pieces, fmt.Sprint(at, o.Size(), o.FillColor, o.StrokeColor))
			case *canvas.Raster: // a plate, a disc or an icon
				if w, h := int(o.Size().Width), int(o.Size().Height); w > 0 && h > 0 && h < 100 {
					pieces = append(pieces, fmt.Sprint(at, o.Size(), points(o.Generator(w, h))))
				}
			case *canvas.Image:
				name := "" // of one that was drawn
				if o.Resource != nil {
					name = o.Resource.Name()
				}
				pieces = append(pieces, fmt.Sprint(at, o.Size(), name))
			}
			switch o.(type) {
			case *ui.Entry: // it is one of the panel's own, and never made anew
				return false
			case *board.Board: // its picture comes later
				return false
			}
			return true
		})
	}
	return strings.Join(pieces, "\n")
}

// pictureAnew is what the page shows when nothing of it was kept: another palette empties
// every cache.
func (s *stage) pictureAnew() string {
	theme := s.Loop.Settings().Theme().(*ui.Theme)
	for _, mode := range []ui.Mode{ui.DarkMode, ui.LightMode} {
		theme.Mode = mode
		s.Refresh()
	}
	return s.picture()
}

// differing are the lines of a picture that another one has not.
func differing(picture, other string) string {
	var all []string
	for _, line := range strings.Split(picture, "\n") {
		if !strings.Contains(other, line) {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

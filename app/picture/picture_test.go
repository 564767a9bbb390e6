package picture_test

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

// asIs is Graphviz that gives back what it is given, or an error.
type asIs struct {
	picture.TreeRenderer
	fail error
}

func (a asIs) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) { return s, a.fail }

// plan is the picture on the board, before Graphviz draws it.
func plan(a *fishbone.Analysis, dark bool, shape float64) *scene.Scene {
	return fish.Layout(a, picture.Options(dark, shape))
}

// file draws an analysis and makes a file of the picture.
func file(r picture.TreeRenderer, a *fishbone.Analysis, kind string, dpi int) ([]byte, error) {
	pages, err := picture.Draw(context.Background(), r, a, picture.Request{})
	if err != nil {
		return nil, err
	}
	files, err := picture.Files(pages, kind, picture.Settings{DPI: dpi})
	if err != nil {
		return nil, err
	}
	return files[0], nil
}

func use(t *testing.T, l words.Language) {
	t.Helper()
	if err := words.Use(l); err != nil {
		t.Fatal(err)
	}
}

func analysis(t *testing.T, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	at := fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)}
	a := fishbone.New("a", at)
	for _, e := range edits {
		next, err := a.Apply(e, at)
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	return a
}

func small(t *testing.T) *fishbone.Analysis {
	return analysis(t,
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fall"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}},
		fishbone.AddCause{ID: "c", Under: "b", Text: "Staff leave"},
		fishbone.Judge{ID: "c", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}},
		fishbone.StopAsking{ID: "c", Reason: "we can change it"})
}

func hasText(s *scene.Scene, text string) bool {
	return slices.ContainsFunc(s.Texts, func(t scene.Text) bool { return strings.Contains(t.Words, text) })
}

func TestPlanSpeaksTheLanguage(t *testing.T) {
	for _, l := range words.Languages() {
		use(t, l.Language)
		for _, key := range []string{"mark.emptyHead"} {
			if !hasText(plan(analysis(t), false, picture.Screen), words.T(key)[:3]) {
				t.Errorf("%s: %q is not in the picture", l.Name, words.T(key))
			}
		}
		if p := plan(small(t), false, picture.Screen); !hasText(p, words.T("mark.root")) || !hasText(p, "Staff leave") {
			t.Errorf("%s: the marks are not explained", l.Name)
		}
	}
}

func TestPlanHasTheColoursOfItsPaper(t *testing.T) {
	use(t, words.English)
	light, dark := plan(small(t), false, picture.Screen), plan(small(t), true, picture.Screen)
	if light.Paper == dark.Paper || light.Paper.R < dark.Paper.R {
		t.Errorf("the papers are %v and %v", light.Paper, dark.Paper)
	}
	if picture.Theme(true).Paper != scene.Dark().Paper || picture.Theme(false).Paper != scene.Light().Paper {
		t.Error("the themes are mixed up")
	}
}

func TestFile(t *testing.T) {
	use(t, words.English)
	small := small(t)
	svg, err := file(asIs{}, small, picture.SVG, 0)
	if err != nil || !bytes.Contains(svg, []byte("<svg")) || !bytes.Contains(svg, []byte("Staff leave")) {
		t.Errorf("the SVG is %.60q, %v", svg, err)
	}
	wide := map[int]int{}
	for _, dpi := range []int{96, 150} {
		data, err := file(asIs{}, small, picture.PNG, dpi)
		if err != nil {
			t.Fatal(err)
		}
		c, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		wide[dpi] = c.Width
	}
	if want := int(plan(small, false, picture.Screen).Width / 72 * 150); wide[150] < want-1 || wide[150] > want+1 || wide[96] >= wide[150] {
		t.Errorf("the PNGs are %v wide, want %d at 150 dpi", wide, want)
	}
}

func TestFileFails(t *testing.T) {
	use(t, words.English)
	small := small(t)
	broken := errors.New("Graphviz is gone")
	if _, err := file(asIs{fail: broken}, small, picture.SVG, 0); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if _, err := file(asIs{}, small, ".gif", 0); err == nil || !strings.Contains(err.Error(), ".gif") {
		t.Errorf("an unknown kind gives %v", err)
	}
	if _, err := file(asIs{}, small, picture.PNG, 10_000); !errors.Is(err, scene.ErrResolution) {
		t.Errorf("a wild resolution gives %v", err)
	}
}

// TestPlanWhileTheLanguageChanges plans pictures off the window's thread, as the board
// does, while that thread goes from language to language.
func TestPlanWhileTheLanguageChanges(t *testing.T) {
	use(t, words.English)
	a := small(t)
	var work sync.WaitGroup
	var over atomic.Bool
	for range 4 {
		work.Go(func() {
			for !over.Load() {
				plan(a, false, picture.Screen)
			}
		})
	}
	for range 20 {
		for _, l := range words.Languages() {
			use(t, l.Language)
		}
	}
	over.Store(true)
	work.Wait()
	use(t, words.English)
}

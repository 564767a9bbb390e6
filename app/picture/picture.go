// Package picture makes the pictures that the program shows and exports: the scenes of
// an analysis in the interface's words and colours, and their bytes as files. The
// window and the command line make theirs here, so that both give the same.
//
// It writes no file; package outfile does. Start reading at [Draw] and [Files].
package picture

import (
	"context"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
)

// Renderer has Graphviz draw a scene; [draw.Renderer] is one.
type Renderer interface {
	Draw(ctx context.Context, s *scene.Scene) (*scene.Scene, error)
}

// TreeRenderer has Graphviz place trees as well; [draw.Renderer] is one.
type TreeRenderer interface {
	Renderer
	WhyTree(ctx context.Context, a *fishbone.Analysis, cause fishbone.ID, o tree.Options) (*scene.Scene, error)
	Tree(ctx context.Context, a *fishbone.Analysis, o tree.Options) (*scene.Scene, error)
}

// Screen is the shape, width to height, of a page for a screen or a slide.
const Screen = 16.0 / 9

// Options are those of the picture on the board, in the interface's language. Shape is the
// width divided by the height that the paper should come near, such as [Screen].
func Options(dark bool, shape float64) fish.Options {
	return fish.Options{Theme: Theme(dark), Words: legend(""), Target: shape}
}

// TreeOptions are those of the why tree on the board, where a pointer finds whole texts.
func TreeOptions(a *fishbone.Analysis, dark bool, shape float64) tree.Options {
	o := Request{Theme: Theme(dark)}.tree(a)
	o.Target, o.Footnotes = shape, false
	return o
}

// Theme is a picture's theme for paper or for a dark screen, with the interface's characters.
func Theme(dark bool) *scene.Theme {
	name := "light"
	if dark {
		name = "dark"
	}
	t, _ := ThemeNamed(name)
	return t
}

// ThemeNames are the names of the themes, the usual one first.
var ThemeNames = []string{"light", "dark", "bw"}

// ThemeNamed returns the theme of one of [ThemeNames].
func ThemeNamed(name string) (t *scene.Theme, ok bool) {
	theme, ok := map[string]func() scene.Theme{"light": scene.Light, "dark": scene.Dark, "bw": scene.BlackAndWhite}[name]
	if !ok {
		return nil, false
	}
	made := theme()
	made.Forms = words.Used().Forms()
	return &made, true
}

// View is what a picture shows of an analysis.
type View string

// The views.
const (
	Fishbone View = "fishbone"
	Why      View = "why"    // one cause and every why below it
	Tree     View = "tree"   // the whole analysis
	Chain    View = "chain"  // from the complaint to the proof
	Effect   View = "effect" // the values of its measures, before and after
	Ballot   View = "ballot" // how its ballots went out, round by round
	Verify   View = "verify" // what is verified, and what came of it
	Points   View = "points" // those that its causes got, by criterion and by person
)

// Views are all views, the usual one first.
var Views = []View{Fishbone, Why, Tree, Chain, Effect, Ballot, Verify, Points}

// Request is how a picture is to look. The zero value is the usual fishbone.
type Request struct {
	Language words.Language // the interface's if empty
	View     View           // Fishbone if empty
	Cause    fishbone.ID    // that [Why] asks about
	HeadLeft bool           // matters to the fishbone
	Page     scene.Page
	Poster   bool         // all of it is on one sheet of the page, with whole labels
	Depth    int          // in levels; the view's usual one if 0
	Whole    bool         // all lines of a label are drawn
	Theme    *scene.Theme // the light one if nil
	Caption  notation.Caption
	Today    fishbone.Day // as of which [Chain] tells what is overdue; nothing is if empty

	// Shape is the width to the height that a picture without a page should come near; that of a
	// screen if 0.
	Shape float64
}

// Draw draws an analysis. It takes several pages where
// the requested paper cannot hold a fishbone in one, and refuses at once what would take
// very long.
func Draw(ctx context.Context, r TreeRenderer, a *fishbone.Analysis, q Request) ([]*scene.Scene, error) {
	if q.Theme == nil {
		q.Theme = Theme(false)
		if q.Language != "" {
			q.Theme.Forms = q.Language.Forms()
		}
	}
	if q.Poster {
		return q.posters(ctx, r, a)
	}
	switch q.View {
	case Why:
		return one(r.WhyTree(ctx, a, q.Cause, q.tree(a)))
	case Tree:
		return one(r.Tree(ctx, a, q.tree(a)))
	case Effect:
		return effects(a, q)
	case Chain:
		return q.chainPages(a), nil
	case Ballot, Verify, Points:
		return q.tablePages(a)
	}
	if err := fish.FitsPaper(a, q.Page); err != nil {
		return nil, err
	}
	pages := fish.Pages(a, q.fishbone())
	for i, plan := range pages {
		drawn, err := r.Draw(ctx, plan)
		if err != nil {
			return nil, err
		}
		pages[i] = drawn
	}
	return pages, nil
}

func one(s *scene.Scene, err error) ([]*scene.Scene, error) {
	if err != nil {
		return nil, err
	}
	return []*scene.Scene{s}, nil
}

// target is the shape that a picture without a page should come near.
func (q Request) target() float64 {
	if q.Shape > 0 {
		return q.Shape
	}
	return Screen
}

func (q Request) fishbone() fish.Options {
	return fish.Options{
		Depth: q.Depth, Target: q.target(), Theme: q.Theme, Words: legend(q.Language),
		HeadLeft: q.HeadLeft, Caption: q.Caption, Page: q.Page, Footnotes: true, Whole: q.Whole,
	}
}

func (q Request) tree(a *fishbone.Analysis) tree.Options {
	return tree.Options{
		Broken: brokenLinks(a),
		Depth:  q.Depth, Target: q.target(), Theme: q.Theme, Caption: q.Caption, Page: q.Page, Footnotes: true, Whole: q.Whole,
		Words: tree.Words{Words: legend(q.Language), Level: func(n int) string { return q.Language.Nth("mark.levels", n) }, Broken: q.Language.T("mark.broken"), GoesOn: q.Language.T("mark.goesOn")},
	}
}

// brokenLinks has the causes from which "therefore" does not lead on.
func brokenLinks(a *fishbone.Analysis) map[fishbone.ID]bool {
	broken := map[fishbone.ID]bool{}
	note := func(_ int, c fishbone.Cause) bool {
		if c.Therefore == fishbone.Breaks {
			broken[c.ID] = true
		}
		return true
	}
	a.WalkBones()(note)
	a.Walk(fishbone.Tray)(note)
	return broken
}

// Bones says of the causes in a view that is a fish on which bone they are.
func Bones(a *fishbone.Analysis, v View) map[fishbone.ID]fishbone.ID {
	if v != Fishbone && v != "" {
		return nil
	}
	return a.BonesOfCauses()
}

func legend(l words.Language) notation.Words {
	return notation.Words{
		Root: l.T("mark.root"), Confirmed: l.T("mark.confirmed"), Rejected: l.T("mark.rejected"),
		Verify: l.T("mark.verify"), Undecided: l.T("mark.undecided"), Same: l.T("mark.same"), Votes: l.T("mark.votes"),
		Outside: l.T("mark.outside"), Skipped: l.T("mark.skipped"), Hidden: l.T("mark.hidden"),
		Footnote: l.T("mark.footnote"), Whys: l.T("mark.whys"), EmptyHead: l.T("mark.emptyHead"), Page: l.T("mark.page"),
	}
}

// ChartWords are a chart's own words, in a language.
func ChartWords(l words.Language) chart.Words {
	return chart.Words{
		Cumulative: l.T("chart.cumulative"), Vital: l.T("chart.vital"),
		QuickWins: l.T("chart.quickWins"), Projects: l.T("chart.projects"), FillIns: l.T("chart.fillIns"), Avoid: l.T("chart.avoid"),
		Effort: l.T("chart.effort"), Impact: l.T("chart.impact"), Means: l.T("chart.means"), Goal: l.T("chart.goal"),
		Before: l.T("chart.before"), After: l.T("chart.after"), Mean: l.T("chart.mean"), Lower: l.T("chart.lower"), Upper: l.T("chart.upper"),
	}
}

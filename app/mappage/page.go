// Package mappage shows where the problems of a house come from: the confirmed root causes of all
// analyses on one fish, the larger the more analyses have them, with those that hang on what people
// did drawn as rings. A click, or Up and Down, takes one in hand and lists its analyses.
//
// What is put together as one says package housemap, and the fish is drawn like every other.
//
// Start reading at [New], then picture.go and side.go.
package mappage

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/housemap"
	"whybone/storage"
)

// Store is what the page reads. Its methods may be called from any goroutine.
type Store interface {
	RootCauses() ([]housemap.Root, error)
	Summaries(ids []fishbone.ID) ([]storage.Summary, error)
}

// Deps is what the page needs from outside.
type Deps struct {
	Store  Store
	Now    func() time.Time
	Window fyne.Window
	View   *View

	ReportError func(error)                             // shows why something could not be done
	Back        func()                                  // leads home
	Open        func(id fishbone.ID)                    // opens an analysis
	Save        func(name string, picture *scene.Scene) // asks where to save the picture
	Settings    func(at fyne.Position)                  // opens the menu for language and theme
	Run         func(work func() (then func()))         // does work beside the window's thread
}

// View is what somebody looks at. It outlives the page, as a language does.
type View struct {
	kind   string // the type of complaint that the map is limited to, empty for all
	chosen string // the text of the cluster in hand
}

// Page is the page. It belongs to the window's thread.
type Page struct {
	Deps

	ready    bool
	roots    []housemap.Root
	clusters []housemap.Cluster
	types    []kindCount
	chosen   int // of the clusters, -1 for none
	analyses []storage.Summary
	turn     int // counts the questions for analyses

	of      map[fishbone.ID]int // which cluster a cause of the picture is
	scene   *scene.Scene        // nil while there is none of these clusters
	picture *picture
	side    *container.Scroll
	foot    *fyne.Container
	title   *fyne.Container
	left    *fyne.Container
	keys    *ui.KeyTarget
	root    *fyne.Container
}

// kindCount is a type of complaint with how many root causes it has.
type kindCount struct {
	name string
	n    int
}

// How much stands on the fish: more would be too small to read.
var limits = housemap.Limits{Bones: 8, Causes: 6}

// New makes the page and begins to read. Colours and words are those of the moment: make a new page
// when they change.
func New(d Deps) *Page {
	p := &Page{Deps: d, chosen: -1, title: container.NewStack(), foot: container.NewStack()}
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey, p.keys.OnShortcut = p.key, p.Shortcut
	p.picture = newPicture(p)
	p.side = container.NewVScroll(ui.Gap(1, 1))
	p.left = container.New(&leftLayout{}, p.title, ui.Card(ui.Pad(12, ui.Expand(p.picture.object))))
	right := ui.WithFoot(p.side, p.foot, footHeight)
	p.root = container.NewStack(p.keys, ui.WithSide(p.makeHeader(), p.left, right, sideWidth))
	p.ask()
	p.refresh()
	return p
}

// ask reads the root causes beside the window's thread.
func (p *Page) ask() {
	people := peopleBones()
	p.Run(func() func() {
		roots, err := p.Store.RootCauses()
		return func() {
			if err != nil {
				p.ReportError(err)
				return
			}
			p.ready, p.roots = true, roots
			p.cluster(people)
		}
	})
}

// peopleBones are the names of bones whose causes are about people, in all languages.
func peopleBones() func(bone string) bool {
	keys := categories.Keys()
	return func(bone string) bool {
		return slices.Contains([]string{"people", "skills", "staff", "alertness"}, keys(bone))
	}
}

// cluster puts together what means the same, beside the window's thread, of the type that is shown.
func (p *Page) cluster(people func(string) bool) {
	roots, kind := p.roots, p.View.kind
	p.Run(func() func() {
		n := map[string]int{}
		var shown []housemap.Root
		for _, r := range roots {
			if r.Type != "" {
				n[r.Type]++
			}
			if kind == "" || r.Type == kind {
				shown = append(shown, r)
			}
		}
		clusters := housemap.Clusters(shown, people)
		return func() {
			if kind != p.View.kind {
				return // another type was asked for meanwhile
			}
			p.types, p.clusters, p.chosen, p.scene = kindsOf(n), clusters, -1, nil
			for i, c := range clusters {
				if c.Text == p.View.chosen {
					p.chosen = i
				}
			}
			p.picture.draw()
			p.choose(max(0, p.chosen))
		}
	})
}

// look shows one type of complaint, or all.
func (p *Page) look(kind string) {
	p.View.kind = kind
	p.cluster(peopleBones())
	p.Focus()
}

// choose takes a cluster in hand and reads its analyses.
func (p *Page) choose(i int) {
	if i < 0 || i >= len(p.clusters) {
		p.refresh()
		return
	}
	p.chosen, p.View.chosen, p.analyses = i, p.clusters[i].Text, nil
	p.turn++
	turn := p.turn
	var ids []fishbone.ID
	met := map[fishbone.ID]bool{}
	for _, r := range p.clusters[i].Roots {
		if !met[r.Analysis] && len(ids) < mostAnalyses {
			met[r.Analysis] = true
			ids = append(ids, r.Analysis)
		}
	}
	p.Run(func() func() {
		all, err := p.Store.Summaries(ids)
		return func() {
			if turn != p.turn {
				return
			}
			if err != nil {
				p.ReportError(err)
			}
			p.analyses = all
			p.refresh()
		}
	})
	p.refresh()
}

func (p *Page) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyDown, fyne.KeyRight:
		p.choose(min(p.chosen+1, len(p.clusters)-1))
	case fyne.KeyUp, fyne.KeyLeft:
		p.choose(max(0, p.chosen-1))
	case fyne.KeyHome:
		p.choose(0)
	case fyne.KeyEnd:
		p.choose(len(p.clusters) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(p.analyses) > 0 {
			p.Open(p.analyses[0].ID)
		}
	case fyne.KeyEscape:
		p.Back()
	}
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where keys are heard.
func (p *Page) Focus() { p.Window.Canvas().Focus(p.keys) }

// Shortcut does what a shortcut asks for and returns whether the page knows it.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyLeft && c.Modifier == fyne.KeyModifierAlt {
		p.Back()
		return true
	}
	if action.StrokeOf(s) == "Ctrl+E" && p.scene != nil {
		p.save()
		return true
	}
	return false
}

// save asks where to save the picture.
func (p *Page) save() {
	if p.scene != nil && len(p.clusters) > 0 {
		p.Save(words.T("map.title"), p.scene)
	}
}

// Close ends the page.
func (p *Page) Close() { p.turn++ }

package home

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// mostArt is how many pictures are kept.
const mostArt = 200

// art is what the page shows of an analysis beside its summary.
type art struct {
	scene   *scene.Scene // nil where the analysis could not be loaded
	image   image.Image  // the picture with its words, where it is shown large
	missing []guide.Note
}

// title says of which state of an analysis a piece of art is.
type title struct {
	id      fishbone.ID
	changed int64 // nanoseconds
	small   bool  // for a row, where only the first level can be seen
}

func titleOf(s storage.Summary, small bool) title {
	return title{s.ID, s.Changed.At.UnixNano(), small}
}

// gallery makes the small pictures off the window's thread, one at a time, the one
// that was asked for last first, and only those that are still seen by then. The
// newest are kept.
type gallery struct {
	store  Store
	behind behind
	wanted func(fishbone.ID) bool
	hung   func() // is told that there is a new one

	kept    map[title]*art
	order   []title // of what is kept, the oldest first
	waiting []title
	busy    bool
}

func newGallery(s Store, b behind, wanted func(fishbone.ID) bool, hung func()) *gallery {
	return &gallery{store: s, behind: b, wanted: wanted, hung: hung, kept: map[title]*art{}}
}

// of returns the art of an analysis, nil while it is being made.
func (g *gallery) of(s storage.Summary, small bool) *art {
	t := titleOf(s, small)
	if a := g.kept[t]; a != nil {
		return a
	}
	g.waiting = append(g.waiting, t)
	return nil
}

// work makes the next piece that is wanted.
func (g *gallery) work() {
	for !g.busy && len(g.waiting) > 0 {
		last := len(g.waiting) - 1
		t := g.waiting[last]
		g.waiting = g.waiting[:last]
		if g.kept[t] == nil && g.wanted(t.id) {
			g.make(t)
		}
	}
}

func (g *gallery) make(t title) {
	g.busy = true
	options := pictureOptions(t.small)
	g.behind(func() func() {
		made := paint(g.store, t.id, options)
		return func() {
			g.busy = false
			g.keep(t, made)
			g.hung()
			g.work()
		}
	})
}

func paint(s Store, id fishbone.ID, o fish.Options) *art {
	a, err := s.Load(id)
	if err != nil {
		return &art{} // the row says enough; opening it will say why
	}
	made := &art{scene: fish.Layout(a, o)}
	if o.Depth == 0 {
		made.image = develop(made.scene)
	}
	for _, step := range guide.Look(a) {
		made.missing = append(made.missing, step.Missing...)
	}
	return made
}

func (g *gallery) keep(t title, a *art) {
	if len(g.order) >= mostArt {
		delete(g.kept, g.order[0])
		g.order = g.order[1:]
	}
	g.kept[t] = a
	g.order = append(g.order, t)
}

func pictureOptions(small bool) fish.Options {
	o := picture.Options(ui.Colors().Dark, picture.Screen)
	if small {
		o.Depth = 1
	}
	return o
}

// largeArt is how wide a large picture is made, in pixels: enough for the largest place
// on a screen of high density.
const largeArt = 1200

// develop makes a picture with its words, nil where that cannot be.
func develop(s *scene.Scene) image.Image {
	made, err := s.Image(largeArt / s.Width)
	if err != nil {
		return nil
	}
	return made
}

// hang shows a piece of art in a place, and a calm rectangle until it is there.
func hang(a *art, size fyne.Size) fyne.CanvasObject {
	if a == nil || a.scene == nil {
		return sunken(size)
	}
	if a.image == nil {
		return board.Thumbnail(a.scene, size)
	}
	shown := canvas.NewImageFromImage(a.image)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	shown.SetMinSize(size)
	return shown
}

func sunken(size fyne.Size) fyne.CanvasObject {
	r := canvas.NewRectangle(ui.Colors().Sunken)
	r.CornerRadius = ui.Radius
	r.SetMinSize(size)
	return r
}

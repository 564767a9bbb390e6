package home

import (
	"image"
	"slices"

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

// maxPreviews is how many pictures are kept.
const maxPreviews = 200

// preview is what the page shows of an analysis beside its summary.
type preview struct {
	scene   *scene.Scene // nil where the analysis could not be loaded
	image   image.Image  // the picture with its words, where it is shown large
	missing []guide.Note
}

// previewKey says of which state of an analysis a preview is.
type previewKey struct {
	id      fishbone.ID
	changed int64 // nanoseconds
	small   bool  // for a row, where only the first level can be seen
}

func previewKeyOf(s storage.Summary, small bool) previewKey {
	return previewKey{s.ID, s.Changed.At.UnixNano(), small}
}

// previews makes previews off the window's thread, one at a time. The one that was asked
// for last comes first, and only those that are still seen by then are made. The newest
// are kept.
type previews struct {
	store      Store
	background background
	inSight    func(fishbone.ID) bool
	onMade     func() // is told that there is a new one

	cached  map[previewKey]*preview
	order   []previewKey // of what is kept, the oldest first
	waiting []previewKey
	busy    bool
}

func newPreviews(s Store, b background, inSight func(fishbone.ID) bool, onMade func()) *previews {
	return &previews{store: s, background: b, inSight: inSight, onMade: onMade, cached: map[previewKey]*preview{}}
}

// of returns the preview of an analysis, nil while it is being made.
func (p *previews) of(s storage.Summary, small bool) *preview {
	k := previewKeyOf(s, small)
	if made := p.cached[k]; made != nil {
		return made
	}
	p.waiting = append(p.waiting, k)
	return nil
}

// work makes the next preview that is in sight.
func (p *previews) work() {
	for !p.busy && len(p.waiting) > 0 {
		last := len(p.waiting) - 1
		k := p.waiting[last]
		p.waiting = p.waiting[:last]
		if p.cached[k] == nil && p.inSight(k.id) {
			p.make(k)
		}
	}
}

func (p *previews) make(k previewKey) {
	p.busy = true
	options := pictureOptions(k.small)
	p.background(func() func() {
		made := loadPreview(p.store, k.id, options)
		return func() {
			p.busy = false
			p.keep(k, made)
			p.onMade()
			p.work()
		}
	})
}

func loadPreview(s Store, id fishbone.ID, o fish.Options) *preview {
	a, err := s.Load(id)
	if err != nil {
		return &preview{} // the row says enough; opening it will say why
	}
	made := &preview{scene: fish.Layout(a, o)}
	if o.Depth == 0 {
		made.image = render(made.scene)
	}
	for _, step := range guide.Progress(a) {
		made.missing = append(made.missing, step.Missing...)
	}
	made.missing = said(made.missing)
	return made
}

// said are notes without those that another one says already: who names causes has some.
func said(notes []guide.Note) []guide.Note {
	if !slices.ContainsFunc(notes, func(n guide.Note) bool { return n.Key == "need.causes" }) {
		return notes
	}
	return slices.DeleteFunc(notes, func(n guide.Note) bool { return n.Key == "need.anyCause" })
}

func (p *previews) keep(k previewKey, made *preview) {
	if len(p.order) >= maxPreviews {
		delete(p.cached, p.order[0])
		p.order = p.order[1:]
	}
	p.cached[k] = made
	p.order = append(p.order, k)
}

func pictureOptions(small bool) fish.Options {
	o := picture.Options(ui.Colors().Dark, picture.Screen)
	if small {
		o.Depth = 1
	}
	return o
}

// renderWidth is how wide a large picture is made, in pixels: enough for the largest place
// on a screen of high density.
const renderWidth = 1200

// render makes a picture with its words, nil where that cannot be.
func render(s *scene.Scene) image.Image {
	made, err := s.Image(renderWidth / s.Width)
	if err != nil {
		return nil
	}
	return made
}

// pictureOf shows a preview's picture at a size, and a plain rectangle until it is there.
func pictureOf(p *preview, size fyne.Size) fyne.CanvasObject {
	if p == nil || p.scene == nil {
		return placeholder(size)
	}
	if p.image == nil {
		return board.Thumbnail(p.scene, size)
	}
	shown := canvas.NewImageFromImage(p.image)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	shown.SetMinSize(size)
	return shown
}

func placeholder(size fyne.Size) fyne.CanvasObject {
	r := canvas.NewRectangle(ui.Colors().Sunken)
	r.CornerRadius = ui.Radius
	r.SetMinSize(size)
	return r
}

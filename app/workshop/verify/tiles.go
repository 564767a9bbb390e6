package verify

import (
	"image"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/thumbnail"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The size of an attachment in the panel, and how many pixels a small picture has for each.
const (
	tileWidth, tileHeight = 100, 70
	density               = 2
)

// pictures are the small pictures of attachments, by their sums. They are made beside the
// window's thread.
type pictures struct {
	of   map[string]*picture
	made func() // is told when there is another one
}

// picture is a small picture, nil while it is made and for what is none.
type picture struct{ small image.Image }

func newPictures(made func()) *pictures { return &pictures{map[string]*picture{}, made} }

// get returns the picture of an attachment, or has it made.
func (p *pictures) get(at fishbone.Attachment, content func(sum string) ([]byte, error)) *picture {
	if known := p.of[at.Sum]; known != nil {
		return known
	}
	one := &picture{}
	p.of[at.Sum] = one
	if !strings.HasPrefix(at.Type, "image/") {
		return one
	}
	ui.Go(func() {
		data, err := content(at.Sum)
		if err != nil {
			return // it stays a file with a name; opening it says why
		}
		small, err := thumbnail.Make(data, density*tileWidth, density*tileHeight)
		if err != nil {
			return
		}
		ui.Do(func() {
			one.small = small
			p.made()
		})
	})
	return one
}

// attachments are the files and pictures of the task in hand, and a place to add more.
func (f *form) attachments() fyne.CanvasObject {
	v := f.owner
	type deps struct {
		all  string
		made int
		form ui.Identity[form]
	}
	all := v.host.Analysis().AttachmentsOf(f.cause)
	d := deps{form: ui.Identity[form]{To: f}}
	for _, at := range all {
		d.all += string(at.ID) + at.Name + at.Sum + at.Note + "\n"
		if v.pictures.get(at, v.host.Session().Contents().Get).small != nil {
			d.made++
		}
	}
	return v.Part("attachments", d, func() fyne.CanvasObject {
		var tiles []fyne.CanvasObject
		for _, at := range all {
			tiles = append(tiles, f.tile(at))
		}
		return ui.Flow(8, v.Room(), append(tiles, f.adder())...)
	})
}

// tile is one attachment: its picture or its kind, and its name.
func (f *form) tile(at fishbone.Attachment) fyne.CanvasObject {
	c, v := ui.Colors(), f.owner
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	var face fyne.CanvasObject
	if p := v.pictures.get(at, v.host.Session().Contents().Get); p.small != nil {
		shown := canvas.NewImageFromImage(p.small)
		shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		face = shown
	} else {
		kind := strings.ToUpper(strings.TrimPrefix(filepath.Ext(at.Name), "."))
		face = ui.Centered(ui.Column(2, ui.Centered(ui.Page.Draw(c.Muted, 22)), ui.Centered(ui.Text(kind, small))))
	}
	back := canvas.NewRectangle(c.Sunken)
	back.CornerRadius = ui.Radius
	shown := ui.MinSize(tileWidth, tileHeight, container.NewStack(back, ui.Pad(2, face)))
	tap := ui.NewTap(ui.Column(2, shown, ui.Truncated(first(at.Note, at.Name), small, tileWidth)), func() { v.look(at) })
	tap.OnMenu = func(where fyne.Position) { v.menuOf(at, where) }
	tip := at.Name + " · " + sizeWords(at.Size)
	if at.Note != "" {
		tip = at.Note + "\n" + tip
	}
	tap.SetToolTip(tip)
	return tap
}

// adder is where more can be attached.
func (f *form) adder() fyne.CanvasObject {
	c, v := ui.Colors(), f.owner
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	tap := ui.NewTap(ui.MinSize(tileWidth, tileHeight, ui.Centered(ui.Column(4,
		ui.Centered(ui.Plus.Draw(c.Muted, 20)), ui.Centered(ui.Text(words.T("verify.attach"), small))))), nil)
	tap.OnTap = func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tap)
		v.host.ShowMenu(at.AddXY(0, tileHeight+4),
			ui.Pick(words.T("verify.attach.file"), func() { v.chooseFile(f.cause) }),
			ui.Pick(words.T("verify.attach.paste"), func() { v.paste(f.cause) }))
	}
	tap.Fill, tap.Edge = c.Surface, c.Rule
	tap.SetToolTip(words.T("verify.attach.tip"))
	return ui.Column(0, tap)
}

package backups

import (
	"image/color"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// change is what going back to the chosen backup would change.
type change struct {
	known bool
	err   error
	of    storage.Differences
	whole bool // going back altogether is chosen, not bringing back what is missing
}

// choose shows what going back to a backup would change.
func (p *Page) choose(path string) {
	p.chosen, p.change = path, change{}
	p.refresh()
	p.background(func() func() {
		d, err := p.Store.Compare(path)
		return func() {
			if p.chosen == path {
				p.change = change{known: true, err: err, of: d}
				p.refresh()
			}
		}
	})
}

// chosenBackup is the backup that is chosen.
func (p *Page) chosenBackup() (storage.Backup, bool) {
	for _, b := range p.all {
		if b.Path == p.chosen {
			return b, true
		}
	}
	return storage.Backup{}, false
}

const changeWidth = rightWidth - 2*margin

// makeChange says what would change, and offers the harmless way first.
func (p *Page) makeChange() fyne.CanvasObject {
	c := ui.Colors()
	b, ok := p.chosenBackup()
	if !ok {
		return ui.Paragraph(words.T("backups.nothing"), ui.Style{Size: ui.Body, Color: c.Muted}, changeWidth, 4)
	}
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	rows := []fyne.CanvasObject{
		ui.Text(words.When(b.At.In(p.Now().Location()), p.Now())+" · "+size(b.Size), small),
	}
	if p.change.err == nil {
		rows = append(rows, ui.Text(words.T("backups.change"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}))
	}
	switch {
	case !p.change.known:
		return ui.Column(10, append(rows, ui.Text(words.T("backups.comparing"), ui.Style{Size: ui.Body, Color: c.Muted}))...)
	case p.change.err != nil:
		return ui.Column(10, append(rows, ui.Paragraph(words.T("backups.damaged"), ui.Style{Size: ui.Body, Color: c.Bad}, changeWidth, 6))...)
	}
	d := p.change.of
	rows = append(rows, p.group(len(d.Whole), "backups.damagedHere", d.Whole, c.Good)...)
	rows = append(rows, p.group(len(d.Older), "backups.older", d.Older, c.Open)...)
	rows = append(rows, p.group(len(d.Gone), "backups.gone", d.Gone, c.Bad)...)
	rows = append(rows, p.group(len(d.Back), "backups.missing", d.Back, c.Good)...)
	rows = append(rows, p.group(d.Same, "backups.same", nil, c.Muted)...)
	if len(d.Back) == 0 && len(d.Gone) == 0 && len(d.Older) == 0 && len(d.Whole) == 0 {
		return ui.Column(10, rows...)
	}
	rows = append(rows, ui.Gap(1, 4))
	switch {
	case len(d.Whole) > 0:
		rows = append(rows, p.option(words.T("backups.bringWhole"), words.T("backups.bringWhole.about"), !p.change.whole, false))
	case len(d.Back) > 0:
		rows = append(rows, p.option(words.T("backups.bring"), words.T("backups.bring.about"), !p.change.whole, false))
	}
	rows = append(rows, p.option(words.T("backups.whole"), words.T("backups.whole.about"), p.change.whole, true),
		ui.Padded(8, 0, 0, 0, ui.Row(8, ui.Spacer(), p.doButton())))
	return ui.Column(10, rows...)
}

// most is how many analyses of a group are named.
const most = 4

// group names the analyses to which the same would happen.
func (p *Page) group(n int, key string, named []storage.Changed, ink color.NRGBA) []fyne.CanvasObject {
	if n == 0 {
		return nil
	}
	c := ui.Colors()
	rows := []fyne.CanvasObject{ui.Row(10, ui.Text(strconv.Itoa(n), ui.Style{Size: ui.Title, Bold: true, Color: ink}),
		ui.Paragraph(words.T(key), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, changeWidth-50, 2))}
	for _, one := range named[:min(len(named), most)] {
		problem := one.Problem
		if problem == "" {
			problem = words.T("home.untitled")
		}
		rows = append(rows, ui.Padded(0, 0, 0, 24, ui.Truncated(problem, ui.Style{Size: ui.Body, Color: c.Muted}, changeWidth-24)))
	}
	if len(named) > most {
		rows = append(rows, ui.Padded(0, 0, 0, 24, ui.Text(words.T("backups.more", "n", len(named)-most), ui.Style{Size: ui.Small, Color: c.Faint})))
	}
	return rows
}

// option is a way to go back, with a word on what is lost.
func (p *Page) option(name, about string, chosen, whole bool) fyne.CanvasObject {
	c := ui.Colors()
	t := &ui.Tap{Fill: c.Surface, Over: c.Sunken, Edge: c.Hairline, Radius: ui.Radius, OnTap: func() {
		p.change.whole = whole
		p.refresh()
	}}
	if chosen {
		t.Choose()
	}
	t.Content = ui.Padded(8, 12, 8, 12, ui.Column(2,
		ui.Text(name, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}),
		ui.Paragraph(about, ui.Style{Size: ui.Small, Color: c.Muted}, changeWidth-24, 2)))
	t.ExtendBaseWidget(t)
	return t
}

// doButton does what is chosen. It says how much that is.
func (p *Page) doButton() fyne.CanvasObject {
	n := len(p.change.of.Back) + len(p.change.of.Whole)
	switch {
	case p.change.whole:
		return ui.Primary("", words.T("backups.doWhole"), p.goBack)
	case n == 0:
		return ui.Gap(1, 1)
	}
	return ui.Primary("", words.T("backups.doBring", "n", n), p.bringBack)
}

// bringBack brings the analyses back that are missing, and beside those that are damaged what the
// backup has of them. One that lies in the bin is taken out of it.
func (p *Page) bringBack() {
	from, back, whole, bin := p.chosen, p.change.of.Back, p.change.of.Whole, p.bin
	p.do(func() (string, error) {
		for _, one := range back {
			err := error(nil)
			if inBin(bin, one.ID) {
				err = p.Store.Restore(one.ID)
			} else {
				err = p.Store.RestoreAnalysis(from, one.ID, one.ID)
			}
			if err != nil {
				return "", err
			}
		}
		for _, one := range whole {
			if err := p.Store.RestoreAnalysis(from, one.ID, fishbone.NewID()); err != nil {
				return "", err
			}
		}
		return words.T("backups.brought", "n", len(back)+len(whole)), nil
	})
}

func inBin(bin []storage.Deleted, id fishbone.ID) bool {
	for _, d := range bin {
		if d.ID == id {
			return true
		}
	}
	return false
}

// goBack puts the backup in the place of everything.
func (p *Page) goBack() {
	from := p.chosen
	p.do(func() (string, error) {
		before, err := p.Store.RestoreBackup(from, p.Now())
		return words.T("backups.wentBack", "file", filepath.Base(before.Path)), err
	})
}

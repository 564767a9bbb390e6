package pptx

import (
	"strings"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// cover is the first slide.
func (w *writer) cover() {
	s := &slide{title: report.Flat(w.doc.Subject), cover: true}
	w.slides = append(w.slides, s)
	w.box(s, "report", rect{coverLeft, 236, width - coverLeft - margin, 34}, text{words: w.doc.Title, size: 22, color: accent})
	y := 292.0
	if w.doc.Company != "" {
		w.box(s, "company", rect{coverLeft, y, width - coverLeft - margin, 22}, text{words: w.doc.Company, size: 16, bold: true})
		y += 30
	}
	const labels = 150.0
	for _, f := range w.doc.Head {
		if f.Value.Gap > 0 {
			continue
		}
		wide := width - coverLeft - labels - margin
		f.Value.Text = report.Flat(f.Value.Text)
		words := columns.Fit(f.Value, coverText, loose*wide, 0).Text
		high := coverText * w.leading() * float64(columns.Lines(words, coverText, false, wide))
		w.box(s, "label", rect{coverLeft, y, labels - 12, high}, text{words: f.Label, size: coverText, color: muted})
		w.box(s, "value", rect{coverLeft + labels, y, wide, high}, text{words: words, size: coverText})
		y += high + 4
	}
	if l := w.doc.Logo; l != nil {
		wide, high := l.Fit(200, 56)
		w.place(s, l.PNG, "logo", w.doc.Company, rect{width - margin - wide, 36, wide, high})
	}
}

// The measures of the cover, in points: right of its band, and its small text.
const (
	coverBand = 18.0
	coverLeft = 84.0
	coverText = 15.0
)

// section makes the slides of a section: values and tables share slides, and each picture has one.
func (w *writer) section(p report.Part) error {
	title := titleOf(p)
	from := len(w.slides)
	var said []report.Block
	flush := func() { w.flow(p, title, said); said = nil }
	for i := 0; i < len(p.Blocks); i++ {
		switch b := p.Blocks[i].(type) {
		case report.Field, report.Table:
			said = append(said, b)
		case report.Whys:
			flush()
			w.whys(strings.TrimSpace(title+" · "+b.Title), b)
		case report.Picture:
			var err error
			if both, ok := w.beside(p, said, b); ok {
				said = nil
				i += both.add(fieldsOf(p.Blocks[i+1:]))
				err = w.pair(title, both, b)
			} else {
				flush()
				err = w.pictures(title, b)
			}
			if err != nil {
				return err
			}
		}
	}
	flush()
	w.count(from)
	return nil
}

// fieldsOf are the values with which blocks begin, where nothing else comes behind them.
func fieldsOf(blocks []report.Block) []report.Block {
	for _, b := range blocks {
		if _, ok := b.(report.Field); !ok {
			return nil
		}
	}
	return blocks
}

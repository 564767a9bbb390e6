// Package pptx writes a report as slides (ECMA-376, Office Open XML): one for each section, more
// where a table is long, charts as the program draws them, and the fish as shapes that people can
// edit: one group a bone, each text in a shape of its own that is named after its cause.
//
// Start reading at [Write]; section.go has the order of slides, share.go those of short sections, flow.go and table.go what is said on them,
// slides.go shapes and pictures, fish.go the fish, whys.go the trees of whys, parts.go
// what surrounds them.
package pptx

import (
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
)

// Write writes a report. Errors are those of pictures that are too large.
func Write(d *report.Document) ([]byte, error) {
	w := &writer{doc: d}
	w.cover()
	for rest := d.Sections; len(rest) > 0; {
		n := w.sharing(rest)
		if n > 1 {
			w.shared(rest[:n])
		} else if err := w.section(rest[0]); err != nil {
			return nil, err
		}
		rest = rest[n:]
	}
	w.base.Drawn = append(w.base.Drawn, w.hidden()...)
	return ooxml.Write(w.parts(), d.Made)
}

// writer is a deck on its way.
type writer struct {
	doc    *report.Document
	slides []*slide
	images [][]byte
	charts []chartFile
	base   deck.Base                   // what was drawn, for a deck that comes home
	causes map[fishbone.ID]report.Hung // of the fish
}

// chartFile is a chart and the workbook with its values.
type chartFile struct{ part, workbook []byte }

// The size of a slide and its margins, in points.
const (
	width, height = 960.0, 540.0
	margin        = 44.0
	top           = 92.0 // of what is below the title
	bottom        = 504.0
)

// emu is how many units of a drawing there are in a point.
const emu = 12700

func emus(points float64) int { return int(points * emu) }

package pages

import (
	"slices"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// smallest is how much smaller than usual the text of a report on one sheet becomes at most.
const smallest = 0.64

// set sets a report, as large as it fits on its page, or with less air where the last of its pages would
// be nearly empty.
func set(d *report.Document, forms fonts.Forms) *sheet {
	if d.Profile.Fit {
		return onOnePage(d, forms)
	}
	best := lay(d, forms, usual)
	for _, is := range tighter {
		if best.flaws() == 0 {
			break
		}
		if s := lay(d, forms, is); s.costs() < best.costs() {
			best = s
		}
	}
	return best
}

// setting is how a report is set that takes several pages.
type setting struct {
	air      float64 // between lines and rows, of the usual
	pictures float64 // how large these are, of the usual
	dense    bool    // all tables are set in smaller letters
}

// usual is how reports are set, and tighter what is tried where so a page would be lost, the gentlest first.
var (
	usual   = setting{air: 1, pictures: 1}
	tighter = []setting{{0.7, 1, false}, {0.7, 0.9, false}, {0.4, 0.9, false}, {0.6, 0.9, true}, {0.4, 0.8, true}}
)

func onOnePage(d *report.Document, forms fonts.Forms) *sheet {
	const largest = 1.3 // what says little is read from further away
	for scale := largest; ; scale -= 0.03 {
		s := newSheet(d, forms, scale, 1)
		s.report()
		if len(s.pages) == 1 {
			return s.readablePictures().larger()
		}
		if scale <= smallest {
			return s
		}
	}
}

// readablePictures is the same page with its large pictures as high as finds room, also where the air between
// lines has to give some for that: theirs are the smallest letters of the page.
func (s *sheet) readablePictures() *sheet {
	for _, alone := range []float64{1.6, 1.5, 1.4, 1.3, 1.2, 1.1} {
		for _, air := range []float64{1, 0.8, 0.6} {
			t := newSheet(s.doc, s.theme.Forms, s.scale, air)
			t.alone = alone
			if t.report(); len(t.pages) == 1 {
				return t
			}
		}
	}
	return s
}

// larger is the same page with larger charts, of those that stand side by side, where it has room left.
func (s *sheet) larger() *sheet {
	for _, pairs := range []float64{1.7, 1.5, 1.4, 1.3, 1.2, 1.1} {
		t := newSheet(s.doc, s.theme.Forms, s.scale, s.air)
		t.pairs, t.alone = pairs, s.alone
		if t.report(); len(t.pages) == 1 {
			return t
		}
	}
	return s
}

// lay sets a report as a setting says.
func lay(d *report.Document, forms fonts.Forms, is setting) *sheet {
	s := newSheet(d, forms, 1, is.air)
	s.pictures = is.pictures
	s.crowded = is.dense || slices.ContainsFunc(d.Tables(), func(t report.Table) bool {
		return columns.Crowded(t, d.NotGiven, s.tableRoom())
	})
	s.report()
	return s
}

// flaws is how many pages are hardly used: much at the foot of one is empty, and more on the last one.
func (s *sheet) flaws() (n int) {
	const inner, last = 0.75, 0.5 // of a page
	for _, used := range s.used {
		if used < inner {
			n++
		}
	}
	if len(s.used) > 0 && s.filled() < last {
		n++
	}
	return n
}

// costs are the pages, and those once more that are hardly used.
func (s *sheet) costs() int { return len(s.pages) + s.flaws() }

// filled is the part of the open page that is used.
func (s *sheet) filled() float64 { return (s.y - edge*0.8) / (s.bottom() - edge*0.8) }

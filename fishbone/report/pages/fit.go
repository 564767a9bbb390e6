package pages

import (
	"slices"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
)

// smallest is how much smaller than usual the text of a report on one sheet becomes at most.
const smallest = 0.64

// set sets a report, as large as it fits on its page, or with less air where the last of its pages would
// be nearly empty.
func set(d *report.Document, forms fonts.Forms) *sheet {
	if d.Profile.Fit {
		return onOnePage(d, forms)
	}
	const long = 12 // pages, of which none more is noticed
	laid := map[setting]*sheet{}
	return laid[flow.Best(settings, func(is setting) (int, float64) {
		s := lay(d, forms, is)
		laid[is] = s
		if is == usual && len(s.pages) > long {
			return len(s.pages), 0
		}
		return len(s.pages), s.costs()
	})]
}

// setting is how a report is set that takes several pages.
type setting struct {
	air      float64 // between lines and rows, of the usual
	pictures float64 // how large these are, of the usual
	dense    bool    // all tables are set in smaller letters
}

// usual is how reports are set, and settings go on from there with what is tried where so a page would be lost, the
// gentlest first.
var (
	usual    = setting{air: 1, pictures: 1}
	settings = []setting{usual, {0.85, 1, false}, {0.7, 1, false}, {0.7, 0.9, false}, {0.55, 0.9, false}, {0.4, 0.9, false}, {0.6, 0.9, true}, {0.4, 0.8, true}}
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

// costs is what is wrong with how all stands on its pages.
func (s *sheet) costs() float64 {
	return flow.Costs(append(slices.Clip(s.used), s.filled()), 1, s.torn)
}

// filled is the part of the open page that is used.
func (s *sheet) filled() float64 { return (s.y - edge*0.8) / (s.bottom() - edge*0.8) }

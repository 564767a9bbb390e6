package pptx

import (
	"slices"
	"strings"

	"whybone/fishbone/report"
)

// sharing is how many of the sections that come first share a slide: such as say little, and show
// nothing.
func (w *writer) sharing(sections []report.Part) int {
	n := 1
	for n < min(len(sections), 3) && w.share(sections[:n+1]) && !w.spoils(sections[:min(len(sections), n+2)]) {
		n++
	}
	return n
}

// spoils says whether the last of these sections, which is little, would be alone if those before it shared
// a slide, while it has room beside the one before it.
func (w *writer) spoils(sections []report.Part) bool {
	n := len(sections)
	return n > 2 && !w.share(sections) && w.share(sections[n-2:]) && w.flowOf(sections[n-1:]).high(usual) < 0.3*room
}

// share says whether the last of these sections shares slides with those before it: one of both would
// leave half of a slide empty, and they have room on one in letters that are no smaller than those of
// slides beside it; or it is so short that it needs no slide more.
func (w *writer) share(sections []report.Part) bool {
	const size, half, little = 16.0, 0.5 * room, 0.3 * room
	if !slices.ContainsFunc(sections, shows) {
		last := len(sections) - 1
		all, before, behind := w.flowOf(sections), w.flowOf(sections[:last]), w.flowOf(sections[last:])
		less := min(before.high(size), behind.high(size))
		if less <= half && all.high(size) <= room {
			return true
		}
		if less <= little {
			return all.slides() <= max(before.slides(), behind.slides())
		}
	}
	return false
}

// shows says whether a section has pictures.
func shows(p report.Part) bool {
	return slices.ContainsFunc(p.Blocks, func(b report.Block) bool {
		switch b.(type) {
		case report.Field, report.Table:
			return false
		}
		return true
	})
}

// shared makes the slides of several sections.
func (w *writer) shared(sections []report.Part) {
	from := len(w.slides)
	f := w.flowOf(sections)
	f.fit()
	for _, page := range f.even() {
		var titles []string
		for _, p := range page {
			titles = append(titles, titleOf(sections[p.section]))
		}
		titles = slices.Compact(titles)
		if len(titles) == 1 && page[0].heading != "" { // the slide's title says it
			page = page[1:]
		}
		f.draw(w.newSlide(strings.Join(titles, " · ")), f.airy(page, room), margin, top)
	}
	w.count(from)
}

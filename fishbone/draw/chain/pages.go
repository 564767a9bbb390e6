package chain

import (
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/links"
)

// Pages draws a chain for paper: on as many pages as its lines need, each with the complaint and
// the problem. Where the paper has no size of its own it is one page.
func Pages(a *fishbone.Analysis, c *links.Chain, o Options, page scene.Page) []*scene.Scene {
	width, height, ok := page.Inner()
	if !ok {
		return []*scene.Scene{Draw(a, c, o).Scene}
	}
	o.Width = max(o.Width, Usual)
	room := height * o.Width / width
	var pages []*scene.Scene
	for from := 0; from == 0 || from < len(c.Lines); {
		end := min(from+1, len(c.Lines))
		drawn := part(a, c, o, from, end)
		for end < len(c.Lines) {
			next := part(a, c, o, from, end+1)
			if next.Height > room {
				break
			}
			drawn, end = next, end+1
		}
		drawn.Height = max(drawn.Height, room)
		pages = append(pages, page.Center(drawn))
		from = max(end, 1)
	}
	return pages
}

// part draws the lines from one number up to another.
func part(a *fishbone.Analysis, c *links.Chain, o Options, from, end int) *scene.Scene {
	lines := make([]int, 0, end-from)
	for i := from; i < end; i++ {
		lines = append(lines, i)
	}
	return newDrawing(a, c, o).sheet(lines, end == len(c.Lines)).Scene
}

package tree

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/notation"
)

// arrange asks Graphviz's dot where the boxes go, and notes where each is across
// the tree. How far it is along follows from its column.
func (t *tree) arrange(ctx context.Context, e *graphviz.Engine) error {
	t.measureColumns()
	for band := range t.bands {
		svg, err := e.Render(ctx, "dot", t.dot(band))
		if err != nil {
			return err
		}
		if err := t.readPlaces(svg, band); err != nil {
			return fmt.Errorf("reading where graphviz puts the boxes of a tree: %w", err)
		}
	}
	return nil
}

// leastSep is the least space between two boxes that Graphviz knows, in inches.
const leastSep = 0.02

// centerPull is how strongly a cause is held to the middle of its answers; others pull with 1.
const centerPull = 100

// dot returns a band of the tree as a graph of boxes without words, whose sizes are fixed and
// hold the free space around them. Each cause is held to the middle one of its answers,
// or, where two are in the middle, to an unseen speck between them: so none ends up
// beside its answers, and no two lines lie on each other. What a band begins with is held in
// its order by one unseen node before it.
func (t *tree) dot(band int) []byte {
	d := graphviz.NewWriter(256 + 120*len(t.nodes))
	direction, wider, higher := "LR", 0.0, t.gap()*notation.Em-72*leastSep
	if t.options.TopDown {
		direction, wider, higher = "TB", higher, 0
	}
	d.Add("digraph tree {\n  graph [rankdir=", direction, ", ordering=out, splines=false, nodesep=", leastSep, ", ranksep=1]\n",
		"  node [shape=box, fixedsize=true, margin=0, label=\"\"]\n  edge [dir=none]\n")
	for i := range t.nodes {
		n := &t.nodes[i]
		if bandOf(t.bands, n.column) != band {
			continue
		}
		d.Add("  n", i, " [id=n", i, ", width=", graphviz.Inch(n.width*notation.Em+wider), ", height=", graphviz.Inch(n.height*notation.Em+higher), "]\n")
	}
	for i := range t.nodes {
		if n := &t.nodes[i]; bandOf(t.bands, n.column) == band {
			addEdges(&d, i, n.answers)
			if band > 0 && n.parent < 0 {
				d.Add("  first -> n", i, " [style=invis]\n")
			}
		}
	}
	if band > 0 {
		d.Add("  first [width=0.01, height=0.01, style=invis]\n")
	}
	d.Add("}\n")
	return d.Bytes()
}

// addEdges writes the edges from a node to its answers, in order.
func addEdges(d *graphviz.Writer, from int, answers []int) {
	half := len(answers) / 2
	for k, to := range answers {
		pull := 1
		if len(answers)%2 == 1 && k == half {
			pull = centerPull
		}
		if len(answers)%2 == 0 && k == half {
			d.Add("  m", from, " [width=0.01, height=0.01, style=invis]\n  n", from, " -> m", from, " [style=invis, weight=", centerPull, "]\n")
		}
		d.Add("  n", from, " -> n", to, " [weight=", pull, "]\n")
	}
}

// readPlaces takes the middles of the boxes of a band from the SVG.
func (t *tree) readPlaces(svg []byte, band int) error {
	in := xml.NewDecoder(bytes.NewReader(svg))
	at, placed := -1, 0
	for {
		token, err := in.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "g":
			at = t.nodeNamed(graphviz.Attribute(e, "id"))
		case "polygon":
			if at < 0 {
				continue
			}
			corners, err := graphviz.Places(graphviz.Attribute(e, "points"))
			if err != nil || len(corners) < 4 {
				return fmt.Errorf("box %d at %q: %w", at, graphviz.Attribute(e, "points"), errors.Join(err, io.ErrUnexpectedEOF))
			}
			t.place(&t.nodes[at], corners[0], corners[2])
			at, placed = -1, placed+1
		}
	}
	all := 0
	for i := range t.nodes {
		if bandOf(t.bands, t.nodes[i].column) == band {
			all++
		}
	}
	if placed != all {
		return fmt.Errorf("%d boxes of %d", placed, all)
	}
	return t.inOrder(band)
}

// nodeNamed returns the node that a group of the SVG draws, −1 for other groups.
func (t *tree) nodeNamed(id string) int {
	if len(id) < 2 || id[0] != 'n' {
		return -1
	}
	i, err := strconv.Atoi(id[1:])
	if err != nil || i < 0 || i >= len(t.nodes) {
		return -1
	}
	return i
}

// place puts a box where two opposite corners of it are.
func (t *tree) place(n *node, a, b [2]float64) {
	axis := 1
	if t.options.TopDown {
		axis = 0
	}
	n.across = (a[axis] + (b[axis]-a[axis])*0.5) / notation.Em
}

// inOrder checks that the boxes of each column follow each other as the team has them,
// and that none lies on another.
func (t *tree) inOrder(band int) error {
	end := make([]float64, len(t.columns))
	seen := make([]bool, len(t.columns))
	for i := range t.nodes {
		n := &t.nodes[i]
		if bandOf(t.bands, n.column) != band {
			continue
		}
		_, across := t.extent(n)
		if c := n.column; seen[c] && n.across-across/2 < end[c]+t.gap()/2 {
			return fmt.Errorf("box %d lies at %.2f, not behind %.2f", i, n.across-across/2, end[c])
		}
		seen[n.column], end[n.column] = true, n.across+across/2
	}
	return nil
}

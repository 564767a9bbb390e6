// Package picture makes the pictures that the program shows and exports: the scene of
// an analysis in the interface's words and colours, and its bytes as a file. The window
// and the command line make theirs here, so that both give the same.
//
// It writes no file; package outfile does.
package picture

import (
	"bytes"
	"context"
	"fmt"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
)

// Renderer has Graphviz draw a scene; [draw.Renderer] is one.
type Renderer interface {
	Draw(ctx context.Context, s *draw.Scene) (*draw.Scene, error)
}

// The kinds of picture files, by their endings.
const (
	SVG = ".svg"
	PNG = ".png"
)

// Screen is the shape, width to height, of a page for a screen or a slide.
const Screen = 16.0 / 9

// Plan places everything on the paper, in the interface's language. Shape is the width
// divided by the height that the paper should come near, such as [Screen].
func Plan(a *fishbone.Analysis, dark bool, shape float64) *draw.Scene {
	return draw.Fishbone(a, draw.Options{Theme: Theme(dark), Words: legend(), Target: shape})
}

// Theme is a picture's theme for paper or for a dark screen.
func Theme(dark bool) *draw.Theme {
	t := draw.Light()
	if dark {
		t = draw.Dark()
	}
	return &t
}

func legend() draw.Words {
	return draw.Words{
		Root: words.T("mark.root"), Confirmed: words.T("mark.confirmed"), Rejected: words.T("mark.rejected"),
		Verify: words.T("mark.verify"), Same: words.T("mark.same"), Votes: words.T("mark.votes"),
		EmptyHead: words.T("mark.emptyHead"),
	}
}

// File has a plan drawn and returns it as a file of the given kind. The resolution, in
// dots per inch, matters to a PNG only.
func File(ctx context.Context, r Renderer, plan *draw.Scene, kind string, dpi int) ([]byte, error) {
	scene, err := r.Draw(ctx, plan)
	if err != nil {
		return nil, err
	}
	switch kind {
	case SVG:
		return scene.SVG(), nil
	case PNG:
		var b bytes.Buffer
		err := scene.PNG(&b, dpi)
		return b.Bytes(), err
	}
	return nil, fmt.Errorf("there is no kind of picture called %q", kind)
}

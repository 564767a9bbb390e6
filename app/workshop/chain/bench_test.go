package chain

import (
	"image"
	"testing"
	"time"

	"whybone/app/picture"
	"whybone/fishbone"
	draw "whybone/fishbone/draw/chain"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/links"
)

// BenchmarkOpen does what opening the page does, for 300 causes and 60 promises: the chain is
// followed and laid out, and what is in sight is painted.
func BenchmarkOpen(b *testing.B) {
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	a, err := fishbone.New("a", at).Apply(fishbone.Batch{Edits: many(60, 60)}, at)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c := links.Of(a, "2026-06-01")
		p := draw.Draw(a, c, draw.Options{Theme: picture.Theme(false), Width: 1084, Sight: 584, Words: picture.ChainWords("", a, "2026-06-01")})
		scene.NewScreen().Draw(p.Scene, 1, image.NewRGBA(image.Rect(0, 0, 1084, 584)))
	}
}

// BenchmarkCount counts the ends, as the rail does at every change.
func BenchmarkCount(b *testing.B) {
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	a, err := fishbone.New("a", at).Apply(fishbone.Batch{Edits: many(60, 60)}, at)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		links.Of(a, "2026-06-01").Ends()
	}
}

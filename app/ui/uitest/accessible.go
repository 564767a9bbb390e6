package uitest

import (
	"fmt"
	"image"
	"image/color"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone/draw/readable"
)

// Everybody looks at a page, or what lies over it, as those meet it who do not see the screen, or hold no mouse:
// every widget of our own has a role and a name, keys alone lead to all that can be clicked, with a ring
// round it, and every text stands out from what is behind it.
func Everybody(t *testing.T, where string, c fyne.Canvas) {
	t.Helper()
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	named(t, where, root)
	standsOut(t, where, root)
	walked(t, where, c, root)
}

// StandsOut looks only at what another theme changes: every text and every edge stands out from what is behind it.
func StandsOut(t *testing.T, where string, c fyne.Canvas) {
	t.Helper()
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	standsOut(t, where, root)
}

// named wants a role and a name of each widget.
func named(t *testing.T, where string, root fyne.CanvasObject) {
	t.Helper()
	Walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		kind := reflect.TypeOf(o)
		if kind.Kind() != reflect.Pointer || !strings.HasPrefix(kind.Elem().PkgPath(), "whybone/") {
			return true
		}
		if _, isWidget := o.(fyne.Widget); !isWidget {
			return true
		}
		is, ok := o.(fyne.Accessible)
		switch {
		case !ok:
			t.Errorf("%s: a %v has neither name nor role", where, kind)
		case is.AccessibilityRole() != fyne.AccessibleRoleContainer && is.AccessibilityLabel() == "":
			t.Errorf("%s: a %v with the role %q has no name", where, kind, is.AccessibilityRole())
		}
		return true
	})
}

// box is a place in the window.
type box struct {
	at   fyne.Position
	size fyne.Size
}

func (b box) and(c box) box {
	left, top := max(b.at.X, c.at.X), max(b.at.Y, c.at.Y)
	right, foot := min(b.at.X+b.size.Width, c.at.X+c.size.Width), min(b.at.Y+b.size.Height, c.at.Y+c.size.Height)
	return box{fyne.NewPos(left, top), fyne.NewSize(max(0, right-left), max(0, foot-top))}
}

// clickables are all things in an object that can be clicked, with their places.
func clickables(root fyne.CanvasObject) map[fyne.CanvasObject]box {
	all := map[fyne.CanvasObject]box{}
	Walk(root, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if size := o.Size(); size.Width > 0 && size.Height > 0 && clickable(o) {
			all[o] = box{at, size}
		}
		return true
	})
	return all
}

func clickable(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *ui.Entry:
		return !o.Disabled()
	case interface{ Clickable() bool }:
		return o.Clickable()
	}
	return false
}

// walked walks over all that can be clicked, and back.
func walked(t *testing.T, where string, c fyne.Canvas, root fyne.CanvasObject) {
	t.Helper()
	missed := clickables(root)
	if len(missed) == 0 {
		return
	}
	before := c.Focused()
	ui.Walk(c)
	keys := c.Focused()
	if keys == nil || keys == before {
		t.Errorf("%s: no walk begins", where)
		return
	}
	over := c.Overlays().Top()
	seen := map[fyne.CanvasObject]bool{}
	for range 3000 {
		ring := ringIn(over)
		stop := at(clickables(root), ring)
		if stop == nil {
			t.Errorf("%s: the ring at %v is round nothing", where, ring)
			break
		}
		if m := ring.at.AddXY(ring.size.Width/2, ring.size.Height/2); m.X < 0 || m.Y < 0 || m.X > c.Size().Width || m.Y > c.Size().Height {
			t.Errorf("%s: %q at %v is out of sight", where, ui.WordsOn(stop), ring)
		}
		if seen[stop] {
			break
		}
		seen[stop] = true
		delete(missed, stop)
		keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	}
	for o, b := range missed {
		if now, there := clickables(root)[o]; there {
			t.Errorf("%s: no key leads to %q at %v, now %v", where, ui.WordsOn(o), b, now)
		}
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Overlays().Top() == over || c.Focused() != before {
		t.Errorf("%s: the walk does not give the keys back", where)
	}
}

// ringIn is what the ring of a walk is round.
func ringIn(over fyne.CanvasObject) (b box) {
	const wide = 3
	Walk(over, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) bool {
		if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth == wide {
			b = box{at.AddXY(wide, wide), r.Size().SubtractWidthHeight(2*wide, 2*wide)}
		}
		return true
	})
	return b
}

// at is what stands in a place.
func at(all map[fyne.CanvasObject]box, b box) fyne.CanvasObject {
	for o, is := range all {
		if near(is.at.X, b.at.X) && near(is.at.Y, b.at.Y) && near(is.size.Width, b.size.Width) && near(is.size.Height, b.size.Height) {
			return o
		}
	}
	return nil
}

func near(a, b float32) bool { return a-b < 0.5 && b-a < 0.5 }

// standsOut wants a contrast of 4.5 to 1 of each text to what is behind its middle, and of 3 to 1 of each edge to what
// is behind it, but for those that are for order alone, and rings that cannot be clicked now.
func standsOut(t *testing.T, where string, root fyne.CanvasObject) {
	t.Helper()
	all := box{fyne.Position{}, fyne.NewSize(1e6, 1e6)}
	paint := []patch{{all, ui.Colors().Back}}
	bad := map[string]bool{}
	edge := func(c color.Color, wide float32, here box, free ...color.NRGBA) {
		ink, back := nrgba(c), behind(paint, here)
		if wide == 0 || ink.A == 0 || slices.Contains(free, ink) {
			return
		}
		said := fmt.Sprintf("an edge in %v on %v", ink, back)
		if got := readable.Contrast(over(ink, back), back); got < readable.Shape && !bad[said] {
			bad[said] = true
			t.Errorf("%s: %s at %v has a contrast of %.2f", where, said, here, got)
		}
	}
	layers(root, fyne.Position{}, all, func(o fyne.CanvasObject, here, seen box) {
		switch o := o.(type) {
		case *canvas.Rectangle:
			edge(o.StrokeColor, o.StrokeWidth, here, ui.Colors().Hairline, ui.Colors().Rule)
			if min(here.size.Width, here.size.Height) > 1 { // a line is no ground
				paint = append(paint, patch{seen, nrgba(o.FillColor)})
			}
		case *canvas.Circle:
			edge(o.StrokeColor, o.StrokeWidth, here, ui.Colors().Hairline)
			paint = append(paint, patch{seen, nrgba(o.FillColor)})
		case *canvas.Raster: // a plate has one colour but at its edge; a whole picture is looked at elsewhere
			if w, h := int(here.size.Width), int(here.size.Height); w > 0 && h > 0 && w < 400 && h < 400 {
				img := o.Generator(w, h)
				if ring, ok := ringOf(img); ok && !alike(ring, ui.Colors().Hairline) {
					edge(ring, 1, here)
				}
				paint = append(paint, patch{seen, nrgba(img.At(w/2, h/2))})
			}
		case *canvas.Text:
			ink := nrgba(o.Color)
			back := behind(paint, here)
			if here.and(seen) != here {
				return // it is cut
			}
			if strings.TrimSpace(o.Text) == "" || ink.A == 0 {
				return
			}
			if got := readable.Contrast(over(ink, back), back); got < 4.5 && !bad[o.Text] {
				bad[o.Text] = true
				t.Errorf("%s: %q in %v on %v has a contrast of %.2f", where, o.Text, ink, back, got)
			}
		}
	})
}

// ringOf is the colour of the edge of a disc, which is the same at its four sides. The points there
// are a little transparent, and mixed with what is inside: the one that differs most from that counts.
func ringOf(img image.Image) (edge color.NRGBA, ok bool) {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	edge = nrgba(img.At(w/2, 0))
	for _, at := range []image.Point{{w / 2, h - 1}, {0, h / 2}, {w - 1, h / 2}} {
		if nrgba(img.At(at.X, at.Y)) != edge {
			return edge, false
		}
	}
	inside := nrgba(img.At(w/2, h/2))
	ok = w == h && edge.A > 0 && (inside.A == 0 || !alike(edge, inside))
	edge.A, inside.A = 255, 255
	for x := range w {
		one := nrgba(img.At(x, 0))
		if one.A == 0 {
			continue
		}
		if one.A = 255; readable.Contrast(one, inside) > readable.Contrast(edge, inside) {
			edge = one
		}
	}
	return edge, ok
}

// alike says whether two colours are the same but for what is lost where they are transparent.
func alike(a, b color.NRGBA) bool {
	const lost = 4
	apart := func(x, y uint8) bool { return max(x, y)-min(x, y) > lost }
	return !apart(a.R, b.R) && !apart(a.G, b.G) && !apart(a.B, b.B)
}

// patch is a place that was painted.
type patch struct {
	box
	fill color.NRGBA
}

// layers visits what is painted in an object in its order, with its place and what is seen of that.
func layers(o fyne.CanvasObject, from fyne.Position, clip box, visit func(o fyne.CanvasObject, here, seen box)) {
	if !o.Visible() {
		return
	}
	at := from.Add(o.Position())
	here := box{at, o.Size()}
	visit(o, here, here.and(clip))
	switch o.(type) {
	case *container.Scroll, *container.Clip, *ui.Entry:
		clip = here.and(clip)
	}
	for _, part := range partsOf(o) {
		layers(part, at, clip, visit)
	}
}

// behind is the colour in the middle of a place.
func behind(paint []patch, b box) color.NRGBA {
	m := b.at.AddXY(b.size.Width/2, b.size.Height/2)
	back := color.NRGBA{}
	for _, p := range paint {
		if m.X >= p.at.X && m.Y >= p.at.Y && m.X <= p.at.X+p.size.Width && m.Y <= p.at.Y+p.size.Height {
			back = over(p.fill, back)
		}
	}
	return back
}

// over is a colour laid over another one.
func over(top, below color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(top.A) + int(b)*(255-int(top.A))) / 255) }
	return color.NRGBA{mix(top.R, below.R), mix(top.G, below.G), mix(top.B, below.B), 255}
}

func nrgba(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{}
	}
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

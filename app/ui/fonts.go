package ui

import (
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/typeset"
)

// textFonts is what the window is written in. Fyne takes one file for each style, and what
// that lacks from the machine, which may have nothing. So rare characters are added to the
// file when they are about to be shown, and Fyne reads it again.
var textFonts growingFonts

// growingFonts are the files of the window's fonts, with the characters that were added.
type growingFonts struct {
	mu      sync.Mutex
	added   []rune
	signs   []string // letters with accents that are no character of their own
	pending bool     // Fyne is about to read them again
	files   map[fontKey]fyne.Resource
}

type fontKey struct {
	forms fonts.Forms
	bold  bool
}

// resource returns a font with all that was added so far.
func (g *growingFonts) resource(forms fonts.Forms, bold bool) fyne.Resource {
	g.mu.Lock()
	defer g.mu.Unlock()
	key := fontKey{forms, bold}
	if file, ok := g.files[key]; ok {
		return file
	}
	data := fonts.Window(forms, bold)
	if len(g.added)+len(g.signs) > 0 {
		data = fonts.WindowWith(forms, bold, g.added, typeset.Signs(g.signs, bold))
	}
	if g.files == nil {
		g.files = map[fontKey]fyne.Resource{}
	}
	// A name of its own, for Fyne keeps things by their names.
	file := fyne.NewStaticResource(fmt.Sprintf("%s-bold-%v-%d-%d.ttf", forms.Language(), bold, len(g.added), len(g.signs)), data)
	g.files[key] = file
	return file
}

// gather is how long characters are collected before the fonts are read again.
const gather = 30 * time.Millisecond

// show makes sure that what is about to be shown can be. Most texts have nothing rare, and
// that is found out fast.
func (g *growingFonts) show(words string) {
	accents := false
	for _, r := range words {
		if r < 0x180 {
			continue
		}
		if _, common := fonts.Common(r); !common {
			accents = accents || unicode.Is(unicode.Mn, r)
			g.add(r)
		}
	}
	if accents {
		g.addSigns(words)
	}
}

func (g *growingFonts) add(r rune) {
	t, ok := themeInForce()
	g.mu.Lock()
	defer g.mu.Unlock()
	if ok && !slices.Contains(g.added, r) && fonts.Addable(r, t.Forms) {
		g.added = append(g.added, r)
		g.grown()
	}
}

// addSigns adds letters with accents.
func (g *growingFonts) addSigns(words string) {
	_, ok := themeInForce()
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, sign := range typeset.Accented(words) {
		if ok && !slices.Contains(g.signs, sign) {
			g.signs = append(g.signs, sign)
			g.grown()
		}
	}
}

// themeInForce is the program's theme, if it is in force.
func themeInForce() (t *Theme, ok bool) {
	app := fyne.CurrentApp()
	if app == nil {
		return nil, false
	}
	t, ok = app.Settings().Theme().(*Theme)
	return t, ok
}

// grown has Fyne read the fonts again soon.
func (g *growingFonts) grown() {
	g.files = nil
	if !g.pending {
		g.pending = true
		time.AfterFunc(gather, func() { Do(g.reload) })
	}
}

// reload has Fyne read the fonts again.
func (g *growingFonts) reload() {
	g.mu.Lock()
	g.pending = false
	g.mu.Unlock()
	settings := fyne.CurrentApp().Settings()
	settings.SetTheme(settings.Theme())
}

// UseForms has the window written in forms of Chinese characters from now on.
func UseForms(forms fonts.Forms) {
	settings := fyne.CurrentApp().Settings()
	if t, ok := settings.Theme().(*Theme); ok && t.Forms != forms {
		t.Forms = forms
		settings.SetTheme(t)
	}
}

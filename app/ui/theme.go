package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"whybone/fishbone/draw/fonts"
)

// Mode is which palette a person asked for.
type Mode string

// The modes. Auto follows the system.
const (
	Auto      Mode = "auto"
	LightMode Mode = "light"
	DarkMode  Mode = "dark"
)

// Theme is the program's own Fyne theme: its fonts, its palette, its measures. There is
// one, and it is changed in its place: for another one Fyne would read all fonts again,
// and keep the old ones for long, which is 140 MB for each change.
type Theme struct {
	Mode Mode
	// HighContrast is for people who sit three metres away.
	HighContrast bool
	// InputSize is the size of what is typed, [Strong] if it is 0. It belongs to the theme
	// because a theme of an entry's own has Fyne read all fonts again at every refresh, and
	// keep them: 70 MB each time.
	InputSize float32
	// Forms are those of Chinese characters.
	Forms fonts.Forms
}

// Colors returns the palette of the interface as it stands now.
func Colors() Palette {
	settings := fyne.CurrentApp().Settings()
	t, ok := settings.Theme().(*Theme)
	if !ok {
		return Light
	}
	return t.palette(settings.ThemeVariant())
}

// SetPresenting makes the theme readable from three metres away, with this size for what is
// typed. With 0 it is an ordinary theme again. What is shown already has to be refreshed.
func SetPresenting(inputSize float32) {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		t.HighContrast, t.InputSize = inputSize > 0, inputSize
	}
}

// textScale is how many times its usual size a text has: 1 with an ordinary theme, and more
// where people three metres away have to read it.
func textScale() float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok && t.InputSize > 0 {
		return t.InputSize / Strong
	}
	return 1
}

func (t *Theme) palette(system fyne.ThemeVariant) Palette {
	dark := t.Mode == DarkMode || t.Mode != LightMode && system == theme.VariantDark
	switch {
	case dark && t.HighContrast:
		return highContrastDark
	case dark:
		return Dark
	case t.HighContrast:
		return highContrastLight
	}
	return Light
}

// Font implements [fyne.Theme]. There is no italic and no monospace in Chinese, so
// every style is one of two.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultSymbolFont()
	}
	return textFonts.resource(t.Forms, style.Bold)
}

// Icon implements [fyne.Theme].
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Color implements [fyne.Theme].
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.palette(variant)
	switch name {
	case theme.ColorNameBackground:
		return p.Back
	case theme.ColorNameForeground:
		return p.Ink
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case theme.ColorNameInputBackground, theme.ColorNameMenuBackground:
		return p.Surface
	case theme.ColorNameOverlayBackground:
		return p.Sunken // the frame of a dialog: there is no shadow to set it off
	case theme.ColorNameInputBorder:
		return p.Outline
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.Faint
	case theme.ColorNameButton, theme.ColorNameHover, theme.ColorNamePressed,
		theme.ColorNameDisabledButton, theme.ColorNameHeaderBackground:
		return p.Sunken
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return faint(p.Accent)
	case theme.ColorNameSeparator:
		return p.Hairline
	case theme.ColorNameScrollBar:
		return p.Outline
	case theme.ColorNameShadow, theme.ColorNameScrollBarBackground:
		// Any other shadow paints grey bands at the ends of every scroll.
		return color.Transparent
	case theme.ColorNameError:
		return p.Bad
	case theme.ColorNameWarning:
		return p.Open
	case theme.ColorNameSuccess:
		return p.Good
	}
	if p.Dark {
		variant = theme.VariantDark
	} else {
		variant = theme.VariantLight
	}
	return theme.DefaultTheme().Color(name, variant)
}

// faint is a colour laid thinly over whatever is below it.
func faint(c color.NRGBA) color.NRGBA {
	c.A = 70
	return c
}

// Size implements [fyne.Theme].
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		if t.InputSize > 0 {
			return t.InputSize
		}
		return Strong
	case theme.SizeNameCaptionText:
		return Small
	case theme.SizeNameHeadingText, theme.SizeNameSubHeadingText:
		return Strong
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 8
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return Radius
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}

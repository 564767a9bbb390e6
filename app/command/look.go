package command

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// look is what a picture of an analysis is to show, and how, as the flags say.
type look struct {
	view, cause, head, page, caption string
	poster, tiles                    string

	depth int
	whole bool
	flags *pflag.FlagSet
	today fishbone.Day // as of which promises are overdue, empty for none
}

// pages are the values of --page.
var pages = []struct {
	name string
	page scene.Page
}{{"fit", scene.Fit}, {"a4", scene.A4}, {"a3", scene.A3}, {"16:9", scene.Wide}}

// posters are the values of --poster, and some of them those of --tiles.
var posters = []struct {
	name string
	page scene.Page
}{{"a4", scene.A4}, {"a3", scene.A3}, {"a2", scene.A2}, {"a1", scene.A1}, {"a0", scene.A0}}

// The values of --head, the usual one first.
var heads = []string{"right", "left"}

// captionParts is how many parts a caption has at most: title, date, team, version, circle.
const captionParts = 5

// addTo gives a command the flags of a picture's look.
func (l *look) addTo(c *cobra.Command) {
	l.flags = c.Flags()
	l.flags.StringVar(&l.view, "view", viewNames()[0], words.T("cli.look.view", "all", strings.Join(viewNames(), ", ")))
	l.flags.StringVar(&l.cause, "cause", "", words.T("cli.look.cause"))
	l.flags.StringVar(&l.head, "head", heads[0], words.T("cli.look.head", "all", strings.Join(heads, ", ")))
	l.flags.StringVar(&l.page, "page", pages[0].name, words.T("cli.look.page", "all", strings.Join(pageNames(), ", ")))
	l.flags.StringVar(&l.poster, "poster", "", words.T("cli.look.poster", "all", strings.Join(posterNames(), ", ")))
	l.flags.StringVar(&l.tiles, "tiles", "", words.T("cli.look.tiles"))
	l.flags.IntVar(&l.depth, "depth", 0, words.T("cli.look.depth"))
	l.flags.BoolVar(&l.whole, "whole", false, words.T("cli.look.whole"))
	l.flags.StringVar(&l.caption, "caption", "", words.T("cli.look.caption"))
}

func viewNames() (names []string) {
	for _, v := range picture.Views {
		names = append(names, string(v))
	}
	return names
}

func pageNames() (names []string) {
	for _, p := range pages {
		names = append(names, p.name)
	}
	return names
}

func posterNames() (names []string) {
	for _, p := range posters {
		names = append(names, p.name)
	}
	return names
}

// posterNamed is the sheet of a name, [scene.Fit] for none.
func posterNamed(name string) scene.Page {
	for _, p := range posters {
		if p.name == name {
			return p.page
		}
	}
	return scene.Fit
}

// checkPoster finds what is wrong with the flags of posters, for an output of a kind.
func (l *look) checkPoster(kind string) error {
	if l.poster == "" && l.tiles == "" {
		return nil
	}
	poster := posterNamed(l.poster)
	var tiles []string
	for _, p := range posters {
		if slices.Contains(picture.Tiles(poster), p.page) {
			tiles = append(tiles, p.name)
		}
	}
	switch {
	case l.poster == "":
		return wrongUse("cli.tiles.poster")
	case poster == scene.Fit:
		return noneOf("--poster", l.poster, posterNames()...)
	case l.flags.Changed("page"):
		return wrongUse("cli.poster.page")
	case l.tiles == "":
		return nil
	case kind != picture.PDF:
		return wrongUse("cli.tiles.pdf")
	case len(tiles) == 0:
		return wrongUse("cli.tiles.small", "poster", l.poster)
	case !slices.Contains(tiles, l.tiles):
		return noneOf("--tiles", l.tiles, tiles...)
	}
	return nil
}

// check finds what is wrong with the flags, before any work is done.
func (l *look) check(kind string) error {
	view := picture.View(l.view)
	switch {
	case !slices.Contains(picture.Views, view):
		return noneOf("--view", l.view, viewNames()...)
	case !slices.Contains(heads, l.head):
		return noneOf("--head", l.head, heads...)
	case !slices.Contains(pageNames(), l.page):
		return noneOf("--page", l.page, pageNames()...)
	case l.flags.Changed("depth") && (l.depth < 1 || l.depth > fishbone.MaxLevel):
		return wrongUse("cli.between", "flag", "--depth", "value", l.depth, "least", 1, "most", fishbone.MaxLevel)
	case view == picture.Why && l.cause == "":
		return wrongUse("cli.cause.needed")
	case view != picture.Why && l.flags.Changed("cause"):
		return wrongUse("cli.cause.whyOnly")
	case view != picture.Fishbone && l.flags.Changed("head"):
		return wrongUse("cli.head.fishOnly")
	case strings.Count(l.caption, "|") >= captionParts:
		return wrongUse("cli.caption.parts")
	}
	return l.checkPoster(kind)
}

// wish says how an analysis is to be drawn. The flags have been checked.
func (l *look) wish(a *fishbone.Analysis, theme string) (w picture.Request, err error) {
	w = picture.Request{View: picture.View(l.view), HeadLeft: l.head == "left", Depth: l.depth, Whole: l.whole, Caption: captionOf(l.caption), Today: l.today}
	w.Theme, _ = picture.ThemeNamed(theme)
	for _, p := range pages {
		if p.name == l.page {
			w.Page = p.page
		}
	}
	if sheet := posterNamed(l.poster); sheet != scene.Fit {
		w.Page, w.Poster = sheet, true
	}
	if w.View == picture.Why {
		w.Cause, err = findCause(a, l.cause)
	}
	return w, err
}

// captionOf takes a caption apart.
func captionOf(text string) notation.Caption {
	parts := append(strings.Split(text, "|"), make([]string, captionParts)...)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return notation.Caption{Title: parts[0], Date: parts[1], Team: parts[2], Version: parts[3], Circle: parts[4]}
}

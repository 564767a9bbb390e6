package command

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"whybone/app/picture"
	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// look is what a picture of an analysis is to show, and how, as the flags say.
type look struct {
	view, cause, head, page, caption string

	depth int
	flags *pflag.FlagSet
}

// pages are the values of --page.
var pages = []struct {
	name string
	page scene.Page
}{{"fit", scene.Fit}, {"a4", scene.A4}, {"a3", scene.A3}, {"16:9", scene.Wide}}

// The values of --head, the usual one first.
var heads = []string{"right", "left"}

// captionParts is how many parts a caption has at most: title, date, team, version, circle.
const captionParts = 5

// addTo gives a command the flags of a picture's look.
func (l *look) addTo(c *cobra.Command) {
	l.flags = c.Flags()
	l.flags.StringVar(&l.view, "view", viewNames()[0], "what to draw: "+strings.Join(viewNames(), ", "))
	l.flags.StringVar(&l.cause, "cause", "", "the `CAUSE` that --view why asks about: its numbers as in 2.1.3, its text, or its id")
	l.flags.StringVar(&l.head, "head", heads[0], "where the head of the fish is: "+strings.Join(heads, ", "))
	l.flags.StringVar(&l.page, "page", pages[0].name, "the paper: "+strings.Join(pageNames(), ", "))
	l.flags.IntVar(&l.depth, "depth", 0, "how many `LEVELS` of causes are drawn (default 3 for a fishbone, all for a tree)")
	l.flags.StringVar(&l.caption, "caption", "", "the caption: `TEXT` or \"title | date | team | version | circle\"")
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

// check finds what is wrong with the flags, before any work is done.
func (l *look) check() error {
	view := picture.View(l.view)
	switch {
	case !slices.Contains(picture.Views, view):
		return wrongUse("--view %q is none of %s", l.view, strings.Join(viewNames(), ", "))
	case !slices.Contains(heads, l.head):
		return wrongUse("--head %q is none of %s", l.head, strings.Join(heads, ", "))
	case !slices.Contains(pageNames(), l.page):
		return wrongUse("--page %q is none of %s", l.page, strings.Join(pageNames(), ", "))
	case l.flags.Changed("depth") && (l.depth < 1 || l.depth > fishbone.MaxLevel):
		return wrongUse("--depth %d is not between 1 and %d", l.depth, fishbone.MaxLevel)
	case view == picture.Why && l.cause == "":
		return wrongUse("--view why asks about one cause: say which with --cause")
	case view != picture.Why && l.flags.Changed("cause"):
		return wrongUse("--cause goes with --view why alone")
	case view != picture.Fishbone && l.flags.Changed("head"):
		return wrongUse("--head goes with --view fishbone alone")
	case strings.Count(l.caption, "|") >= captionParts:
		return wrongUse("--caption has more than five parts: title | date | team | version | circle")
	}
	return nil
}

// wish says how an analysis is to be drawn. The flags have been checked.
func (l *look) wish(a *fishbone.Analysis, theme string) (w picture.Request, err error) {
	w = picture.Request{View: picture.View(l.view), HeadLeft: l.head == "left", Depth: l.depth, Caption: captionOf(l.caption)}
	w.Theme, _ = picture.ThemeNamed(theme)
	for _, p := range pages {
		if p.name == l.page {
			w.Page = p.page
		}
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

package command

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/links"
	"whybone/storage"
)

// errDangles ends a run with 1 that has told everything already.
var errDangles = errors.New("an end dangles")

func (p *Program) chainCommand(data *dataFlag) *cobra.Command {
	var last bool
	c := &cobra.Command{
		Use:     "chain ID|--last",
		Short:   words.T("cli.chain.short"),
		Long:    words.T("cli.chain.long"),
		Example: "  whybone chain 3f9k\n  whybone chain --last && echo proven",
		Args:    arguments(0, 1, "cli.arguments.id"),
		RunE: func(c *cobra.Command, args []string) error {
			if last == (len(args) == 1) {
				return wrongUse("cli.which")
			}
			var a *fishbone.Analysis
			err := data.read(func(store *storage.Store) (err error) {
				a, err = pick(store, args)
				return err
			})
			if err != nil {
				return err
			}
			language := languageOf(texts(a))
			if c.Flags().Changed(languageFlag) {
				language = p.language
			}
			if err := words.Use(language); err != nil {
				return err
			}
			return tellChain(p.Stdout, a, fishbone.DayOf(p.Now()))
		},
	}
	c.Flags().BoolVar(&last, "last", false, words.T("cli.last"))
	return c
}

// tellChain writes the chain as text, and says with its error whether an end dangles.
func tellChain(w io.Writer, a *fishbone.Analysis, today fishbone.Day) error {
	c := links.Of(a, today)
	t := chainTeller{a: a, today: today}
	t.line(0, a.HeadText())
	for _, l := range c.Lines {
		t.tell(l)
	}
	if len(c.Whole) > 0 {
		t.line(0, "")
		t.line(0, words.T("chain.whole"))
		t.ends(c.Whole, func(a *fishbone.Analysis, e links.End) string { return picture.NamedGap(words.Used(), a, e) })
	}
	ends := c.Ends()
	t.line(0, "")
	t.line(0, picture.Ends(len(ends)))
	if _, err := io.WriteString(w, t.said.String()); err != nil {
		return err
	}
	if len(ends) > 0 {
		return errDangles
	}
	return nil
}

// chainTeller tells a chain as text.
type chainTeller struct {
	a     *fishbone.Analysis
	today fishbone.Day
	said  strings.Builder
}

// line writes a line so many levels in. What takes several lines becomes one.
func (t *chainTeller) line(level int, text string) {
	if text = fishbone.Flat(text); text != "" {
		t.said.WriteString(strings.Repeat("  ", level) + text)
	}
	t.said.WriteByte('\n')
}

// fact writes a name and what stands there; nothing for nothing.
func (t *chainTeller) fact(s links.Station, texts ...string) {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	if len(said) > 0 {
		t.line(1, words.T("chain.named", "gap", words.T(fmt.Sprint("chain.head.", int(s))), "name", strings.Join(said, " · ")))
	}
}

// tell tells one line, station by station, and then its ends.
func (t *chainTeller) tell(l links.Line) {
	way := []string{l.Bone.Name}
	for _, c := range l.Path {
		way = append(way, c.Text)
	}
	t.line(0, "")
	t.line(0, strings.Join(way, " › "))
	if v := l.Leaf().Verdict; v.Finding != fishbone.Unjudged {
		t.fact(links.Verdict, words.T("verdict."+string(v.Finding)), v.Evidence)
	}
	for _, b := range l.Branches {
		if b.Solution != nil {
			strength := ""
			if s := b.Solution.Strength; s != fishbone.Unsaid {
				strength = words.T("strength." + string(s))
			}
			t.fact(links.Solution, b.Solution.Text, strength)
		}
		for _, p := range b.Promises {
			t.fact(links.Promise, p.Text, p.Owner, picture.PromiseState(words.Used(), p, t.today).Words)
		}
	}
	for _, m := range l.Measures {
		verdict := ""
		if m.Measure.Verdict != fishbone.EffectOpen {
			verdict = words.T("verdict." + string(m.Measure.Verdict))
		}
		t.fact(links.Effect, m.Measure.Text, picture.Figures(words.Used(), m), verdict)
	}
	t.ends(l.Ends, func(_ *fishbone.Analysis, e links.End) string { return picture.Gap(words.Used(), e) })
}

// ends tells ends, each with where it is mended.
func (t *chainTeller) ends(ends []links.End, name func(*fishbone.Analysis, links.End) string) {
	for _, e := range ends {
		step := guide.MendedIn(e)
		where := words.T(fmt.Sprint("step.", int(step)))
		if step.IsStep() {
			where = words.T("cli.chain.step", "n", int(step), "name", where)
		}
		t.line(1, "! "+words.T("cli.chain.mended", "what", name(t.a, e), "step", where))
	}
}

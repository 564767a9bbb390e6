package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/fishbone/draw/scene"
	"whybone/storage"
)

func (p *Program) compareCommand(data *dataFlag) *cobra.Command {
	var asJSON bool
	out := output{}
	c := &cobra.Command{
		Use: "compare ID [ID]", Short: words.T("cli.compare.short"), Long: words.T("cli.compare.long"),
		Example: "  whybone compare 3f9k 7a2m\n  whybone compare 3f9k --json\n  whybone compare 3f9k 7a2m -o both.pdf\n  whybone compare twin 3f9k",
		Args:    arguments(1, 2, "cli.compare.which"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out.path != "" || out.format != "" {
				if err := out.check(); err != nil {
					return err
				}
			}
			var c *compare.Comparison
			err := data.read(func(store *storage.Store) (err error) {
				c, err = comparison(store, args)
				return err
			})
			switch {
			case err != nil:
				return err
			case out.path != "":
				return out.write(cmd.Context(), func(context.Context) ([][]byte, error) { return p.comparisonFile(c, out) })
			case asJSON:
				return comparisonJSON(p.Stdout, c)
			}
			return comparisonPlain(p.Stdout, c)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.list.json"))
	out.addTo(c, p.Stdout, append([]string{tableFile}, pictureKinds()...)...)
	c.AddCommand(p.twinCommand(data))
	return c
}

// comparison lays two analyses over each other: those that are named, or one and that of the other group
// on its problem. What was there first is the first.
func comparison(store *storage.Store, args []string) (*compare.Comparison, error) {
	a, err := pick(store, args[:1])
	if err != nil {
		return nil, err
	}
	var b *fishbone.Analysis
	if len(args) == 2 {
		b, err = pick(store, args[1:])
	} else {
		b, err = twinOf(store, a)
	}
	if err != nil {
		return nil, err
	}
	if b.Made().At.Before(a.Made().At) {
		a, b = b, a
	}
	c := compare.New(a, b, categories.Meaning())
	c.Groups, err = store.Groups([2]fishbone.ID{a.ID(), b.ID()})
	return c, err
}

// twinOf is the analysis of the other group on a problem.
func twinOf(store *storage.Store, a *fishbone.Analysis) (*fishbone.Analysis, error) {
	twins, err := store.Twins(a.ID())
	if err != nil {
		return nil, err
	}
	if len(twins) == 0 {
		return nil, said("cli.compare.alone", "problem", oneLine(a.About().Problem))
	}
	return store.Load(twins[0].ID)
}

// comparisonFile is the fish of both, or the table.
func (p *Program) comparisonFile(c *compare.Comparison, out output) ([][]byte, error) {
	if out.kind() == tableFile {
		data, err := tables.CSV(tables.Comparison(c))
		return [][]byte{data}, err
	}
	theme, _ := picture.ThemeNamed(out.theme)
	info := scene.DocumentInfo{Title: words.T("compare.title"), Language: string(words.Used()), Made: p.Now()}
	return picture.Files([]*scene.Scene{picture.Overlay(c, theme)}, out.kind(), picture.Settings{DPI: out.dpi, Info: info})
}

// twinCommand begins the analysis of another group.
func (p *Program) twinCommand(data *dataFlag) *cobra.Command {
	return &cobra.Command{
		Use: "twin ID", Short: words.T("cli.compare.twin"), Args: arguments(1, 1, "cli.arguments.id"),
		RunE: func(_ *cobra.Command, args []string) error {
			return data.use(func(store *storage.Store) error {
				a, err := pick(store, args)
				if err != nil {
					return err
				}
				id, err := session.New(store, compare.Twin(a, fishbone.NewID), p.Now())
				if err == nil {
					_, err = fmt.Fprintln(p.Stdout, id)
				}
				return err
			})
		},
	}
}

// seenSigns say who has something as the picture does: the left half, the right half, or all of a disc.
var seenSigns = map[compare.Seen]string{compare.Both: "●", compare.OnlyA: "◐", compare.OnlyB: "◑", compare.Neither: "○"}

// comparisonPlain prints one tree of both.
func comparisonPlain(w io.Writer, c *compare.Comparison) error {
	var out strings.Builder
	line := func(depth int, seen compare.Seen, text string, more ...string) {
		fmt.Fprintf(&out, "%s%s %s", strings.Repeat("  ", depth), seenSigns[seen], oneLine(text))
		for _, one := range more {
			if one != "" {
				fmt.Fprintf(&out, " · %s", oneLine(one))
			}
		}
		out.WriteByte('\n')
	}
	for _, side := range compare.Sides {
		name := words.Group(c, side)
		if details := words.GroupDetails(c, side); details != "" {
			name = words.T("compare.says", "who", name, "text", oneLine(details))
		}
		fmt.Fprintf(&out, "%s %s\n", seenSigns[compare.Only(side)], name)
	}
	n := c.Count()
	fmt.Fprintf(&out, "%s\n\n", words.T("compare.share", "n", n[compare.Both], "of", n[compare.Both]+n[compare.OnlyA]+n[compare.OnlyB]))
	for _, b := range c.Bones {
		line(0, b.SeenOn(), words.BoneName(b))
		for _, node := range c.Nodes() {
			if node.Bone == b {
				line(node.Depth()+1, node.Seen(), c.Text(node), saidOf(c, node)...)
			}
		}
	}
	if len(c.Solutions) > 0 {
		fmt.Fprintf(&out, "\n%s\n", words.T("compare.solutions"))
	}
	for _, s := range c.Solutions {
		line(1, s.Seen(), c.SolutionText(s))
	}
	if points := c.Points(); len(points) > 0 {
		fmt.Fprintf(&out, "\n%s\n", words.T("compare.talk"))
		for _, one := range points {
			what, why := words.Point(c, one)
			fmt.Fprintf(&out, "  %s\n    %s\n", oneLine(what), oneLine(why))
		}
	}
	for _, chain := range c.Unasked() {
		fmt.Fprintf(&out, "\n%s\n", words.T("compare.blind."+string(chain)))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// saidOf is what both sides say of a cause beside its name.
func saidOf(c *compare.Comparison, n *compare.Node) (said []string) {
	if b, ok := c.Cause(n, compare.B); ok && b.Text != c.Text(n) {
		said = append(said, words.T("compare.says", "who", words.Group(c, compare.B), "text", b.Text))
	}
	for _, side := range compare.Sides {
		if found := words.FoundBy(c, n, side); found != "" {
			said = append(said, words.T("compare.says", "who", words.Group(c, side), "text", found))
		}
	}
	return said
}

// seenWords are who has something, for scripts.
var seenWords = map[compare.Seen]string{compare.Both: "both", compare.OnlyA: "a", compare.OnlyB: "b", compare.Neither: "neither"}

// comparedThing is a cause or a solution for scripts.
type comparedThing struct {
	Bone      string      `json:"bone,omitempty"`
	Level     int         `json:"level,omitempty"`
	Text      string      `json:"text"`
	Seen      string      `json:"seen"`
	A         fishbone.ID `json:"a,omitempty"`
	B         fishbone.ID `json:"b,omitempty"`
	FoundA    string      `json:"foundByA,omitempty"`
	FoundB    string      `json:"foundByB,omitempty"`
	RootOf    []string    `json:"rootOf,omitempty"`
	Elsewhere bool        `json:"elsewhere,omitempty"`
}

// compared is a comparison for scripts.
type compared struct {
	A         fishbone.ID     `json:"a"`
	B         fishbone.ID     `json:"b"`
	Twins     bool            `json:"twins"`
	Both      int             `json:"both"`
	OnlyA     int             `json:"onlyA"`
	OnlyB     int             `json:"onlyB"`
	Causes    []comparedThing `json:"causes"`
	Solutions []comparedThing `json:"solutions"`
	Empty     []string        `json:"emptyBones"`
	Unasked   []string        `json:"unasked"`
}

func comparisonJSON(w io.Writer, c *compare.Comparison) error {
	a, b := c.Of[compare.A], c.Of[compare.B]
	n := c.Count()
	out := compared{A: a.ID(), B: b.ID(), Twins: compare.AreTwins(a, b), Both: n[compare.Both], OnlyA: n[compare.OnlyA], OnlyB: n[compare.OnlyB],
		Causes: []comparedThing{}, Solutions: []comparedThing{}, Empty: []string{}, Unasked: []string{}}
	for _, node := range c.Nodes() {
		one := comparedThing{Bone: node.Bone.Name, Level: node.Depth() + 1, Text: c.Text(node), Seen: seenWords[node.Seen()],
			A: node.In[compare.A], B: node.In[compare.B], Elsewhere: node.Elsewhere}
		for _, side := range compare.Sides {
			cause, _ := c.Cause(node, side)
			*[]*string{&one.FoundA, &one.FoundB}[side] = string(cause.Verdict.Finding)
			if c.IsRoot(node, side) {
				one.RootOf = append(one.RootOf, []string{"a", "b"}[side])
			}
		}
		out.Causes = append(out.Causes, one)
	}
	for _, s := range c.Solutions {
		out.Solutions = append(out.Solutions, comparedThing{Text: c.SolutionText(s), Seen: seenWords[s.Seen()], A: s.In[compare.A], B: s.In[compare.B]})
	}
	for _, bone := range c.Blind() {
		out.Empty = append(out.Empty, bone.Name)
	}
	for _, chain := range c.Unasked() {
		out.Unasked = append(out.Unasked, string(chain))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

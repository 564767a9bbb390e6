package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage"
)

func (p *Program) searchCommand(data *dataFlag) *cobra.Command {
	var in, only []string
	var most int
	var asJSON, rebuild bool
	c := &cobra.Command{
		Use: "search WORDS", Short: words.T("cli.search.short"), Long: words.T("cli.search.long"),
		Example: "  whybone search late deliver -weekend\n  whybone search 包装 --in causes,complaints\n  whybone search 包装 --only finding=confirmed --json\n  whybone search --rebuild",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !rebuild {
				return wrongUse("cli.search.words")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			q := storage.Search{Text: strings.Join(args, " "), Groups: max(0, most), Today: fishbone.DayOf(p.Now())}
			var err error
			if q.Only, err = facetsIn(in, only); err != nil {
				return err
			}
			return data.read(func(store *storage.Store) error {
				if err := p.bringUpToDate(c.Context(), store, rebuild); err != nil || len(args) == 0 {
					return err
				}
				found, err := store.Search(c.Context(), q)
				if err != nil {
					return err
				}
				if asJSON {
					return foundJSON(p.Stdout, found)
				}
				return foundPlain(p.Stdout, found)
			})
		},
	}
	c.Flags().StringSliceVar(&in, "in", nil, words.T("cli.search.in", "all", strings.Join(searchedNames(), ", ")))
	c.Flags().StringArrayVar(&only, "only", nil, words.T("cli.search.only", "all", strings.Join(facetNames(), ", ")))
	c.Flags().IntVar(&most, "most", 0, words.T("cli.search.most"))
	c.Flags().BoolVar(&asJSON, "json", false, words.T("cli.complaints.json"))
	c.Flags().BoolVar(&rebuild, "rebuild", false, words.T("cli.search.rebuild"))
	return c
}

// bringUpToDate brings into the index what is not in it yet, and says so where that takes a while.
func (p *Program) bringUpToDate(ctx context.Context, store *storage.Store, rebuild bool) error {
	if store.ReadOnly() {
		return nil
	}
	told := 0
	tell := func(n int) {
		if n-told >= 100_000 {
			told = n
			fmt.Fprintf(p.Stderr, "%s: %s\n", name, words.T("cli.search.indexed", "n", n))
		}
	}
	if rebuild {
		return store.RebuildIndex(ctx, tell)
	}
	return store.IndexNow(ctx, tell)
}

// searchedName is what a kind is called where it says in what is searched.
func searchedName(kind string) string {
	if kind == fishbone.AboutKind.Name {
		return "problems"
	}
	for _, k := range append(fishbone.Kinds(), fishbone.ComplaintKind) {
		if k.Name == kind {
			return k.Plural
		}
	}
	return kind
}

func searchedNames() (names []string) {
	for _, kind := range storage.SearchedKinds() {
		names = append(names, searchedName(kind))
	}
	return names
}

func facetNames() (names []string) {
	for _, f := range storage.Facets {
		if f != storage.FacetKind {
			names = append(names, string(f)+"=…")
		}
	}
	return names
}

// facetsIn reads in which kinds and with which values is searched.
func facetsIn(in, only []string) (map[storage.Facet][]string, error) {
	all := map[storage.Facet][]string{}
	for _, said := range in {
		i := slices.IndexFunc(storage.SearchedKinds(), func(kind string) bool { return said == kind || said == searchedName(kind) })
		if i < 0 {
			return nil, noneOf("--in", said, searchedNames()...)
		}
		all[storage.FacetKind] = append(all[storage.FacetKind], storage.SearchedKinds()[i])
	}
	for _, said := range only {
		name, value, ok := strings.Cut(said, "=")
		f := storage.Facet(name)
		if !ok || !slices.Contains(storage.Facets, f) || f == storage.FacetKind {
			return nil, noneOf("--only", said, facetNames()...)
		}
		all[f] = append(all[f], value)
	}
	return all, nil
}

// The answer for scripts.
type (
	foundGroup struct {
		Analysis fishbone.ID `json:"analysis,omitempty"` // none for the register
		Problem  string      `json:"problem,omitempty"`
		State    string      `json:"state,omitempty"`
		Total    int         `json:"total"`
		Lines    []foundLine `json:"lines"`
	}
	foundLine struct {
		Kind      string      `json:"kind"`
		ID        fishbone.ID `json:"id,omitempty"`
		Attribute string      `json:"attribute"`
		Text      string      `json:"text"`
		Hits      [][2]int    `json:"hits"` // in characters
		Finding   string      `json:"finding,omitempty"`
	}
	foundFacet struct {
		Value string `json:"value"`
		N     int    `json:"n"`
	}
)

func foundJSON(w io.Writer, found storage.Found) error {
	groups := []foundGroup{}
	for _, g := range found.Groups {
		group := foundGroup{Analysis: g.Analysis.ID, Problem: g.Analysis.Problem, State: g.Analysis.State, Total: g.Total, Lines: []foundLine{}}
		for _, h := range g.Lines {
			line := foundLine{Kind: h.Kind.Name, ID: h.Thing, Attribute: h.Attribute, Text: h.Text, Hits: [][2]int{}, Finding: h.Finding}
			for _, r := range h.Ranges {
				line.Hits = append(line.Hits, [2]int{utf8.RuneCountInString(h.Text[:r.From]), utf8.RuneCountInString(h.Text[:r.To])})
			}
			group.Lines = append(group.Lines, line)
		}
		groups = append(groups, group)
	}
	facets := map[storage.Facet][]foundFacet{}
	for f, counts := range found.Facets {
		facets[f] = []foundFacet{}
		for _, c := range counts {
			facets[f] = append(facets[f], foundFacet(c))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{"total": found.Total, "atMost": found.AtMost, "more": found.More, "groups": groups, "facets": facets})
}

// foundPlain prints the lines below the problem of their analysis.
func foundPlain(w io.Writer, found storage.Found) error {
	if found.Total == 0 {
		_, err := fmt.Fprintln(w, words.T("cli.search.none"))
		return err
	}
	for _, g := range found.Groups {
		title := fmt.Sprintf("%s  %s", g.Analysis.ID[:min(8, len(g.Analysis.ID))], oneLine(g.Analysis.Problem))
		if g.Register() {
			title = words.T("search.register")
		}
		fmt.Fprintln(w, title)
		for _, h := range g.Lines {
			what := words.HitName(h.Kind, h.Attribute)
			if h.Finding != "" {
				what += " (" + words.T("verdict."+h.Finding) + ")"
			}
			text, _ := find.Around(h.Text, h.Ranges, 100)
			fmt.Fprintf(w, "  %s: %s\n", what, oneLine(text))
		}
		if left := g.Total - len(g.Lines); left > 0 {
			fmt.Fprintf(w, "  %s\n", words.T("search.more", "n", left))
		}
	}
	key := "cli.search.total"
	if found.AtMost {
		key = "cli.search.atMost"
	}
	_, err := fmt.Fprintln(w, words.T(key, "n", found.Total))
	return err
}

package command

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage"
)

// released is a data file of version 0.1.0, see testdata/0.1.0/README.md.
const released = "testdata/0.1.0"

var update = flag.Bool("update", false, "write down what there is as what is expected")

// copyOfReleased copies the data file: opening it may bring it up to date.
func copyOfReleased(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(released, "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "whybone.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// printed runs a command on a data file and returns what it prints.
func printed(t *testing.T, data string, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	p := &Program{
		Version: "1.2.3", Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Getenv: func(string) string { return "" }, Now: time.Now,
	}
	if code := p.Run(append([]string{"--data", data}, args...)); code != Done {
		t.Fatalf("%v ended with %d: %s", args, code, errs.String())
	}
	return out.Bytes()
}

// expect compares with a file beside the data file, or writes it with -update.
func expect(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join(released, name)
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(want, got) {
		return
	}
	were, are := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i, line := range are {
		if i >= len(were) || were[i] != line {
			t.Errorf("%s differs from line %d on: %q", name, i+1, line)
			return
		}
	}
	t.Errorf("%s has %d lines, want %d", name, len(are), len(were))
}

func sum(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// releasedAnalyses are the analyses of the data file by language.
func releasedAnalyses(t *testing.T, data string) map[string]fishbone.ID {
	t.Helper()
	store, err := storage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	list, _, err := store.List(storage.Query{})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]fishbone.ID{}
	for i, language := range []string{"zh-Hant", "zh-Hans", "en"} {
		ids[language] = list[i].ID
	}
	return ids
}

// Every picture and file that version 0.1.0 exports from this data is exported still, byte
// for byte the same from one change of the program to the next.
func TestReleasedExports(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	data := copyOfReleased(t)
	expect(t, "list.json", printed(t, data, "list", "--json"))
	var sums strings.Builder
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		id := string(releasedAnalyses(t, data)[language])
		expect(t, language+".json", printed(t, data, "export", id, "--format", "json", "-o", "-"))
		for _, args := range exportCases() {
			fmt.Fprintln(&sums, exported(t, data, id, args), language, strings.Join(args, " "))
		}
	}
	expect(t, "exports.sum", []byte(sums.String()))
}

// exported is the sum over the files that an export writes.
func exported(t *testing.T, data, id string, args []string) string {
	dir := t.TempDir()
	printed(t, data, append([]string{"export", id, "-o", filepath.Join(dir, "x."+args[0])}, args[1:]...)...)
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(h, f.Name(), len(content))
		h.Write(content)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// exportCases are the ending and the flags of each export. Every view, paper, theme and
// side of the head comes as SVG; the formats that are made from the same scene come once
// for each view and theme.
func exportCases() (cases [][]string) {
	themes := []string{"light", "dark", "bw"}
	views := [][]string{{"--view", "fishbone"}, {"--view", "why", "--cause", "1.1"}, {"--view", "tree"}}
	for i, theme := range themes {
		for _, paper := range []string{"fit", "a4", "a3", "16:9"} {
			for _, view := range views {
				cases = append(cases, append([]string{"svg", "--theme", theme, "--page", paper}, view...))
			}
			cases = append(cases, []string{"svg", "--theme", theme, "--page", paper, "--head", "left"})
		}
		for _, view := range views {
			cases = append(cases, append([]string{"dot", "--theme", theme}, view...), append([]string{"pdf", "--theme", theme, "--page", "a4"}, view...))
		}
		cases = append(cases,
			append([]string{"png", "--theme", theme, "--dpi", "72"}, views[i]...),
			append([]string{"jpg", "--theme", theme, "--dpi", "72", "--page", "a4"}, views[i]...))
	}
	return append(cases,
		[]string{"svg", "--depth", "1"}, []string{"svg", "--depth", "5", "--caption", "Title | 2026-11-20 | Team 团队 | v1"},
		[]string{"pdf", "--depth", "9", "--page", "a4", "--caption", "Title | 2026-11-20"},
		[]string{"svg", "--view", "tree", "--depth", "2", "--caption", "Title"}, []string{"png", "--dpi", "144"})
}

// What was done and said in 0.1.0 is told in the same words.
func TestReleasedHistory(t *testing.T) {
	t.Setenv("TZ", "UTC")
	time.Local = time.UTC
	data := copyOfReleased(t)
	for language, id := range releasedAnalyses(t, data) {
		expect(t, "history-"+language+".txt", printed(t, data, "history", string(id)))
		expect(t, "history-"+language+".csv", printed(t, data, "history", "--csv", string(id)))
	}
}

// The log of 0.1.0 leads back to its first entry and forward again, through every state
// that there ever was.
func TestReleasedStates(t *testing.T) {
	data := copyOfReleased(t)
	ids := releasedAnalyses(t, data)
	store, err := storage.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var states strings.Builder
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		id := ids[language]
		a, err := store.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		before := stateOf(t, a)
		course, err := store.Timeline(id)
		if err != nil {
			t.Fatal(err)
		}
		drafts, err := store.Drafts(id)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&states, language, course.Length, course.Done, course.Undoable(), course.Redoable(), course.States(), asJSON(t, drafts))
		visit := func(position int) string {
			if a, err = store.GoTo(a, position, a.Changed()); err != nil {
				t.Fatalf("go to %d of %s: %v", position, language, err)
			}
			return stateOf(t, a)
		}
		was := make([]string, course.Length+1)
		for p := course.Length; p >= 0; p-- {
			was[p] = visit(p)
		}
		for p := range was {
			if got := visit(p); contentOf(got) != contentOf(was[p]) {
				t.Errorf("%s at %d forwards is\n%s\nand was backwards\n%s", language, p, got, was[p])
			}
			fmt.Fprintln(&states, language, p, sum([]byte(contentOf(was[p]))))
		}
		if got := visit(course.Done); contentOf(got) != contentOf(before) {
			t.Errorf("%s came back as\n%s\nit was\n%s", language, got, before)
		}
	}
	expect(t, "states.sum", []byte(states.String()))
}

// stateOf is all that an analysis says: in its first line when it was changed, which
// depends on the way, and then its content.
func stateOf(t *testing.T, a *fishbone.Analysis) string {
	t.Helper()
	var causes []fishbone.Cause
	for _, c := range a.WalkBones() {
		causes = append(causes, c)
	}
	for _, c := range a.Walk(fishbone.Tray) {
		causes = append(causes, c)
	}
	return fmt.Sprintf("%s\n%s\n%s", asJSON(t, a.Changed()), asJSON(t, a.Made()),
		asJSON(t, []any{a.ID(), a.About(), a.Bones(), causes, a.Solutions(), a.Ideas(), a.People()}))
}

func contentOf(state string) string {
	_, content, _ := strings.Cut(state, "\n")
	return content
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

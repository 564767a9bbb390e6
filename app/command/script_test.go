package command

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	_ "github.com/mattn/go-sqlite3"
	"github.com/rogpeppe/go-internal/testscript"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/report/reporttest"
	"whybone/storage"
)

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	testscript.Main(m, map[string]func(){"whybone": func() {
		if onWindows() {
			runOnWindows()
		}
		p := Program{
			Version: "1.2.3",
			Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Getenv: os.Getenv, Now: time.Now,
		}
		if os.Getenv("WINDOW") != "" {
			p.Window = func(data, _ string, files ...string) error {
				fmt.Println(strings.Join(append([]string{"window on", data}, files...), " "))
				return nil
			}
		}
		os.Exit(p.Run(os.Args[1:]))
	}})
}

// The scripts are the manual: what each command takes, prints and refuses.
func TestScripts(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("WHYBONE_DATA", e.WorkDir+"/whybone.db")
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/share")
			e.Setenv("LC_ALL", "C")
			samples, err := filepath.Abs("../../assets/samples/charts")
			if err != nil {
				return err
			}
			e.Setenv("SAMPLES", samples)
			forms, err := filepath.Abs("../../fishbone/report/form/testdata")
			if err != nil {
				return err
			}
			e.Setenv("FORMS", forms)
			// Compiled once for all scripts, not once for each.
			e.Setenv("HOME", os.Getenv("HOME"))
			e.Setenv("XDG_CACHE_HOME", os.Getenv("XDG_CACHE_HOME"))
			for _, name := range []string{windowsProgram, "WINEPREFIX"} {
				e.Setenv(name, os.Getenv(name))
			}
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "wine" {
				return onWindows(), nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": exitCode, "nested": nested, "repeat": repeat, "raw": raw,
			"newer": newer, "ispng": isPNG, "issvg": isSVG, "json": jsonHas,
			"oneline": oneSentence, "only": only, "first-id": firstID,
			"file": begins, "large": large, "meeting": meeting, "hurt": hurt, "indeck": inDeck,
		},
	})
}

// exitCode runs whybone and wants an exit code: code 2 frobnicate.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: code N arguments…")
	}
	err := ts.Exec("whybone", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("whybone ended with %s, want %s", got, args[0])
	}
}

// nested writes a tree that is so deep: nested 10000 FILE.
func nested(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	tree := `{"problem":"p","categories":[{"name":"n","causes":[` +
		strings.Repeat(`{"text":"t","causes":[`, n) + strings.Repeat(`]}`, n) + `]}]}`
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(tree), 0o666))
}

// repeat writes a tree with a cause of so many characters: repeat 10000 字 FILE.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	tree := `{"problem":"p","categories":[{"name":"n","causes":[{"text":"` + strings.Repeat(args[1], n) + `"}]}]}`
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(tree), 0o666))
}

// raw writes a file as a Go string literal says: raw "\xff" FILE.
func raw(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[0] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o666))
}

// large writes a tree that is too large for one page: large FILE.
func large(ts *testscript.TestScript, _ bool, args []string) {
	var bones []string
	for i := range 8 {
		cause := fmt.Sprintf(`{"text":"a cause with a name of some length","causes":[{"text":"and an answer to it %d"}]}`, i)
		bones = append(bones, fmt.Sprintf(`{"name":"bone %d","causes":[%s%s]}`, i, strings.Repeat(cause+",", 19), cause))
	}
	tree := `{"problem":"p","categories":[` + strings.Join(bones, ",") + `]}`
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(tree), 0o666))
}

// meeting works on the analysis that was changed last, as a team in the window would, and
// undoes the last edit.
func meeting(ts *testscript.TestScript, _ bool, _ []string) {
	store, err := storage.Open(ts.Getenv("WHYBONE_DATA"))
	ts.Check(err)
	defer store.Close()
	id, err := store.Last()
	ts.Check(err)
	s, err := session.Open(store, id, time.Now)
	ts.Check(err)
	bone := s.Analysis().Bones()[0]
	for _, e := range []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "王芳", Role: fishbone.Recorder}},
		fishbone.AddCause{ID: "c", Text: "没有人值班"},
		fishbone.MoveCause{ID: "c", Under: bone.ID},
		fishbone.RewordCause{ID: "c", Text: "夜里没有人值班"},
		fishbone.SetVotes{ID: "c", Votes: 3},
	} {
		ts.Check(s.Do(e))
	}
	ts.Check(s.Undo())
	ts.Check(s.Undo())
	ts.Check(s.Do(fishbone.RewordCause{ID: "c", Text: "半夜没有人值班"}))
	ts.Check(s.Do(fishbone.SetVotes{ID: "c", Votes: 2}))
	ts.Check(s.Undo())
}

// begins wants a file to begin as a Go string literal says: file FILE "\xff".
func begins(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	if !strings.HasPrefix(ts.ReadFile(args[0]), want) {
		ts.Fatalf("%s begins with %q", args[0], ts.ReadFile(args[0])[:len(want)])
	}
}

// newer makes a data file look as if a later version had written it.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(`PRAGMA user_version = 9999`)
	ts.Check(err)
}

// hurt changes a data file behind the program's back: hurt FILE 'STATEMENT'.
func hurt(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// isPNG wants a PNG of at least so many points to a side: ispng FILE 500.
func isPNG(ts *testscript.TestScript, _ bool, args []string) {
	least, err := strconv.Atoi(args[1])
	ts.Check(err)
	config, err := png.DecodeConfig(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	if config.Width < least || config.Height < least/4 {
		ts.Fatalf("%s is only %d by %d", args[0], config.Width, config.Height)
	}
}

// isSVG wants an SVG in which these texts can be read.
func isSVG(ts *testscript.TestScript, _ bool, args []string) {
	svg := ts.ReadFile(args[0])
	if !strings.Contains(svg, "<svg") || !strings.Contains(svg, "</svg>") || !utf8.ValidString(svg) {
		ts.Fatalf("%s is no SVG", args[0])
	}
	for _, text := range args[1:] {
		if !strings.Contains(svg, text) {
			ts.Fatalf("%s does not show %q", args[0], text)
		}
	}
}

// jsonHas wants an array of so many objects on stdout, each with these keys.
func jsonHas(ts *testscript.TestScript, _ bool, args []string) {
	var list []map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &list))
	if fmt.Sprint(len(list)) != args[0] {
		ts.Fatalf("%d objects, want %s", len(list), args[0])
	}
	for _, object := range list {
		for _, key := range args[1:] {
			if object[key] == nil || object[key] == "" {
				ts.Fatalf("no %s in %v", key, object)
			}
		}
		if _, err := time.Parse(time.RFC3339, fmt.Sprint(object["updated"])); err != nil {
			ts.Fatalf("%v", err)
		}
	}
}

// oneSentence wants one line on stderr, nothing on stdout, and no usage text.
func oneSentence(ts *testscript.TestScript, _ bool, _ []string) {
	line := ts.ReadFile("stderr")
	if strings.Count(line, "\n") != 1 || !strings.HasPrefix(line, "whybone: ") || len(line) > 600 {
		ts.Fatalf("stderr is not one sentence: %s", line)
	}
	if strings.Contains(line, "Usage:") || ts.ReadFile("stdout") != "" {
		ts.Fatalf("more than an error was printed")
	}
}

// only wants nothing else in a directory: only DIR name….
func only(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); got != strings.Join(args[1:], " ") {
		ts.Fatalf("%s holds %s", args[0], got)
	}
}

// firstID puts so many characters of the id at the start of stdout into $ID.
func firstID(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Setenv("ID", ts.ReadFile("stdout")[:n])
}

func TestOneLine(t *testing.T) {
	if got := oneLine("a\nb\x1b[31m鱼\u202e"); got != `a\nb\x1b[31m鱼\u202e` {
		t.Errorf("%q", got)
	}
}

func TestWindowIsWhatNoCommandMeans(t *testing.T) {
	opened := ""
	p := &Program{
		Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Getenv: func(string) string { return "somewhere" }, Now: time.Now,
		Window: func(data, _ string, _ ...string) error { opened = data; return nil },
	}
	if code := p.Run([]string{"--data", "somewhere.db"}); code != Done || opened != "somewhere.db" {
		t.Errorf("code %d, opened %q", code, opened)
	}
}

// inDeck writes a copy of a deck in which words on its slides are others: indeck made.pptx OLD NEW
// edited.pptx.
func inDeck(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: indeck FILE OLD NEW OUT")
	}
	edited, err := reporttest.Rewrite([]byte(ts.ReadFile(args[0])), func(name, text string) string {
		if strings.HasPrefix(name, "ppt/slides/slide") {
			return strings.ReplaceAll(text, "<a:t>"+args[1]+"<", "<a:t>"+args[2]+"<")
		}
		return text
	})
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[3]), edited, 0o600))
}

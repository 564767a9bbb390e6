package choose

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// Each view is saved as a table and as a picture; a cell that looks like a formula is none.
func TestSavingAPage(t *testing.T) {
	fill := append(hotel(), criteria()...)
	fill = append(fill,
		fishbone.Add{Thing: &fishbone.Solution{ID: "f", Text: "=1+1", Causes: []fishbone.ID{"late"}}},
		fishbone.GivePoints{ID: "g", Criterion: "quick", Of: "Message", Points: 5},
		fishbone.Add{Thing: &fishbone.Argument{ID: "x", Text: "cheap", Solution: "f", Side: fishbone.Pro, By: "Bo"}},
		fishbone.Add{Thing: &fishbone.Addition{ID: "y", Text: "by night", Solution: "f", By: "Bo"}},
		fishbone.Set{Of: fishbone.SolutionKind, ID: "Desk", Values: fishbone.Values{"effort": 20, "impact": 80}},
		fishbone.RankSolutions{Order: []fishbone.ID{"Desk"}},
		fishbone.ChooseSolution{ID: "f", Choice: fishbone.Chosen, Reason: "it is free"},
		fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "nobody comes", Solution: "f", By: "Bo"}},
	)
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	for view, want := range map[string][]string{
		"matrix": {"Quick (60)", "5.00", "'=1+1", "it is free"}, "tchart": {"Message"}, "best": {"1,Desk"}, "cocreate": {"by night,Bo"},
		"effort": {"Desk,20,80,Quick wins"}, "premortem": {"nobody comes"},
		"cocreate signed": {"by night,,"}, "premortem signed": {"nobody comes,,"}, "tchart signed": nil,
	} {
		edits, signed := fill, false
		if view, signed = strings.CutSuffix(view, " signed"); signed {
			edits = append(slices.Clone(fill), fishbone.SetAbout{Field: fishbone.SigningField, Text: string(fishbone.SignNobody)})
		}
		s := newStage(t, view, edits...)
		for _, kind := range []string{".csv", ".png", ".svg", ".pdf"} {
			path := filepath.Join(t.TempDir(), "page"+kind)
			panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, then func(string), done func()) { then(path); done() }
			s.Actions().Perform("choose.saveTable")
			s.Loop.Run()
			data, err := os.ReadFile(path)
			if err != nil || len(data) < 20 {
				t.Errorf("%s as %s: %d bytes, %v", view, kind, len(data), err)
			}
			if !strings.Contains(s.Notice(), words.T("export.done", "file", path)) {
				t.Errorf("%s: it says %q", view, s.Notice())
			}
			if signed && (bytes.Contains(data, []byte("Bo")) && kind == ".csv" || bytes.Contains(data, []byte(">Bo"))) {
				t.Errorf("%s as %s names an author", view, kind)
			}
			for _, text := range want {
				if view != "tchart" && kind == ".csv" && !bytes.Contains(data, []byte(text)) {
					t.Errorf("%s: the table does not say %q:\n%s", view, text, data)
				}
			}
		}
	}
}

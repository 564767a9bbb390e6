package deck_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/report"
	"whybone/fishbone/report/pptx"
	"whybone/fishbone/report/reporttest"
)

var at = fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}

// trains is an analysis with whys, labels of several lines and a root cause that is drawn below
// whys that are left out.
func trains(t testing.TB) *fishbone.Analysis {
	t.Helper()
	cause := func(id, under fishbone.ID, text string) fishbone.Edit {
		return fishbone.AddCause{ID: id, Under: under, Text: text}
	}
	bone := func(id fishbone.ID, name string) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: name}}
	}
	a := do(t, fishbone.New("trains", at), fishbone.Join(
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Late"}, fishbone.SetAbout{Field: fishbone.Head, Text: "Trains are late every morning"},
		bone("b1", "People"), bone("b2", "Place"), bone("b3", "Plan"), bone("b4", "Parts"),
		cause("c1", "b1", "Tired drivers"), cause("shift2", "c1", "Long shifts"), cause("c3", "shift2", "Nobody counts hours"), cause("c4", "b1", "New drivers"),
		cause("c5", "b2", "Narrow track"), cause("c6", "b3", "No spare train stands ready where it is needed most in the morning"), cause("c7", "b3", "Timetable from 1990"),
		cause("c8", "b4", "Doors stick"), cause("c9", "c8", "Rollers are worn"), cause("c10", "c9", "Nobody looks at rollers"), cause("c11", "c10", "They are in no plan"),
		cause("c12", "c11", "The plan is older than the doors"), cause("c13", "b4", "Brakes freeze"), cause("c14", "b2", "叶子落在轨道上，没有人清扫，列车要慢行"),
	))
	return do(t, a, fishbone.Join(
		fishbone.Judge{ID: "c12", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "both are dated"}},
		fishbone.StopAsking{ID: "c12", Reason: "we can write one"}))
}

func do(t testing.TB, a *fishbone.Analysis, e fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	if e == nil {
		return a
	}
	b, err := a.Apply(e, at)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// made is a deck with the fish of an analysis.
func made(t testing.TB, a *fishbone.Analysis) []byte { return madeOn(t, a, scene.Fit) }

// madeOn is a deck whose fish is drawn for a page.
func madeOn(t testing.TB, a *fishbone.Analysis, page scene.Page) []byte {
	t.Helper()
	theme := scene.Light()
	p := report.Picture{Name: "fishbone", Alt: "A fish", Pages: fish.Pages(a, fish.Options{Theme: &theme, Target: 16.0 / 9, Page: page, Whole: true, Words: notation.Words{Whys: "… %s whys", Hidden: "more"}}), Things: report.Hanging(a)}
	d := &report.Document{
		Of: a.ID(), Profile: &report.Profile{Name: "test"}, Language: "en", Title: "8D", Subject: a.HeadText(), Made: at.At,
		Page:     func(int, int) string { return "" },
		Sections: []report.Part{{ID: "D4", Number: "D4", Title: "Causes", Blocks: []report.Block{p, report.Whys{Title: "The whys", Level: func(n int) string { return fmt.Sprint("level ", n) }, Trees: report.WhysOf(a, func(c fishbone.Cause) string { return "asked no further at " + c.Text })}}}},
	}
	data, err := pptx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changed is a deck in which f has changed what stands in its parts.
func changed(t testing.TB, data []byte, f func(part, text string) string) []byte {
	t.Helper()
	out, err := reporttest.Rewrite(data, f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// onSlides is changed for the slides alone.
func onSlides(t testing.TB, data []byte, f func(text string) string) []byte {
	return changed(t, data, func(part, text string) string {
		if strings.HasPrefix(part, "ppt/slides/slide") {
			return f(text)
		}
		return text
	})
}

// told are the changes in a deck, each in a line.
func told(t testing.TB, a *fishbone.Analysis, data []byte) (lines []string) {
	t.Helper()
	for _, c := range compared(t, a, data).Changes {
		name := func(p deck.Place) string {
			if p.New != nil {
				return "new " + p.New.Text
			}
			if thing, ok := a.Thing(p.ID); ok {
				return fishbone.NameOf(thing)
			}
			return "–"
		}
		line := string(c.What) + " " + c.Kind.Name + " "
		switch c.What {
		case deck.Reworded:
			line += c.Was + " > " + c.Text
		case deck.Moved:
			line += c.Text + ": " + name(c.From) + " > " + name(c.Under)
		case deck.New:
			line += c.Text + ": " + name(c.Under)
		case deck.Deleted:
			line += fmt.Sprintf("%s +%d", c.Was, len(c.Gone)-1)
		}
		if c.Changed {
			line += " !"
		}
		lines = append(lines, line)
	}
	return lines
}

func compared(t testing.TB, a *fishbone.Analysis, data []byte) *deck.Comparison {
	t.Helper()
	d, err := deck.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	found, err := d.Compare(a)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func want(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var update = flag.Bool("update", false, "write testdata/made.pptx, from which edited.pptx is made by hand")

// TestAnEditedDeckComesHome reads a deck that was edited in LibreOffice and saved again there:
// words changed, a shape moved to another bone, one deleted, one new. docs/deck.sh made it.
func TestAnEditedDeckComesHome(t *testing.T) {
	a := trains(t)
	if *update {
		if err := os.WriteFile("testdata/made.pptx", made(t, a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile("testdata/edited.pptx")
	if err != nil {
		t.Fatal(err)
	}
	want(t, "edited in LibreOffice", told(t, a, data),
		"reworded cause Tired drivers > Drivers fall asleep",
		"moved cause Timetable from 1990: Plan > Place",
		"new cause Fog on the coast: Parts",
		"deleted cause New drivers +0")
	found := compared(t, a, data)
	after := do(t, a, deck.Edit(a, found.Changes, fishbone.NewID))
	if got := told(t, after, data); len(got) > 0 {
		t.Errorf("once it is taken over there is more: %q", got)
	}
	if got := len(deck.Edit(a, found.Changes[:2], fishbone.NewID).(fishbone.Batch).Edits); got != 2 {
		t.Errorf("of two changes come %d edits", got)
	}
}

// TestADeckAsItWasMade has no changes, also where labels take several lines and whys were left
// out, and where the team has gone on since: what the deck does not know is not deleted, what the
// team has moved is not moved back.
func TestADeckAsItWasMade(t *testing.T) {
	a := trains(t)
	data := made(t, a)
	want(t, "as it was made", told(t, a, data))
	bone, other := a.Bones()[0].ID, a.Bones()[1].ID
	first := a.Causes(bone)[0]
	b := do(t, a, fishbone.Join(
		fishbone.AddCause{ID: "late", Under: bone, Text: "said later"},
		fishbone.RewordCause{ID: first.ID, Text: "in other words"},
		fishbone.MoveCause{ID: a.Causes(bone)[1].ID, Under: other},
		fishbone.RemoveCause{ID: a.Causes(other)[0].ID},
		fishbone.Set{Of: fishbone.BoneKind, ID: other, Values: fishbone.Values{"name": "Elsewhere"}},
	))
	want(t, "after the team went on", told(t, b, data))
}

var box = regexp.MustCompile(`<p:(sp|cxnSp)>.*?</p:(sp|cxnSp)>`)

// shapeOf is the shape of a name.
func shapeOf(t testing.TB, text, name string) string {
	t.Helper()
	for _, s := range box.FindAllString(text, -1) {
		if strings.Contains(s, `name="`+name+`"`) {
			return s
		}
	}
	return ""
}

// TestWhatPeopleDo has each kind of change, as PowerPoint writes it.
func TestWhatPeopleDo(t *testing.T) {
	a := trains(t)
	data := made(t, a)
	within := func(f func(s string) string) []byte {
		return onSlides(t, data, func(text string) string {
			if !strings.Contains(text, `name="bone:b1"`) {
				return text
			}
			return f(text)
		})
	}
	swap := func(name string, f func(shape string) string) func(string) string {
		return func(text string) string {
			s := shapeOf(t, text, name)
			if s == "" {
				t.Fatalf("there is no %s", name)
			}
			return strings.Replace(text, s, f(s), 1)
		}
	}
	run := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, "<a:t>"+from+"</a:t>", "<a:t>"+to+"</a:t>", 1) }
	}
	gone := func(string) string { return "" }
	off := regexp.MustCompile(`<a:off x="(\d+)" y="(\d+)"/>`)
	beside := func(text, bone string) string { // a place beside the name of a bone
		at := off.FindString(shapeOf(t, text, bone))
		return at
	}
	move := func(name, bone string) func(string) string {
		return func(text string) string {
			to := beside(text, bone)
			return swap(name, func(s string) string { return strings.Replace(s, off.FindString(s), to, 1) })(text)
		}
	}
	intoGroup := func(name, group string) func(string) string {
		return func(text string) string {
			s := shapeOf(t, text, name)
			text = strings.Replace(text, s, "", 1)
			i := strings.Index(text, `name="`+group+`"`)
			end := i + strings.Index(text[i:], "</p:grpSpPr>") + len("</p:grpSpPr>")
			return text[:end] + s + text[end:]
		}
	}
	newShape := func(words, place string) string {
		return `<p:sp><p:nvSpPr><p:cNvPr id="900" name="TextBox 7"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>` + place + `<a:ext cx="1270000" cy="254000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>` + words + `</a:t></a:r></a:p></p:txBody></p:sp>`
	}
	add := func(shapes ...string) func(string) string {
		return func(text string) string {
			return strings.Replace(text, "</p:spTree>", strings.Join(shapes, "")+"</p:spTree>", 1)
		}
	}
	line := func(from, to string) string {
		return `<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="901" name="Connector 8"/><p:cNvCxnSpPr><a:stCxn id="` + from + `" idx="0"/><a:endCxn id="` + to + `" idx="0"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm></p:spPr></p:cxnSp>`
	}
	number := func(text, name string) string {
		return regexp.MustCompile(`cNvPr id="(\d+)"`).FindStringSubmatch(shapeOf(t, text, name))[1]
	}
	far := `<a:off x="9900000" y="6400000"/>`
	for what, c := range map[string]struct {
		edit func(string) string
		want []string
	}{
		"nothing":                  {func(s string) string { return s }, nil},
		"words of a cause":         {swap("cause:c4", run("New drivers", "Untrained drivers")), []string{"reworded cause New drivers > Untrained drivers"}},
		"words cut into runs":      {swap("cause:c4", run("New drivers", "New</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t> drivers")), nil},
		"words with another space": {swap("cause:c4", run("New drivers", "New  drivers ")), nil},
		"words of a bone":          {swap("bone:b2", run("Place", "Track")), []string{"reworded bone Place > Track"}},
		"words of the head": {swap("head", func(s string) string {
			return strings.Replace(s, "<a:t>Trains", "<a:t>Buses", 1)
		}), []string{"reworded about Trains are late every morning > Buses are late every morning"}},
		"a cause deleted":        {swap("cause:c5", gone), []string{"deleted cause Narrow track +0"}},
		"its words deleted":      {swap("cause:c5", run("Narrow track", " ")), []string{"deleted cause Narrow track +0"}},
		"deleted with its whys":  {func(s string) string { return swap("cause:c3", gone)(swap("cause:shift2", gone)(s)) }, []string{"deleted cause Long shifts +1"}},
		"a cause in the middle":  {swap("cause:shift2", gone), []string{"deleted cause Long shifts +0"}},
		"moved within its group": {move("cause:c4", "bone:b2"), []string{"moved cause New drivers: People > Place"}},
		"moved with its whys": {func(s string) string {
			return move("cause:c3", "bone:b2")(move("cause:shift2", "bone:b2")(move("cause:c1", "bone:b2")(s)))
		}, []string{"moved cause Tired drivers: People > Place"}},
		"moved without its whys": {move("cause:c1", "bone:b2"), []string{"moved cause Tired drivers: People > Place"}},
		"put into another group": {intoGroup("cause:c6", "group:b1"), []string{"moved cause No spare train stands ready where it is needed most in the morning: Plan > People"}},
		"attached to another":    {func(s string) string { return add(line(number(s, "cause:c7"), number(s, "cause:c5")))(s) }, []string{"moved cause Timetable from 1990: Plan > Narrow track"}},
		"attached to what it is": {func(s string) string { return add(line(number(s, "cause:shift2"), number(s, "cause:c1")))(s) }, nil},
		"a line to the head":     {func(s string) string { return add(line(number(s, "cause:shift2"), number(s, "head")))(s) }, nil},
		"in a circle": {func(s string) string {
			return add(line(number(s, "cause:c5"), number(s, "cause:c6")), line(number(s, "cause:c6"), number(s, "cause:c5")))(s)
		}, nil},
		"new beside a bone": {func(s string) string { return add(newShape("Fog", beside(s, "bone:b2")))(s) }, []string{"new cause Fog: Place"}},
		"new far away":      {add(newShape("Fog", `<a:off x="30000000" y="9000000"/>`)), []string{"new cause Fog: –"}},
		"new below a cause": {func(s string) string { return add(newShape("Fog", far), line("900", number(s, "cause:c5")))(s) }, []string{"new cause Fog: Narrow track"}},
		"a copy with other words": {func(s string) string {
			c := strings.Replace(shapeOf(t, s, "cause:shift2"), "Long shifts", "Night shifts", 1)
			return add(c)(s)
		}, []string{"new cause Night shifts: Tired drivers"}},
		"a copy with a number": {func(s string) string {
			c := strings.Replace(shapeOf(t, s, "cause:shift2"), `"cause:shift2"`, `"cause:shift 1"`, 1)
			return add(c)(s)
		}, nil},
		"a copy of a bone": {func(s string) string {
			c := strings.Replace(shapeOf(t, s, "bone:b2"), "Place", "Weather", 1)
			return add(c)(s)
		}, []string{"new bone Weather: –"}},
		"a new slide number":        {add(strings.Replace(newShape("7", far), "<p:nvPr/>", `<p:nvPr><p:ph type="sldNum"/></p:nvPr>`, 1)), nil},
		"a slide number in a group": {add(strings.NewReplacer("<a:r>", `<a:fld id="{1}" type="slidenum">`, "</a:r>", "</a:fld>").Replace(newShape("7", far))), nil},
		"ungrouped": {func(s string) string {
			s = regexp.MustCompile(`<p:grpSp>.*?</p:grpSpPr>`).ReplaceAllString(s, "")
			return strings.ReplaceAll(s, "</p:grpSp>", "")
		}, nil},
		"all in one group, half as large": {func(s string) string {
			s = strings.Replace(s, `</p:grpSpPr>`, `</p:grpSpPr><p:grpSp><p:nvGrpSpPr><p:cNvPr id="950" name="Group 9"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="3000000" y="2000000"/><a:ext cx="6096000" cy="3429000"/><a:chOff x="0" y="0"/><a:chExt cx="12192000" cy="6858000"/></a:xfrm></p:grpSpPr>`, 1)
			return strings.Replace(s, "</p:spTree>", "</p:grpSp></p:spTree>", 1)
		}, nil},
	} {
		want(t, what, told(t, a, within(c.edit)), c.want...)
	}
}

// TestTheWhysComeHome has what people do to the trees of whys: what stands there and on the fish is one
// thing.
func TestTheWhysComeHome(t *testing.T) {
	a := trains(t)
	data := made(t, a)
	edit := func(where string, f func(s string) string) func([]byte) []byte {
		return func(data []byte) []byte {
			done := false
			out := onSlides(t, data, func(text string) string {
				if !strings.Contains(text, `name="`+where) {
					return text
				}
				done = true
				return f(text)
			})
			if !done {
				t.Fatalf("nothing is called %s", where)
			}
			return out
		}
	}
	inTree := func(f func(s string) string) func([]byte) []byte { return edit("why:c1\"", f) }
	onFish := func(f func(s string) string) func([]byte) []byte { return edit("cause:c1\"", f) }
	shape := func(name string, f func(s string) string) func(string) string {
		return func(text string) string {
			s := shapeOf(t, text, name)
			if s == "" {
				t.Fatalf("there is no %s", name)
			}
			return strings.Replace(text, s, f(s), 1)
		}
	}
	say := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, "<a:t>"+from+"</a:t>", "<a:t>"+to+"</a:t>", 1) }
	}
	gone := func(string) string { return "" }
	number := func(text, name string) string {
		return regexp.MustCompile(`cNvPr id="(\d+)"`).FindStringSubmatch(shapeOf(t, text, name))[1]
	}
	attach := func(name, to string) func(string) string {
		return func(text string) string {
			return shape(name, func(s string) string {
				return regexp.MustCompile(`stCxn id="\d+"`).ReplaceAllString(s, `stCxn id="`+number(text, to)+`"`)
			})(text)
		}
	}
	add := func(words, below string) func(string) string {
		return func(text string) string {
			return strings.Replace(text, "</p:spTree>", `<p:sp><p:nvSpPr><p:cNvPr id="900" name="TextBox 7"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="1" y="1"/><a:ext cx="1270000" cy="254000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>`+words+`</a:t></a:r></a:p></p:txBody></p:sp>`+
				`<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="901" name="Connector 8"/><p:cNvCxnSpPr><a:stCxn id="`+number(text, below)+`" idx="3"/><a:endCxn id="900" idx="1"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm></p:spPr></p:cxnSp></p:spTree>`, 1)
		}
	}
	type edits []func([]byte) []byte
	for what, c := range map[string]struct {
		edits edits
		want  []string
		other string
	}{
		"nothing":              {nil, nil, ""},
		"reworded in the tree": {edits{inTree(shape("why:c1", say("Tired drivers", "Sleepy drivers")))}, []string{"reworded cause Tired drivers > Sleepy drivers"}, ""},
		"reworded in both": {edits{inTree(shape("why:c1", say("Tired drivers", "Sleepy drivers"))), onFish(shape("cause:c1", say("Tired drivers", "Sleepy drivers")))},
			[]string{"reworded cause Tired drivers > Sleepy drivers"}, ""},
		"reworded differently": {edits{inTree(shape("why:c1", say("Tired drivers", "Drivers doze"))), onFish(shape("cause:c1", say("Tired drivers", "Sleepy drivers")))},
			[]string{"reworded cause Tired drivers > Sleepy drivers"}, "Drivers doze"},
		"moved in the tree":   {edits{inTree(attach("whyline:c3", "why:c1"))}, []string{"moved cause Nobody counts hours: Long shifts > Tired drivers"}, ""},
		"deleted in the tree": {edits{inTree(shape("why:c3", gone))}, []string{"deleted cause Nobody counts hours +0"}, ""},
		"deleted on the fish": {edits{onFish(shape("cause:c3", gone))}, []string{"deleted cause Nobody counts hours +0"}, ""},
		"new in the tree":     {edits{inTree(add("Fog", "why:shift2"))}, []string{"new cause Fog: Long shifts"}, ""},
		"a copy in the tree": {edits{inTree(func(s string) string {
			return strings.Replace(s, "</p:spTree>", strings.Replace(shapeOf(t, s, "why:c3"), "cNvPr id=\"", "cNvPr id=\"9", 1)+"</p:spTree>", 1)
		})}, nil, ""},
		"words beside the tree": {edits{inTree(func(s string) string {
			return strings.Replace(add("Fog", "why:shift2")(s), `<a:endCxn id="900" idx="1"/>`, "", 1)
		})}, nil, ""},
	} {
		edited := data
		for _, f := range c.edits {
			edited = f(edited)
		}
		want(t, what, told(t, a, edited), c.want...)
		found := compared(t, a, edited)
		if c.other != "" && found.Changes[0].Other != c.other {
			t.Errorf("%s: the other is %q", what, found.Changes[0].Other)
		}
		if after := do(t, a, deck.Edit(a, found.Changes, fishbone.NewID)); len(told(t, after, edited)) > 0 {
			t.Errorf("%s: once it is taken over there is more: %q", what, told(t, after, edited))
		}
	}
}

//go:build linux

package endtoend

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// rib is a bone of the sample with its causes and the answer to the why of each.
type rib struct {
	bone            string
	causes, answers [4]string
}

// The sample is a fish of an ordinary size: six bones with four causes each, and an
// answer to the why of every cause, which makes 54 nodes.
var sample = []rib{
	{"People",
		[4]string{"Two of five packers are new", "Night shift is short of hands", "Nobody feels in charge of returns", "Drivers are changed every week"},
		[4]string{"Trained packers left in spring", "Three are on sick leave", "The duty was never written down", "The agency sends who is free"}},
	{"Machines",
		[4]string{"The sealing press runs cold", "Labels stick to the roller", "Scanner misses torn codes", "传送带经常停"},
		[4]string{"Its heater is worn out", "The roller is cleaned once a week", "The lens is scratched", "皮带已经用了六年"}},
	{"Materials",
		[4]string{"Cartons are too thin", "Foam dissolves in heat", "Glue dries before it holds", "Tape comes in two widths"},
		[4]string{"The buyer changed the board", "Foam is kept beside the oven", "The lid of the pot stays open", "Two buyers order it"}},
	{"Methods",
		[4]string{"Boxes are stacked six high", "No one checks the weight", "Orders are mixed on one table", "Packing list comes last"},
		[4]string{"The drawing allows six", "The scale stands in another hall", "There is one table for all", "It is printed in the office"}},
	{"Environment",
		[4]string{"The hall is damp at night", "The yard floods when it rains", "It is dark at the ramp", "Noise drowns the signal"},
		[4]string{"Doors stay open for the forklift", "The drain is full of sand", "Two lamps are broken", "The horn is weak"}},
	{"Measurement",
		[4]string{"破损没有记录", "Damage is counted by hand", "退货原因不清楚", "Scales were never checked"},
		[4]string{"没有表格", "The counter has no plug there", "表格只有一栏", "No one knows the date"}},
}

// What the team says besides, in presenter mode.
const (
	damage   = "Every tenth parcel arrives damaged this month"
	headline = "Parcels arrive damaged"
	proof    = "The contract of May says so"
)

// deeper leads from the first cause on, below its answer: one answer, two ways on, each
// as far as level five.
var deeper = struct {
	third string
	ways  [2][2]string
}{
	"Pay is lower than next door",
	[2][2]string{
		{"Pay was frozen for two years", "The budget follows last year"},
		{"Overtime is not paid", "The contract leaves it out"},
	},
}

// repeated says the same as another one of the sample.
var repeated, same = sample[3].answers[3], sample[5].answers[1]

// record makes an analysis by edits, as the team's words do it.
type record struct {
	t  testing.TB
	a  *fishbone.Analysis
	id map[string]fishbone.ID // by text
}

func newRecord(t testing.TB) *record {
	return &record{t: t, a: fishbone.New("record", fishbone.Stamp{}), id: map[string]fishbone.ID{}}
}

func (r *record) do(edits ...fishbone.Edit) {
	r.t.Helper()
	next, err := r.a.Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	must(r.t, err)
	r.a = next
}

// name gives a text an identifier.
func (r *record) name(text string) fishbone.ID {
	r.t.Helper()
	if r.id[text] != "" {
		r.t.Fatalf("%q is said twice", text)
	}
	r.id[text] = fishbone.ID(fmt.Sprintf("n%d", len(r.id)))
	return r.id[text]
}

func (r *record) bone(name string) {
	r.do(fishbone.Add{Thing: &fishbone.Bone{ID: r.name(name), Name: name}})
}

// cause hangs a cause below what has this text.
func (r *record) cause(under, text, by string) {
	r.t.Helper()
	r.do(fishbone.AddCause{Under: r.id[under], ID: r.name(text), Text: text, By: by})
}

// outline tells all of an analysis but identifiers and times.
func outline(a *fishbone.Analysis) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%+v\n%s\n", a.About(), a.HeadText())
	for _, p := range a.People() {
		fmt.Fprintf(&s, "person %s, %s\n", p.Name, p.Role)
	}
	branch := func(depth int, c fishbone.Cause) {
		as, _ := a.Cause(c.SameAs)
		fmt.Fprintf(&s, "%s%s · by %q, same as %q, %+v, %d votes, stop %q %q, link %q\n", strings.Repeat("  ", depth),
			c.Text, c.By, as.Text, c.Verdict, c.Votes, c.Stop, c.Control, c.Therefore)
		for _, w := range a.Wordings(c.ID) {
			fmt.Fprintf(&s, "%salso %s · by %q, %d votes\n", strings.Repeat("  ", depth), w.Text, w.By, w.Votes)
		}
	}
	for _, b := range a.Bones() {
		fmt.Fprintf(&s, "bone %s\n", b.Name)
		for depth, c := range a.Walk(b.ID) {
			branch(depth, c)
		}
	}
	s.WriteString("tray\n")
	for depth, c := range a.Walk(fishbone.Tray) {
		branch(depth, c)
	}
	for _, x := range a.Solutions() {
		fmt.Fprintf(&s, "solution %s by %q for", x.Text, x.By)
		for _, id := range x.Causes {
			c, _ := a.Cause(id)
			fmt.Fprintf(&s, " %q", c.Text)
		}
		s.WriteString("\n")
	}
	for _, i := range a.Ideas() {
		fmt.Fprintf(&s, "idea %s by %q\n", i.Text, i.By)
	}
	return s.String()
}

// became waits until the data file holds the same as the record.
func (w *window) became(what string, r *record) {
	w.t.Helper()
	want, is := outline(r.a), ""
	defer func() {
		if is != want {
			w.t.Logf("%s: stored is\n%s\nwanted is\n%s", what, is, want)
		}
	}()
	w.until("stored: "+what, func() bool {
		is = outline(w.analysis())
		return is == want
	})
}

// newAnalysis begins one by its key and says which it is.
func (w *window) newAnalysis() {
	w.t.Helper()
	w.see(words.T("home.new"))
	w.press("ctrl+n")
	w.until("an analysis is there", func() bool {
		list, total, err := w.store.List(storage.Query{})
		must(w.t, err)
		if total == 1 {
			w.id = list[0].ID
		}
		return total == 1
	})
	w.see(words.T("problem.question"))
}

// drafts are what was typed and not entered yet, by place.
func (w *window) drafts() map[string]string {
	w.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+w.data+"?mode=ro&_busy_timeout=5000")
	must(w.t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT place, text FROM draft WHERE analysis = ?`, string(w.id))
	must(w.t, err)
	defer rows.Close()
	drafts := map[string]string{}
	for rows.Next() {
		var place, text string
		must(w.t, rows.Scan(&place, &text))
		drafts[place] = text
	}
	must(w.t, rows.Err())
	return drafts
}

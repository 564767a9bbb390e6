//go:build linux

package endtoend

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// storeEvidence stores an analysis without anything, the worked example, and one with twelve
// people, forty causes, an open ballot, eight criteria and thirty tasks.
func (g *gallery) storeEvidence(store *storage.Store) []state {
	at := fishbone.Stamp{At: time.Now()}
	states := []state{{name: empty}, {name: usual}, {name: crowded}}
	for i, edits := range [][]fishbone.Edit{{}, {g.exampleEdit(words.Used())}, g.crowd(at.At)} {
		a, err := store.Create(fishbone.New(fishbone.NewID(), at))
		must(g.t, err)
		states[i].id = a.ID()
		if len(edits) > 0 {
			_, err = store.Do(a, fishbone.Batch{Edits: edits}, at)
			must(g.t, err)
		}
		must(g.t, store.KeepDraft(a.ID(), "gallery", "KPI")) // so that it is edited and not read
	}
	must(g.t, store.KeepDraft(states[2].id, "ballot/ballot1", string(fishbone.NewBallotKey())))
	g.crowdedFiles(store, states[2].id)
	return states
}

// crowd fills an analysis with what the worked example says, more of it than a team has.
func (g *gallery) crowd(now time.Time) []fishbone.Edit {
	sample := g.example(words.Used())
	var said []string
	for _, c := range sample.WalkBones() {
		said = append(said, c.Text)
	}
	c := &crowdOf{sample: sample, said: said, today: fishbone.DayOf(now)}
	c.people()
	c.facts()
	c.causes()
	c.criteria()
	c.ballot()
	c.tasks()
	return c.edits
}

// crowdOf collects the edits of a crowded analysis.
type crowdOf struct {
	sample *fishbone.Analysis
	said   []string
	today  fishbone.Day
	edits  []fishbone.Edit
}

func (c *crowdOf) do(e ...fishbone.Edit) { c.edits = append(c.edits, e...) }
func (c *crowdOf) add(t fishbone.Thing)  { c.do(fishbone.Add{Thing: t}) }

// long is something that takes more than one line, the n-th.
func (c *crowdOf) long(n int) string {
	return c.said[n%len(c.said)] + words.T("record.next") + c.said[(n*5+3)%len(c.said)]
}

func nth(kind string, n int) fishbone.ID { return fishbone.ID(fmt.Sprint(kind, n)) }

// people are those of the worked example and four more.
func (c *crowdOf) people() {
	about := c.sample.About()
	for f, text := range map[fishbone.Field]string{
		fishbone.Problem: about.Problem, fishbone.Head: c.sample.HeadText(), fishbone.Voice: about.Voice, fishbone.Affected: string(about.Affected),
		fishbone.Total: string(about.Total), fishbone.Period: about.Period, fishbone.SchoolField: string(fishbone.ByPoints),
	} {
		c.do(fishbone.SetAbout{Field: f, Text: text})
	}
	var names []string
	for _, p := range c.sample.People() {
		names = append(names, p.Name)
	}
	four := [2]string{"欧阳思远", "陳怡君"}
	if words.Used() == words.Traditional {
		four = [2]string{"歐陽思遠", "司馬承恩"}
	}
	names = append(names, four[0], "Maximiliane Schönfelder", four[1], "Bartholomew Featherstonehaugh")
	for i, name := range names {
		role := []fishbone.Role{fishbone.Facilitator, fishbone.Recorder, fishbone.Member}[min(i, 2)]
		c.add(&fishbone.Person{ID: nth("person", i), Name: name, Role: role})
		for k := range i % 5 {
			c.add(&fishbone.Slip{ID: nth("slip", i*10+k), Text: c.said[(i+k)%len(c.said)], By: name, For: fishbone.SlipCause})
		}
		c.add(&fishbone.Slip{ID: nth("guess", i), Text: c.said[i], By: name, For: fishbone.SlipGuess})
	}
	for i := range 6 {
		m := fishbone.Meeting{ID: nth("meeting", i), Date: string(c.today.Add(-7 * (6 - i))), Place: about.Place, Who: names[0] + "\n" + names[1] + "\n" + names[9], Remarks: c.long(i)}
		c.add(&m)
	}
}

// facts are seven rows, and six measures that protect the customer.
func (c *crowdOf) facts() {
	since := words.T("date.day", "month", words.T("date.month.3"), "day", 1)
	for i, aspect := range []string{"what", "where", "when", "who", "howMuch", c.said[0], c.said[5]} {
		c.add(&fishbone.Fact{ID: nth("fact", i), Aspect: aspect, Is: c.long(i), IsNot: c.long(i + 3), Differs: c.long(i + 6), Since: c.said[i] + " " + since})
	}
	for i := range 6 {
		c.add(&fishbone.Containment{ID: nth("containment", i), Text: c.long(i), Where: c.said[i], Owner: c.sample.People()[i].Name, Since: c.today.Add(-40), Effect: "23 → 14%", Due: c.today.Add(20 * i)})
	}
}

// causes are forty on the bones of the example, half of them checked against the facts.
func (c *crowdOf) causes() {
	bones := c.sample.Bones()
	for i, b := range bones {
		c.add(&fishbone.Bone{ID: nth("bone", i), Name: b.Name})
	}
	for i := range 40 {
		text := c.said[i%len(c.said)]
		if i%4 == 1 || i >= len(c.said) {
			text = c.long(i)
		}
		id := nth("cause", i)
		c.do(fishbone.AddCause{ID: id, Under: nth("bone", i%len(bones)), Text: text, By: c.sample.People()[i%8].Name})
		for k := range 7 {
			verdict := []fishbone.Explanation{fishbone.Explains, fishbone.Explains, fishbone.OnlyIf, fishbone.Explains, fishbone.CannotExplain}[(i+k*k)%5]
			if i%2 == 0 {
				c.do(fishbone.CheckFit{ID: nth("fit", i*10+k), Cause: id, Fact: nth("fact", k), Verdict: verdict, Reason: c.said[k]})
			}
		}
	}
	for i := range 20 {
		c.add(&fishbone.Solution{ID: nth("solution", i), Text: c.sample.Solutions()[i].Text, Causes: []fishbone.ID{nth("cause", i)}})
	}
}

// criteria are eight with points for every third cause.
func (c *crowdOf) criteria() {
	for i := range 8 {
		id := nth("criterion", i)
		c.add(&fishbone.Criterion{ID: id, Text: c.said[i], For: fishbone.OfCauses, Scale: fishbone.FiveThreeOne})
		for k := 0; k < 40; k += 3 {
			c.do(fishbone.GivePoints{ID: nth("score", i*100+k), Criterion: id, Of: nth("cause", k), Points: []int{1, 3, 5}[(i+k)%3]})
		}
	}
}

// ballot is one that was revealed, with a tie at the line, and one in which nobody voted yet.
func (c *crowdOf) ballot() {
	start := func(n, dots int, breaks fishbone.ID) fishbone.StartBallot {
		b := fishbone.StartBallot{ID: nth("ballot", n), Text: words.T("vote.asked.causes"), On: fishbone.OfCauses, Dots: dots, Most: 3, Cut: 6, Breaks: breaks}
		for i := range 40 {
			b.Cards = append(b.Cards, fishbone.BallotCard{ID: nth("tally", n*100+i), Of: nth("cause", i)})
		}
		for i := range 12 {
			b.Voters = append(b.Voters, fishbone.BallotVoter{ID: nth("paper", n*100+i), Person: nth("person", i)})
		}
		return b
	}
	c.do(start(0, 10, ""))
	for i := range 12 {
		c.do(fishbone.CastPaper{ID: nth("paper", i), Sealed: "x"})
	}
	dots := map[fishbone.ID]int{}
	for i := range 22 {
		dots[nth("tally", i)] = []int{14, 11, 9, 8, 7, 5, 5, 5, 4, 3}[min(i, 9)]
	}
	c.do(fishbone.RevealBallot{ID: "ballot0", Dots: dots})
	c.do(start(1, 10, ""))
}

// tasks are thirty verifications, some late, some with a verdict.
func (c *crowdOf) tasks() {
	for i := range 30 {
		v := fishbone.Verification{ID: nth("task", i), Text: c.said[i%len(c.said)], Cause: nth("cause", i), Criterion: c.long(i + 1), Method: c.long(i + 2),
			Who: c.sample.People()[i%8].Name, Due: c.today.Add(5*i - 30), Sample: "300", Result: c.long(i + 4)}
		c.add(&v)
		finding := []fishbone.Finding{fishbone.ToVerify, fishbone.Confirmed, fishbone.Rejected, fishbone.Undecided}[i%4]
		c.do(fishbone.Conclude{ID: v.ID, Finding: finding, On: c.today})
	}
}

// crowdedFiles attaches pictures and a table to the first tasks.
func (g *gallery) crowdedFiles(store *storage.Store, id fishbone.ID) {
	a, err := store.Load(id)
	must(g.t, err)
	for i := range 5 {
		data, name, kind := []byte("day,late\n1,7\n"), "late orders by day and hour.csv", "text/csv"
		if i%2 == 0 {
			data, name, kind = bars(i), fmt.Sprintf("chart-%d.png", i), "image/png"
		}
		sum, err := store.PutContent(data, time.Now())
		must(g.t, err)
		at := fishbone.Attachment{ID: nth("file", i), Name: name, Of: "task0", Type: kind, Size: len(data), Sum: sum}
		a, err = store.Do(a, fishbone.Add{Thing: &at}, fishbone.Stamp{At: time.Now()})
		must(g.t, err)
	}
}

// bars is a picture of a chart.
func bars(n int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 400, 260))
	for x := range 400 {
		for y := range 260 {
			ink := color.NRGBA{0xf4, 0xf4, 0xf0, 0xff}
			if x%50 > 12 && 260-y < 40+(x/50*37+n*50)%190 {
				ink = color.NRGBA{0x33, 0x66, 0x99, 0xff}
			}
			img.SetNRGBA(x, y, ink)
		}
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img)
	return b.Bytes()
}

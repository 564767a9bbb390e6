package reports

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/app/thumbnail"
	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
	"whybone/fishbone/report"
	"whybone/fishbone/report/pages"
)

// engine draws the pictures of all tests.
var engine *graphviz.Engine

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	engine = graphviz.New(graphviz.Options{})
	code := m.Run()
	engine.Close()
	os.Exit(code)
}

// sample is the worked example in the language in use.
func sample(t testing.TB) *fishbone.Analysis {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + string(words.Used()) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	edit, err := exchange.ReadJSON(data, fishbone.NewID)
	if err != nil {
		t.Fatal(err)
	}
	at := fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), By: "Ann"}
	a, err := fishbone.New("sample", at).Apply(edit, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The letters of charts and plans are as large on paper as the smallest ones beside them.
func TestPicturesCanBeReadOnPaper(t *testing.T) {
	const least = 7.9
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	for _, p := range report.Profiles() {
		if p.Fit {
			continue
		}
		d, err := Make(context.Background(), draw.NewRenderer(engine), sample(t), Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Sections {
			d.Sections[i].Blocks = slices.DeleteFunc(d.Sections[i].Blocks, func(b report.Block) bool {
				picture, ok := b.(report.Picture)
				if ok {
					met[picture.Name] = true
				}
				return !ok || picture.Name == "fishbone"
			})
		}
		for n, page := range pages.Draw(d, fonts.Simplified) {
			for _, one := range page.Texts {
				if one.Size < least {
					t.Errorf("%s, page %d: %q is %.1f points large", p.Name, n+1, one.Words, one.Size)
				}
			}
		}
	}
	for _, name := range []string{"promises", "plan.schedule", "marks.abilities", "effect"} {
		if !met[name] {
			t.Errorf("there is no picture of %s, only %v", name, met)
		}
	}
}

// A chart says its means and shares in the figures of the table that it stands below.
func TestChartsSayTheFiguresOfTables(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	met := 0
	for _, p := range report.Profiles() {
		d, err := Make(context.Background(), Quick, sample(t), Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Sections {
			var rows [][]report.Value
			for _, b := range s.Blocks {
				if table, ok := b.(report.Table); ok && table.Source == "effects" {
					rows = table.Rows
				}
				if chart, ok := b.(report.Picture); ok && chart.Name == "effect" && len(rows) == len(chart.Pages) {
					met++
					for i, page := range chart.Pages {
						sameFigures(t, p.Name, rows[i], page)
					}
				}
			}
		}
	}
	if met < 3 {
		t.Errorf("only %d reports have charts below a table", met)
	}
}

// sameFigures looks for the figures of a row, but for its target, in the words of a chart.
func sameFigures(t *testing.T, profile string, row []report.Value, page *scene.Scene) {
	t.Helper()
	var said strings.Builder
	for _, one := range page.Texts {
		said.WriteString(one.Words + " ")
	}
	for _, v := range row {
		if v.Number != nil && !strings.Contains(said.String(), v.Text) {
			t.Errorf("%s: %q of the table is not in the chart: %s", profile, v.Text, said.String())
		}
	}
}

// Every report of the sample is made in every format and language, in words alone: no key of the
// translations is left, and nothing is missing that would have it sent back.
func TestEveryReportOfTheSample(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		a := sample(t)
		for _, p := range report.Profiles() {
			d, err := Make(context.Background(), draw.NewRenderer(engine), a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range d.Gaps {
				t.Errorf("%s in %s would be sent back: %s", p.Name, l.Name, g.What)
			}
			for _, ending := range Endings() {
				file, err := File(d, ending)
				if err != nil || len(file) == 0 {
					t.Errorf("%s in %s, %s: %d bytes, %v", p.Name, l.Name, ending, len(file), err)
				}
			}
			text, err := File(d, ".md")
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"report.", "field.", "verdict.", "status.", "{{"} {
				if strings.Contains(string(text), key) {
					t.Errorf("%s in %s has a key that begins with %q", p.Name, l.Name, key)
				}
			}
			for n, page := range Pages(d) {
				for i, one := range page.Headings {
					if i == len(page.Headings)-1 && !hasBelow(page, one) {
						t.Errorf("%s in %s: page %d ends in the heading %q", p.Name, l.Name, n+1, one.Words)
					}
				}
			}
			if p.Fit && len(Pages(d)) != 1 {
				t.Errorf("%s in %s takes %d pages", p.Name, l.Name, len(Pages(d)))
			}
		}
	}
}

// hasBelow says whether something stands beside or below a heading, and not only the foot of its page.
func hasBelow(page *scene.Scene, h scene.Heading) bool {
	return slices.ContainsFunc(page.Texts, func(one scene.Text) bool { return one.Tag != nil && one.Tag.Role != "H2" && one.At.Y > h.At })
}

// large is an analysis of 300 causes and 60 promises.
func large(b testing.TB) *fishbone.Analysis {
	b.Helper()
	at := fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), By: "Ann"}
	var all []fishbone.Edit
	for i := range 10 {
		bone := fishbone.ID("bone" + string(rune('a'+i)))
		all = append(all, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: "Bone " + string(rune('A'+i))}})
		for j := range 10 {
			under := bone
			for k := range 3 {
				id := fishbone.NewID()
				all = append(all, fishbone.AddCause{ID: id, Under: under, Text: "Something of some length happens at place " + string(rune('a'+j)) + string(rune('a'+k))})
				under = id
			}
		}
	}
	for range 60 {
		all = append(all, fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.NewID(), Text: "Call every guest back within a day", Owner: "Ann", Due: "2026-04-01"}})
	}
	a, err := fishbone.New("large", at).Apply(fishbone.Batch{Edits: all}, at)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkPreview is what is done after a change before the first page is seen.
func BenchmarkPreview(b *testing.B) {
	words.Use(words.English)
	a := large(b)
	p, _ := report.Named("8d")
	for b.Loop() {
		d, err := Make(context.Background(), Quick, a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			b.Fatal(err)
		}
		Pages(d)
	}
}

func BenchmarkFile(b *testing.B) {
	words.Use(words.English)
	a := large(b)
	p, _ := report.Named("8d")
	d, err := Make(context.Background(), draw.NewRenderer(engine), a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		b.Fatal(err)
	}
	for _, ending := range Endings() {
		b.Run(ending[1:], func(b *testing.B) {
			for b.Loop() {
				if _, err := File(d, ending); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A report speaks its own language, whatever the interface speaks, in words and in pictures.
func TestReportsSpeakTheirOwnLanguage(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	a := sample(t)
	now := time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)
	for _, p := range report.Profiles() {
		var texts [2]string
		for i, interfaceIs := range []words.Language{words.English, words.Traditional} {
			if err := words.Use(interfaceIs); err != nil {
				t.Fatal(err)
			}
			d, err := Make(context.Background(), Quick, a, Wish{Profile: p, Language: words.Traditional, Now: now})
			if err != nil {
				t.Fatal(err)
			}
			for _, page := range Pages(d) {
				for _, one := range page.Texts {
					texts[i] += one.Words + "\n"
				}
			}
		}
		if texts[0] != texts[1] || texts[0] == "" {
			t.Errorf("%s says other words where the interface speaks English", p.Name)
		}
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
}

// What the team keeps is read back as it was kept, and nonsense is nothing.
func TestSettingsAreKept(t *testing.T) {
	var s Settings
	p, err := report.Named("a3")
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range p.Papers() {
		s.UsePaper(p, paper)
		if got := ReadSettings(s.String()).Paper(p); got != paper {
			t.Errorf("of %s it keeps %s", paper, got)
		}
	}
	s.Company = "Hotel"
	if err := s.Add(p.Own("Ours", "en", []string{p.Sections[0].ID}, s.Taken)); err != nil {
		t.Fatal(err)
	}
	got := ReadSettings(s.String())
	own, err := got.Named("ours")
	if err != nil || got.Company != "Hotel" || len(own.Sections) != len(p.Sections)-1 || !got.Taken("8d") || got.Taken("other") {
		t.Errorf("read back: %+v, %v", own, err)
	}
	for _, nonsense := range []string{"", "x", "[]", `{"logo":"AAAA"}`} {
		if ReadSettings(nonsense).Logo() != nil {
			t.Errorf("%q has a logo", nonsense)
		}
	}
}

// The company's name and logo stand in every format that has a place for them.
func TestTheLogoIsInEveryFormat(t *testing.T) {
	words.Use(words.English)
	mark := image.NewNRGBA(image.Rect(0, 0, 120, 40))
	for i := range mark.Pix {
		mark.Pix[i] = byte(i * 37)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, mark); err != nil {
		t.Fatal(err)
	}
	logo, err := ReadLogo(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	p, _ := report.Named("promises")
	d, err := Make(context.Background(), nil, sample(t), Wish{Profile: p, Company: "Hotel Lindenhof", Logo: logo, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for ending, inside := range map[string]string{".docx": "word/media/image1.png", ".pptx": "ppt/media/image1.png", ".xlsx": "xl/media/image1.png"} {
		file, err := File(d, ending)
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if f, err := z.Open(inside); err != nil {
			t.Errorf("%s has no logo: %v", ending, err)
		} else {
			f.Close()
		}
	}
	for ending, wanted := range map[string]string{".html": `<img src="data:image/png;base64,`, ".pdf": "/Subtype/Image", ".md": "Hotel Lindenhof"} {
		file, err := File(d, ending)
		if err != nil || !bytes.Contains(file, []byte(wanted)) {
			t.Errorf("%s has no %s, %v", ending, wanted, err)
		}
	}
	if _, err := ReadLogo(make([]byte, MaxLogo+1)); !errors.Is(err, thumbnail.ErrTooLarge) {
		t.Errorf("of a large file: %v", err)
	}
	if _, err := ReadLogo([]byte("GIF89a")); !errors.Is(err, thumbnail.ErrNoPicture) {
		t.Errorf("of half a picture: %v", err)
	}
}

// The fish on slides is drawn for slides: what is not read from three metres in one piece takes
// more of them.
func TestSlidesCanBeReadOnTheWall(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	a := large(t)
	p, err := report.Named("8d")
	if err != nil {
		t.Fatal(err)
	}
	pages := func(ending string) []*scene.Scene {
		d, err := Make(context.Background(), Quick, a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)}.For(ending))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range d.Sections {
			for _, block := range part.Blocks {
				if picture, ok := block.(report.Picture); ok && picture.Name == "fishbone" {
					return picture.Pages
				}
			}
		}
		t.Fatal("there is no fish")
		return nil
	}
	for _, page := range pages(".pptx") {
		for i := range page.Texts {
			if one := &page.Texts[i]; one.Part == scene.PartCause && one.Size < scene.Wide.Readable()-0.01 {
				t.Fatalf("%q is %v large on a slide of %v", one.Words, one.Size, page.Width)
			}
		}
	}
	if page := pages(".docx")[0]; page.Width == 960 {
		t.Error("paper has the pages of slides")
	}
}

// No line of a report ends in a name.
func TestNamesAreTied(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	a := sample(t)
	met := 0
	for _, p := range report.Profiles() {
		d, err := Make(context.Background(), nil, a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Clone(d.Head)
		for _, table := range d.Tables() {
			for _, row := range table.Rows {
				for _, v := range row {
					all = append(all, report.Field{Value: v})
				}
			}
		}
		for _, f := range all {
			for line := range strings.SplitSeq(f.Value.Text, "\n") {
				for _, who := range a.People() {
					if tied := strings.ReplaceAll(who.Name, " ", "\u00a0"); strings.HasPrefix(line, tied) {
						met++
					} else if strings.HasPrefix(line, who.Name) {
						t.Errorf("%s: a line may end in the name of %q", p.Name, line)
					}
				}
			}
		}
	}
	if met < 100 {
		t.Errorf("only %d names were met", met)
	}
}

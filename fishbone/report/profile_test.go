package report

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// Each profile of the program has all its words in all languages.
func TestProfilesSpeakThreeLanguages(t *testing.T) {
	for _, p := range Profiles() {
		told := func(what string, words Text) {
			for _, l := range []string{"en", "zh-Hans", "zh-Hant"} {
				if words[l] == "" {
					t.Errorf("%s: %s is not said in %s", p.Name, what, l)
				}
			}
			if len(words) != 3 {
				t.Errorf("%s: %s is said in %d languages", p.Name, what, len(words))
			}
		}
		item := func(i Item) {
			if i.Label != nil {
				told("the label of "+i.Show, i.Label)
			}
			if i.Why != nil {
				told("the reason of "+i.Show, i.Why)
			}
		}
		told("its title", p.Title)
		told("who asks for it", p.For)
		for _, i := range p.Head {
			item(i)
		}
		for _, s := range p.Sections {
			told("section "+s.ID, s.Title)
			if s.Why != nil {
				told("the reason of "+s.ID, s.Why)
			}
			for _, i := range s.Items {
				item(i)
			}
		}
	}
}

// An answer is the same kind of thing in every report that asks for it: a day is no text elsewhere.
func TestAnAnswerIsOfOneKind(t *testing.T) {
	kinds := map[string]string{}
	for _, p := range Profiles() {
		for _, ask := range p.Asks() {
			if was, ok := kinds[ask.Name]; ok && was != ask.As {
				t.Errorf("%s is asked for as %q and as %q, in %s", ask.Name, was, ask.As, p.Name)
			}
			kinds[ask.Name] = ask.As
		}
	}
	if len(kinds) < 20 {
		t.Errorf("only %d answers are asked for", len(kinds))
	}
}

func TestWhatIsNoProfile(t *testing.T) {
	const begin = "name = \"own\"\ntitle = { en = \"Ours\" }\n[[section]]\nid = \"one\"\ntitle = { en = \"One\" }\n"
	if p, err := Parse([]byte(begin)); err != nil || p.Title.In("zh-Hant") != "Ours" {
		t.Fatalf("a short one: %v", err)
	}
	for name, text := range map[string]string{
		"no TOML":             "name =",
		"nothing":             "",
		"no title":            "name = \"own\"\n[[section]]\nid = \"one\"\ntitle = { en = \"One\" }",
		"no section":          "name = \"own\"\ntitle = { en = \"Ours\" }",
		"name of two words":   strings.Replace(begin, "own", "o/wn", 1),
		"unknown key":         begin + "color = \"red\"\n",
		"unknown paper":       strings.Replace(begin, "[[section]]", "paper = \"a7\"\n[[section]]", 1),
		"section twice":       begin + "[[section]]\nid = \"one\"\ntitle = { en = \"One\" }\n",
		"unknown thing":       begin + "[[section.item]]\nshow = \"weather\"\n",
		"unknown text":        begin + "[[section.item]]\nshow = \"about.weather\"\n",
		"unknown picture":     begin + "[[section.item]]\nshow = \"picture.weather\"\n",
		"unknown column":      begin + "[[section.item]]\nshow = \"promises\"\ncolumns = [\"text\", \"weather\"]\n",
		"unknown each":        begin + "[[section.item]]\nshow = \"promises\"\ncolumns = [\"text\"]\neach = [\"weather\"]\n",
		"unknown condition":   begin + "[[section.item]]\nshow = \"promises\"\ncolumns = [\"text\"]\nwhere = { weather = \"x\" }\n",
		"no columns":          begin + "[[section.item]]\nshow = \"promises\"\n",
		"column of a value":   begin + "[[section.item]]\nshow = \"count\"\ncolumns = [\"text\"]\n",
		"answer without name": begin + "[[section.item]]\nshow = \"answer.\"\nlabel = { en = \"x\" }\n",
		"answer unlabelled":   begin + "[[section.item]]\nshow = \"answer.batch\"\n",
		"table in the head":   strings.Replace(begin, "[[section]]", "[[head]]\nshow = \"promises\"\ncolumns = [\"text\"]\n[[section]]", 1),
		"picture in the head": strings.Replace(begin, "[[section]]", "[[head]]\nshow = \"picture.fishbone\"\n[[section]]", 1),
		"unknown gap":         begin + "gaps = [\"weather\"]\n",
		"unknown check":       begin + "checks = [\"weather\"]\n",
		"too large":           begin + strings.Repeat("# much\n", MaxProfile/7),
	} {
		if _, err := Parse([]byte(text)); !errors.Is(err, ErrProfile) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// What the head of a report says stands in no section again, and a number is that of one document: a
// record has not the number of a report that is handed in elsewhere.
func TestNumbersAreSaidOnce(t *testing.T) {
	labels := map[string]string{}
	for _, p := range Profiles() {
		head := map[string]bool{}
		all := p.Head
		for _, i := range p.Head {
			head[i.Show] = true
		}
		for _, s := range p.Sections {
			all = append(all[:len(all):len(all)], s.Items...)
			for _, i := range s.Items {
				if head[i.Show] {
					t.Errorf("%s says %s in its head and in section %s", p.Name, i.Show, s.ID)
				}
			}
		}
		for _, i := range all {
			label := i.Label.In("en")
			if was, ok := labels[i.Show]; ok && was != label && strings.HasSuffix(i.Show, "-number") {
				t.Errorf("%s is %q in %s and %q elsewhere", i.Show, label, p.Name, was)
			}
			labels[i.Show] = label
		}
	}
}

// FuzzProfile reads what nobody wrote; what is read is filled from an analysis.
func FuzzProfile(f *testing.F) {
	for _, n := range Names() {
		data, _ := embedded.ReadFile("profiles/" + n + ".toml")
		f.Add(data)
	}
	a := complete(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse(data)
		if err != nil {
			return
		}
		if _, err := Make(a, p, Options{Language: "en", Words: blank{}}); err != nil {
			t.Error(err)
		}
	})
}

// A profile that is written into a file is read as it was, and a team's own has what was chosen.
func TestProfilesAreWrittenAndRead(t *testing.T) {
	for _, p := range Profiles() {
		file, err := p.File()
		if err != nil {
			t.Fatal(err)
		}
		read, err := Parse(file)
		if err != nil || !reflect.DeepEqual(read, p) {
			t.Errorf("%s is read back as another: %v", p.Name, err)
		}
		own := p.Own("Our / own\tone", "zh-Hans", []string{p.Sections[0].ID}, func(name string) bool { return name == "our-own-one" })
		if own.Name != "our-own-one-2" || own.Title.In("en") == "" || len(own.Sections) != len(p.Sections)-1 {
			t.Errorf("%s becomes %q with %d sections", p.Name, own.Name, len(own.Sections))
		}
		if len(own.Sections) == 0 {
			continue
		}
		if file, err = own.File(); err != nil {
			t.Fatal(err)
		}
		if read, err = Parse(file); err != nil || !reflect.DeepEqual(read, own) {
			t.Errorf("our own %s is read back as another: %v", p.Name, err)
		}
	}
}

// Every report can be printed on paper in millimetres and in inches.
func TestPapers(t *testing.T) {
	for _, p := range Profiles() {
		all := p.Papers()
		if all[0] != p.Paper || len(all)%2 != 0 {
			t.Errorf("%s, made for %s, can be on %q", p.Name, p.Paper, all)
		}
		for _, paper := range all {
			if got, ok := p.PaperOf(paper.Word()); !ok || got != paper {
				t.Errorf("%s on %s: by %q it is %q", p.Name, paper, paper.Word(), got)
			}
			w, h := paper.Size()
			if first, _ := p.Paper.Size(); w <= 0 || h <= 0 || (w > h) != (first > w || first > 600) {
				t.Errorf("%s is %v × %v", paper, w, h)
			}
		}
	}
}

// Sections that are counted in Chinese are counted as in Chinese documents.
func TestHeadings(t *testing.T) {
	for want, p := range map[string]Part{
		"D4  Causes": {Number: "D4", Title: "Causes"},
		"3  Causes":  {Number: "3", Counted: true, Title: "Causes"},
		"三、原因":       {Number: "三", Counted: true, Title: "原因"},
		"三  原因":      {Number: "三", Title: "原因"}, // the profile's own
		"Causes":     {Title: "Causes"},
	} {
		if got := p.Heading("  "); got != want {
			t.Errorf("%+v is called %q, want %q", p, got, want)
		}
	}
}

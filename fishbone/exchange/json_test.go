package exchange_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/fuzztest"
)

var noon = fishbone.Stamp{At: time.Date(2026, 4, 9, 12, 0, 0, 0, time.UTC)}

// counter gives the identifiers p1, p2 …
func counter(prefix string) func() fishbone.ID {
	n := 0
	return func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint(prefix, n)) }
}

// build does an edit on an empty analysis, as every importer must.
func build(t testing.TB, e fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", noon).Apply(e, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	return a
}

func read(t testing.TB, text string) *fishbone.Analysis {
	t.Helper()
	e, err := exchange.ReadJSON([]byte(text), counter("x"))
	if err != nil {
		t.Fatal(err)
	}
	return build(t, e)
}

func write(t testing.TB, a *fishbone.Analysis) string {
	t.Helper()
	return string(exchange.WriteJSON(a))
}

// whole has something in every key of the format.
const whole = `{
  "whybone": 1,
  "problem": "Sales fell this month",
  "about": {
    "head": "Sales fell",
    "goal": "Back to 4.2 million\nand staying there",
    "present": "3.6 million",
    "constraints": "no new posts",
    "what": "67 orders fewer",
    "when": "since the second week",
    "where": "all regions",
    "who": "old customers",
    "why": "third time this year",
    "how": "smaller orders",
    "howMuch": "15 %",
    "date": "2026-04-09",
    "place": "room 3"
  },
  "people": [
    {
      "name": "Helen",
      "role": "facilitator"
    },
    {
      "name": "Martin",
      "role": "recorder"
    },
    {
      "name": "Priya",
      "role": "member"
    }
  ],
  "categories": [
    {
      "name": "People",
      "causes": [
        {
          "id": "c1",
          "text": "Sales staff leave",
          "by": "Priya",
          "verdict": {
            "finding": "confirmed",
            "evidence": "5 of 14 left",
            "criterion": "more than 2 a year",
            "who": "Helen",
            "when": "2026-04-10"
          },
          "votes": 7,
          "therefore": "breaks"
        },
        {
          "text": "Competition is too fierce",
          "sameAs": "c2"
        },
        {
          "text": "\"Raises\" \\N <b>too small</b> & late",
          "causes": [
            {
              "text": "Raises go by years of service",
              "stop": "we can change this ourselves",
              "therefore": "holds"
            }
          ]
        }
      ]
    },
    {
      "name": "Empty"
    }
  ],
  "tray": [
    {
      "id": "c2",
      "text": "Stronger competition",
      "causes": [
        {
          "id": "c3",
          "text": "Two new shops"
        }
      ]
    }
  ],
  "wordings": [
    {
      "text": "Good people do not stay",
      "cause": "c1",
      "by": "Martin",
      "votes": 3,
      "origin": "original"
    },
    {
      "text": "Rivals everywhere",
      "cause": "c2",
      "answers": [
        "c3"
      ]
    }
  ],
  "solutions": [
    {
      "text": "Pay by results",
      "by": "Martin",
      "causes": [
        "c1",
        "c2"
      ],
      "strength": "stronger"
    },
    {
      "text": "Untied"
    }
  ],
  "ideas": [
    {
      "text": "Raise the base pay",
      "by": "Helen"
    }
  ],
  "meetings": [
    {
      "date": "2026-04-09",
      "place": "room 3",
      "who": "Helen\nMartin",
      "remarks": "first one"
    }
  ]
}
`

func TestWhatIsReadIsWrittenAgain(t *testing.T) {
	if got := write(t, read(t, whole)); got != whole {
		t.Errorf("got %s", got)
	}
}

func TestPlainTree(t *testing.T) {
	a := read(t, "\xef\xbb\xbf"+`{"problem":"销售额下滑","categories":[
		{"name":"人员","causes":[{"text":"人员流失","causes":[{"text":"薪资","causes":null}]},{"text":"培训","causes":[]}]},
		{"name":"价格"}]}`)
	if a.About().Problem != "销售额下滑" || a.HeadText() != "销售额下滑" || a.About().Head == "" {
		t.Errorf("about: %+v", a.About())
	}
	if n := a.Count(); n.Causes != 3 || n.Deepest != 2 || len(a.Bones()) != 2 {
		t.Errorf("%+v", n)
	}
}

func TestHeadOfAWholeAnalysisStaysAsItIs(t *testing.T) {
	a := read(t, `{"whybone":1,"problem":"p"}`)
	if a.About().Head != "" {
		t.Error("step 2 was done by reading a file")
	}
	if a := read(t, `{"whybone":1}`); !reflect.DeepEqual(a.About(), fishbone.About{}) {
		t.Errorf("%+v", a.About())
	}
}

func TestCopy(t *testing.T) {
	a := read(t, whole)
	b := build(t, exchange.Copy(a, counter("y")))
	if write(t, b) != whole {
		t.Error("the copy differs")
	}
	for _, c := range b.WalkBones() {
		if _, same := a.Cause(c.ID); same {
			t.Errorf("%q kept its identifier", c.Text)
		}
	}
}

func TestTextIsTakenAsItIs(t *testing.T) {
	for _, text := range []string{`שלום עולם`, `مرحبا`, `👩‍👩‍👧 🎉`, `"quoted"`, `back\slash`, `<b>`, `\N`, `&amp;`, `鱼骨图`} {
		a := fishbone.New("a", noon)
		for _, e := range []fishbone.Edit{
			fishbone.SetAbout{Field: fishbone.Problem, Text: text},
			fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: text}},
			fishbone.AddCause{ID: "c", Under: "b", Text: text},
		} {
			var err error
			if a, err = a.Apply(e, noon); err != nil {
				t.Fatal(err)
			}
		}
		b := read(t, write(t, a))
		if got := b.Causes(b.Bones()[0].ID)[0].Text; got != text || b.Bones()[0].Name != text || b.About().Problem != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestControlCharactersAreDropped(t *testing.T) {
	a := read(t, `{"problem":"p","categories":[{"name":"a\u0000b\nc\u202e","causes":[]}]}`)
	if got := a.Bones()[0].Name; got != "ab c" {
		t.Errorf("%q", got)
	}
}

// causes nests so many causes below each other.
func causes(levels int) string {
	return `{"problem":"p","categories":[{"name":"n","causes":[` +
		strings.Repeat(`{"text":"t","causes":[`, levels) + strings.Repeat(`]}`, levels) + `]}]}`
}

// nested has a cause without text so many levels deep.
func nested(levels int) string {
	return `{"problem":"p","categories":[{"name":"n","causes":[` +
		strings.Repeat(`{"text":"t","causes":[`, levels-1) + `{}` + strings.Repeat(`]}`, levels-1) + `]}]}`
}

func TestErrorsNameThePlace(t *testing.T) {
	plain := func(cause string) string {
		return `{"problem":"p","categories":[{"name":"a"},` + "\n" + `{"name":"b","causes":[{"text":"t"},` + cause + `]}]}`
	}
	for _, c := range []struct {
		name, text string
		want       error
		says       string
	}{
		{"nothing", "", exchange.ErrSyntax, "line 1, column 1: this is not JSON: it ends in the middle"},
		{"cut", `{"problem":"p"`, exchange.ErrSyntax, "line 1, column 15: "},
		{"not JSON", "digraph {\n}", exchange.ErrSyntax, "line 1, column 1: this is not JSON: invalid character 'd'"},
		{"comma", "{\"problem\":\"p\",\n  }", exchange.ErrSyntax, "line 2, column 3: "},
		{"raw control", "{\"problem\":\"a\x01\"}", exchange.ErrSyntax, "line 1, column 12, problem: "},
		{"open text", `{"problem":"p}`, exchange.ErrSyntax, "problem: "},
		{"more", `{"problem":"p"} {}`, exchange.ErrSyntax, "line 1, column 17: this is not JSON: there is more after its end"},
		{"Latin-1", "{\"problem\":\"\n\xe9\"}", exchange.ErrEncoding, "line 2, column 1: the text is not UTF-8"},
		{"UTF-16", "\xff\xfe{\x00", exchange.ErrEncoding, "line 1, column 1: "},
		{"list", `[]`, exchange.ErrType, "expected an object in {}, found a list in []"},
		{"null", `null`, exchange.ErrType, "expected an object in {}, found null"},
		{"no problem", `{"categories":[]}`, exchange.ErrMissing, `line 1, column 1: the key "problem" is missing`},
		{"empty problem", `{"problem":" "}`, fishbone.ErrEmpty, "line 1, column 12, problem: the text is empty"},
		{"number", `{"problem":1}`, exchange.ErrType, `problem: the value is of another kind: expected a text in "", found 1`},
		{"unknown", `{"problem":"p","colour":1}`, exchange.ErrUnknownKey, `unknown key "colour" (known here: about, additions, `},
		{"unknown below", plain(`{"txt":"t"}`), exchange.ErrUnknownKey, `line 2, column 37, categories[1].causes[1]: unknown key "txt"`},
		{"wrong case", plain(`{"Text":"t"}`), exchange.ErrUnknownKey, `categories[1].causes[1]: unknown key "Text"`},
		{"twice", `{"problem":"p","problem":"q"}`, exchange.ErrTwice, `line 1, column 16: the key "problem" is given twice`},
		{"twice below", plain(`{"text":"t","text":"u"}`), exchange.ErrTwice, `categories[1].causes[1]: the key "text" is given twice`},
		{"no text", plain(`{"causes":[]}`), exchange.ErrMissing, `line 2, column 36, categories[1].causes[1]: the key "text" is missing`},
		{"empty text", plain(`{"text":"\u0007 "}`), fishbone.ErrEmpty, "categories[1].causes[1].text: the text is empty"},
		{"null text", plain(`{"text":null}`), exchange.ErrType, "categories[1].causes[1].text: "},
		{"long text", plain(`{"text":"` + strings.Repeat("字", 10_001) + `"}`), fishbone.ErrTooLong, "categories[1].causes[1].text: the text is too long: 10001 characters, and at most 10000 are allowed"},
		{"causes as text", plain(`{"text":"t","causes":"u"}`), exchange.ErrType, `categories[1].causes[1].causes: the value is of another kind: expected a list in [], found the text "u"`},
		{"cause as text", plain(`"t"`), exchange.ErrType, `categories[1].causes[1]: the value is of another kind: expected an object`},
		{"4 deep", nested(4), exchange.ErrMissing, "line 1, column 118, categories[0].causes[0].causes[0].causes[0].causes[0]: the key"},
		{"5 deep", nested(5), exchange.ErrMissing, "categories[0].causes[0].causes[0]…causes[0].causes[0]: the key"},
		{"101 deep", causes(101), fishbone.ErrTooDeep, "causes go at most 100 levels deep"},
		{"10,000 deep", causes(10_000), fishbone.ErrTooDeep, "categories[0].causes[0].causes[0]…causes[0].causes[0]: "},
		{"1,000,000 deep", causes(1_000_000), fishbone.ErrTooDeep, ""},
		{"lists 1,000,000 deep", strings.Repeat("[", 1_000_000), exchange.ErrType, ""},
		{"deep unknown", `{"x":` + strings.Repeat("[", 1_000_000), exchange.ErrUnknownKey, `"x"`},
		{"newer", `{"whybone":2,"planets":[]}`, exchange.ErrNewer, "whybone: the file was written by a newer version of the program: format 2, and this one reads 1"},
		{"version as text", `{"whybone":"1"}`, exchange.ErrType, "expected a whole number"},
		{"the highest number of votes", plain(`{"text":"t","votes":1000001}`), exchange.ErrType, `found 1000001`},
		{"a long word", `{"whybone":1,"people":[{"name":"n","role":"` + strings.Repeat("字", 41) + `"}]}`, exchange.ErrType, `found the text "` + strings.Repeat("字", 40) + `"…`},
		{"a word of 40 characters", `{"whybone":1,"people":[{"name":"n","role":"` + strings.Repeat("字", 40) + `"}]}`, exchange.ErrType, `found the text "` + strings.Repeat("字", 40) + `"`},
		{"no word", `{"whybone":1,"people":[{"name":"n","role":""}]}`, exchange.ErrType, `found the text ""`},
		{"no finding", plain(`{"text":"t","verdict":{"finding":""}}`), exchange.ErrType, `found the text ""`},
		{"an empty id", plain(`{"id":" ","text":"t"}`), fishbone.ErrEmpty, `.id: `},
		{"role", `{"whybone":1,"people":[{"name":"n","role":"boss"}]}`, exchange.ErrType, `people[0].role: the value is of another kind: expected one of facilitator, recorder, member, found the text "boss"`},
		{"finding", plain(`{"text":"t","verdict":{"finding":"yes"}}`), exchange.ErrType, `.verdict.finding: `},
		{"half a vote", plain(`{"text":"t","votes":1.5}`), exchange.ErrType, `expected a whole number from 0 to 1000000, found 1.5`},
		{"minus one vote", plain(`{"text":"t","votes":-1}`), exchange.ErrType, `found -1`},
		{"therefore perhaps", plain(`{"text":"t","therefore":"perhaps"}`), exchange.ErrType, `categories[1].causes[1].therefore: `},
		{"a card that leads on", `{"whybone":1,"tray":[{"text":"t","therefore":"holds"}]}`, fishbone.ErrNoTherefore, `tray[0]: `},
		{"same as nobody", plain(`{"text":"t","sameAs":"x"}`), exchange.ErrMissing, `line 2, column 57, categories[1].causes[1].sameAs: missing: no cause has the id "x"`},
		{"same as itself", plain(`{"id":"x","text":"t","sameAs":"x"}`), fishbone.ErrClosed, `categories[1].causes[1].sameAs: `},
		{"same with answers", plain(`{"text":"t","sameAs":"x","causes":[{"id":"x","text":"u"}]}`), fishbone.ErrNotALeaf, `categories[1].causes[1]: `},
		{"stop with answers", plain(`{"text":"t","stop":"s","causes":[{"text":"u"}]}`), fishbone.ErrAnswered, `categories[1].causes[1]: `},
		{"id twice", plain(`{"id":"x","text":"t"},{"id":"x","text":"t"}`), exchange.ErrTwice, `categories[1].causes[2]: the id "x" is given twice`},
		{"tied to nothing", `{"whybone":1,"solutions":[{"text":"s","causes":["x"]}]}`, exchange.ErrMissing, `solutions[0].causes[0]: `},
		{"tied to a category", `{"whybone":1,"categories":[{"id":"x","name":"n"}],"solutions":[{"text":"s","causes":["x"]}]}`, exchange.ErrType, `solutions[0].causes[0]: `},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := exchange.ReadJSON([]byte(c.text), counter("x"))
			var e *exchange.Error
			if !errors.As(err, &e) {
				t.Fatalf("%v is no *exchange.Error", err)
			}
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || len(err.Error()) > 500 {
				t.Errorf("got %q, want %q with %q", err, c.want, c.says)
			}
			if strings.ContainsAny(err.Error(), "\n\x01") {
				t.Errorf("%q is more than one line", err)
			}
		})
	}
}

func TestMostVotesThatAreAllowed(t *testing.T) {
	a := read(t, `{"problem":"p","categories":[{"name":"n","causes":[{"text":"t","votes":1000000}]}]}`)
	if got := a.Causes(a.Bones()[0].ID)[0].Votes; got != 1_000_000 {
		t.Errorf("%d votes", got)
	}
}

// Up to forty characters of a text are shown whole.
func TestLongWordsAreCut(t *testing.T) {
	for n, cut := range map[int]bool{40: false, 41: true} {
		_, err := exchange.ReadJSON([]byte(`{"whybone":1,"people":[{"name":"n","role":"`+strings.Repeat("字", n)+`"}]}`), counter("x"))
		if err == nil || strings.Contains(err.Error(), "…") != cut {
			t.Errorf("%d characters: %v", n, err)
		}
	}
}

func TestDeepestThatIsAllowed(t *testing.T) {
	if n := read(t, causes(fishbone.MaxLevel)).Count(); n.Deepest != fishbone.MaxLevel {
		t.Errorf("%+v", n)
	}
}

func TestTooManyCauses(t *testing.T) {
	text := `{"problem":"p","categories":[{"name":"n","causes":[` +
		strings.Repeat(`{"text":"t"},`, fishbone.MaxCauses) + `{"text":"t"}]}]}`
	_, err := exchange.ReadJSON([]byte(text), counter("x"))
	if !errors.Is(err, fishbone.ErrTooMany) || !strings.Contains(err.Error(), "causes[200000]") {
		t.Errorf("%v", err)
	}
}

// tree has so many causes, a hundred on a bone, ten below each of ten of them.
func tree(causes int) string {
	var b strings.Builder
	b.WriteString(`{"problem":"p","categories":[`)
	for i := range causes / 200 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"name":"bone %d","causes":[{"text":"t"}`, i)
		for range 89 {
			b.WriteString(`,{"text":"a cause of its own"}`)
		}
		for range 10 {
			b.WriteString(`,{"text":"with answers","causes":[{"text":"u"}` + strings.Repeat(`,{"text":"因为"}`, 9) + `]}`)
		}
		b.WriteString(`]}`)
	}
	b.WriteString(`]}`)
	return b.String()
}

func BenchmarkReadJSON(b *testing.B) {
	text := []byte(tree(10_000))
	for b.Loop() {
		e, err := exchange.ReadJSON(text, counter("x"))
		if err != nil {
			b.Fatal(err)
		}
		if a := build(b, e); a.Count().Causes != 10_000 {
			b.Fatal(a.Count())
		}
	}
}

func BenchmarkWriteJSON(b *testing.B) {
	a := read(b, tree(10_000))
	for b.Loop() {
		write(b, a)
	}
}

func FuzzReadJSON(f *testing.F) {
	f.Add(whole)
	f.Add(causes(3))
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzztest.Limit(t)()
		e, err := exchange.ReadJSON([]byte(text), counter("x"))
		if err != nil {
			return
		}
		once := write(t, build(t, e))
		if twice := write(t, read(t, once)); twice != once {
			t.Errorf("%s became %s", once, twice)
		}
	})
}

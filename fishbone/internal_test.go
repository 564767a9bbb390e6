package fishbone

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{"text": "text", "howMuch": "how_much", "sameAs": "same_as", "aZ": "a_z", "aBc": "a_bc"} {
		if got := snake(name); got != want {
			t.Errorf("%s becomes %s, want %s", name, got, want)
		}
	}
}

func TestWordList(t *testing.T) {
	for name, want := range map[string]string{"finding": "confirmed, rejected, verify, undecided", "therefore": "holds, breaks"} {
		f, _ := CauseKind.Attribute(name)
		if got := f.WordList(); got != want {
			t.Errorf("the words of %s are %q, want %q", name, got, want)
		}
	}
}

// How much two labels have in common, to the last digit: half of the way from Sørensen–Dice
// to 1 where one says all that the other says.
func TestSimilarInFigures(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{"alpha beta", "alpha beta", 1},
		{"alpha beta", "alpha gamma", 0.5},
		{"alpha beta", "alpha beta gamma", 0.9},
		{"alpha beta", "alpha beta gamma delta", 5.0 / 6},
		{"alpha", "alpha beta", 5.0 / 6},         // one word of two
		{"alpha", "alpha beta gamma", 0.75},      // of three
		{"alpha", "alpha beta gamma delta", 0.4}, // of four, which says more than that
		{"alpha beta", "gamma delta", 0},         //
		{"薪资", "薪资制度", 0.75},                     // one pair of three
		{"薪", "薪", 1},                            // a character alone
		{"薪", "资", 0},                            //
		{"培训x计划", "培训y计划", 2.0 / 3},              // an alphabet between
		{"bus", "bu", 0},                         // too short for an ending to come off
		{"cats", "cat", 1},                       // long enough
		{"薪资制度", "制度薪资", 2.0 / 3},                // pairs, not characters
		{"alpha 1", "alpha 2", 0.5},              // figures count
	} {
		if got := Similar(tt.a, tt.b); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("Similar(%q, %q) = %.4f, want %.4f", tt.a, tt.b, got, tt.want)
		}
	}
}

// A long session types many texts that are not there any more.
func TestMatcherForgets(t *testing.T) {
	m := &matcher{}
	m.tokensOf("a")
	m.tokensOf("b")
	if len(m.tokens) != 2 {
		t.Errorf("it remembers %d of 2 texts", len(m.tokens))
	}
	for i := range mostTokens {
		m.tokensOf(fmt.Sprint("text ", i))
		if len(m.tokens) > mostTokens {
			t.Fatalf("it remembers %d texts", len(m.tokens))
		}
	}
}

func TestSpliceFits(t *testing.T) {
	for _, tt := range []struct {
		s    Splice
		want bool
	}{
		{Splice{}, true}, {Splice{At: 3}, true}, {Splice{At: 4}, false}, {Splice{At: -1}, false},
		{Splice{Out: 3}, true}, {Splice{Out: 4}, false}, {Splice{Out: -1}, false},
		{Splice{At: 1, Out: 2}, true}, {Splice{At: 1, Out: 3}, false}, {Splice{At: 3, Out: 1}, false},
	} {
		if got := tt.s.fits(3); got != tt.want {
			t.Errorf("%+v fits a list of three: %v, want %v", tt.s, got, tt.want)
		}
	}
}

func TestDifference(t *testing.T) {
	ids := func(s string) (all []ID) {
		for _, r := range s {
			all = append(all, ID(r))
		}
		return all
	}
	for _, tt := range []struct {
		from, to string
		want     Splice
	}{
		{"", "", Splice{}}, {"abc", "abc", Splice{At: 3}},
		{"", "ab", Splice{In: ids("ab")}}, {"ab", "", Splice{Out: 2}},
		{"abc", "abxc", Splice{At: 2, In: ids("x")}}, {"abc", "ac", Splice{At: 1, Out: 1}},
		{"abc", "xbc", Splice{Out: 1, In: ids("x")}}, {"abc", "abx", Splice{At: 2, Out: 1, In: ids("x")}},
		{"aa", "aaa", Splice{At: 2, In: ids("a")}}, {"aaa", "aa", Splice{At: 2, Out: 1}},
		{"abcd", "axyd", Splice{At: 1, Out: 2, In: ids("xy")}},
	} {
		got := difference(ids(tt.from), ids(tt.to))
		if got.At != tt.want.At || got.Out != tt.want.Out || !slices.Equal(got.In, tt.want.In) {
			t.Errorf("from %q to %q is %+v, want %+v", tt.from, tt.to, got, tt.want)
		}
	}
}

// Whatever is done to a list, its splices lead there and back.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		was := []ID{"a", "b", "c"}
		is, o := slices.Clone(was), &order{}
		for i := range rapid.IntRange(0, 12).Draw(t, "splices") {
			at := rapid.IntRange(0, len(is)).Draw(t, "at")
			out := rapid.IntRange(0, len(is)-at).Draw(t, "out")
			var in []ID
			for j := range rapid.IntRange(0, 2).Draw(t, "in") {
				in = append(in, ID(fmt.Sprint(i, "-", j)))
			}
			o.record(at, is[at:at+out], in)
			is = slices.Replace(slices.Clone(is), at, at+out, in...)
		}
		for _, way := range []struct {
			from, to []ID
			splices  []Splice
		}{{was, is, o.there()}, {is, was, o.back()}} {
			got := slices.Clone(way.from)
			for _, s := range way.splices {
				if !s.fits(len(got)) {
					t.Fatalf("%+v does not fit %v", s, got)
				}
				got = slices.Replace(got, s.At, s.At+s.Out, s.In...)
			}
			if !slices.Equal(got, way.to) {
				t.Fatalf("came to %v, want %v", got, way.to)
			}
		}
	})
}

// What is added one behind the other is one splice, and nothing else is.
func TestAppendsAreOneSplice(t *testing.T) {
	o := &order{}
	o.record(0, nil, []ID{"a"})
	o.record(1, nil, []ID{"b"})
	o.record(2, nil, []ID{"c"})
	if got := o.there(); len(got) != 1 || len(got[0].In) != 3 {
		t.Errorf("appended: %+v", got)
	}
	o.record(2, nil, []ID{"x"})       // not behind the last
	o.record(3, []ID{"c"}, []ID{"y"}) // takes something out
	o.record(4, nil, []ID{"z"})       // behind one that took something out
	if got := o.there(); len(got) != 4 {
		t.Errorf("%d splices, want 4: %+v", len(got), got)
	}
}

func TestAListThatStaysIsNoChange(t *testing.T) {
	m := mutate(New("a", Stamp{}))
	m.splice("list", 0, 0, "a", "b")
	before := len(m.orders["list"].steps)
	m.setList("list", []ID{"a", "b"})
	if after := len(m.orders["list"].steps); after != before {
		t.Errorf("%d splices instead of %d", after, before)
	}
	m.setList("list", []ID{"a"})
	if m.setList("list", nil); len(m.lists["list"]) != 0 {
		t.Error("the list is not empty")
	}
}

func TestABatchSaysWhichEdit(t *testing.T) {
	_, err := New("a", Stamp{}).Apply(Batch{Edits: []Edit{SetAbout{Field: Goal, Text: "x"}, SetVotes{ID: "none"}}}, Stamp{})
	if want := "batch: 2 of 2, vote: " + ErrNotFound.Error(); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// The attributes of a kind in a file have the Go type of their content, and no other.
func TestConvert(t *testing.T) {
	for _, tt := range []struct {
		content Content
		data    string
		want    any
		err     bool
	}{
		{ContentLabel, `"x"`, "x", false}, {ContentLabel, `1`, nil, true}, {ContentWord, `["x"]`, nil, true},
		{ContentNumber, `7`, 7, false}, {ContentNumber, `7.5`, nil, true}, {ContentNumber, `"7"`, nil, true},
		{ContentCause, `"c"`, ID("c"), false}, {ContentCause, `3`, nil, true}, {ContentParent, `"c"`, ID("c"), false},
		{ContentCauses, `["c","d"]`, []ID{"c", "d"}, false}, {ContentCauses, `null`, []ID(nil), false},
		{ContentCauses, `"c"`, nil, true}, {ContentCauses, `[1]`, nil, true}, {ContentStamp, `{}`, nil, true},
	} {
		var v any
		if err := json.Unmarshal([]byte(tt.data), &v); err != nil {
			t.Fatal(err)
		}
		got, err := Attribute{Content: tt.content}.convert(v)
		if (err != nil) != tt.err || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", tt.want) {
			t.Errorf("content %d: %s is %#v, %v; want %#v", tt.content, tt.data, got, err, tt.want)
		}
	}
	number := Attribute{Content: ContentNumber}
	if n, err := number.Clean(-3); n != 0 || err != nil {
		t.Errorf("less than nothing is %v, %v", n, err)
	}
}

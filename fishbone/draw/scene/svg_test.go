package scene

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone/draw/internal/golden"
)

func TestGolden(t *testing.T) {
	t.Parallel()
	golden.Compare(t, "fish.gv", fish().DOT())
	golden.Compare(t, "fish.svg", fish().SVG())
	golden.Compare(t, "grid.gv", grid(3, "cause 原因 ").DOT())
	golden.Compare(t, "grid.svg", grid(3, "cause 原因 ").SVG())
}

func TestLabelsAreEscapedInDOT(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		`plain`:           `label="plain"`,
		`\`:               `label="\\"`,
		`a\Nb\G\l`:        `label="a\\Nb\\G\\l"`,
		`"quoted"`:        `label="\"quoted\""`,
		`\"`:              `label="\\\""`,
		`R&D &amp; &#65;`: `label="R&amp;D &amp;amp; &amp;#65;"`,
		`<b>bold</b>`:     `label="<b>bold</b>"`,
		"two\nlines":      `label="two lines"`,
		"nul\x00 \xff":    "label=\"nul  \ufffd\"",
	} {
		s := &Scene{Width: 100, Height: 100, Texts: []Text{written("", 1, 50, words, 10, false)}}
		if dot := string(s.DOT()); !strings.Contains(dot, want) {
			t.Errorf("%q: %s is missing in\n%s", words, want, dot)
		}
	}
}

// texts parses an SVG and returns what its <text> elements show, titles left out.
func texts(svg []byte) (all []string, err error) {
	in := xml.NewDecoder(bytes.NewReader(svg))
	var path []string
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			path = append(path, x.Name.Local)
			if x.Name.Local == "text" {
				all = append(all, "")
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if last := path[max(len(path), 1)-1:]; len(all) > 0 && len(last) > 0 && (last[0] == "text" || last[0] == "tspan") {
				all[len(all)-1] += string(x)
			}
		}
	}
}

func TestAnySceneGivesWellFormedSVGWithItsTexts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyScene(t)
		svg := s.SVG()
		got, err := texts(svg)
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		shown := strings.ReplaceAll(strings.Join(got, ""), " ", "")
		var want string
		for _, x := range s.Texts {
			want += strings.ReplaceAll(Clean(x.Words), " ", "")
		}
		if shown != want {
			t.Fatalf("shows %q, want %q", shown, want)
		}
		if !bytes.Equal(svg, s.SVG()) {
			t.Fatal("the same scene gave other bytes")
		}
	})
}

func TestTheLinesOfALabelAreOneText(t *testing.T) {
	t.Parallel()
	line := func(y float64, words string) Text { return written("a", 10, y, words, 10, false) }
	other := line(44, "b")
	other.Of = "b"
	shortened := line(80, "long …")
	shortened.Full = "long and longer"
	for name, c := range map[string]struct {
		texts []Text
		want  []string
	}{
		"latin":            {[]Text{line(20, "too much"), line(32, "work")}, []string{"too much work"}},
		"chinese":          {[]Text{line(20, "管理"), line(32, "不力")}, []string{"管理不力"}},
		"another's":        {[]Text{line(32, "a"), other}, []string{"a", "b"}},
		"far below":        {[]Text{line(20, "a"), line(60, "b")}, []string{"a", "b"}},
		"one of its own":   {[]Text{line(68, "a"), shortened}, []string{"a", "long …"}},
		"above, not below": {[]Text{line(32, "a"), line(20, "b")}, []string{"a", "b"}},
	} {
		got, err := texts((&Scene{Width: 99, Height: 99, Texts: c.texts}).SVG())
		if err != nil || strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

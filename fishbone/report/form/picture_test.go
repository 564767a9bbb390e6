package form

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/report"
)

// drawn is an analysis whose fish can be drawn.
type drawn struct {
	everything
	letters float64
}

func (d drawn) Picture(show string) Picture {
	if show != "picture.fishbone" {
		return nil
	}
	return d
}

func (d drawn) Letters(float64, float64) float64 { return d.letters }

func (drawn) PNG(wide, high float64) ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, int(wide), int(high))))
	return b.Bytes(), err
}

// pictured is a form with the fish in some of its cells, and what it was before.
func pictured(t *testing.T, before []byte, cells ...string) (after []byte, plan Plan) {
	t.Helper()
	f := opened(t, before)
	m := &Mapping{}
	for _, name := range cells {
		m.Put(f.Sheets[0].At(mustParse(t, name)), Place{Show: "picture.fishbone"})
	}
	plan = f.Plan(m, drawn{letters: 8})
	after, err := f.Fill(plan)
	if err != nil {
		t.Fatal(err)
	}
	opened(t, after)
	return after, plan
}

func mustParse(t *testing.T, name string) (row, column int) {
	t.Helper()
	a, ok := parseArea(name)
	if !ok {
		t.Fatal(name)
	}
	return a.top, a.left
}

// A picture comes beside those that a form has, and the form's own entries stay byte for byte but for
// the sheet and what places its pictures.
func TestAPictureInAForm(t *testing.T) {
	for name, c := range map[string]struct {
		cells []string
		want  []string // entries that change, or are new
	}{
		"8d.xlsx":             {[]string{"A23"}, []string{"[Content_Types].xml", "xl/drawings/_rels/drawing1.xml.rels", "xl/drawings/drawing1.xml", "xl/media/whybone1.png", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}},
		"8d-libreoffice.xlsx": {[]string{"A23"}, []string{"[Content_Types].xml", "xl/drawings/_rels/drawing1.xml.rels", "xl/drawings/drawing1.xml", "xl/media/whybone1.png", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}},
		"8d.docx":             {[]string{"B1"}, []string{"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/media/whybone1.png"}},
		"8d-libreoffice.docx": {[]string{"B1"}, []string{"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/media/whybone1.png"}},
	} {
		_, before := load(t, name)
		after, _ := pictured(t, before, c.cells...)
		old, was := raw(t, before)
		names, is := raw(t, after)
		if !slices.Equal(names[:len(old)], old) {
			t.Errorf("%s: the entries are %q, before %q", name, names, old)
		}
		var got []string
		for _, one := range names {
			if !bytes.Equal(was[one], is[one]) {
				got = append(got, one)
			}
		}
		slices.Sort(got)
		want := slices.DeleteFunc(slices.Clone(c.want), func(one string) bool { // types of pictures may be known
			return one == "[Content_Types].xml" && strings.Contains(part(t, before, one), `Extension="png"`)
		})
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q changed, not %q", name, got, want)
		}
		drawing := "xl/drawings/drawing1.xml"
		if strings.HasSuffix(name, ".docx") {
			drawing = "word/document.xml"
		}
		if n := strings.Count(part(t, after, drawing), ":embed="); n < 2 {
			t.Errorf("%s: the drawing has %d pictures", name, n)
		}
	}
}

// A sheet without a drawing gets one at the place that the schema wants; rows become as high as the
// picture, and two pictures share the drawing.
func TestAFirstPicture(t *testing.T) {
	before := bookOf(t, `<worksheet xmlns=`+mainSheet+`><sheetData><row r="1"><c r="A1" t="str"><v>Fish</v></c></row><row r="2" ht="15"/></sheetData><mergeCells count="1"><mergeCell ref="A2:C3"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><tableParts count="0"/></worksheet>`,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`)
	after, _ := pictured(t, before, "A2", "B1")
	sheet := part(t, after, "xl/worksheets/s.xml")
	for _, want := range []string{`<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><drawing xmlns:r=`, `r:id="rIdWhybone1"/><tableParts`, `customHeight="1"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("there is no %s in %s", want, sheet)
		}
	}
	if n := strings.Count(sheet, "customHeight"); n != 3 {
		t.Errorf("%d rows are as high as pictures", n)
	}
	drawing, rels := part(t, after, "xl/drawings/whybone1.xml"), part(t, after, "xl/drawings/_rels/whybone1.xml.rels")
	for _, want := range []string{`r:embed="rIdWhybone1"`, `r:embed="rIdWhybone2"`, `descr="&lt;picture.fishbone&gt;`} {
		if !strings.Contains(drawing, want) {
			t.Errorf("there is no %s in %s", want, drawing)
		}
	}
	if strings.Count(drawing, "<xdr:oneCellAnchor") != 2 || strings.Count(rels, "<Relationship ") != 2 {
		t.Errorf("%s\n%s", drawing, rels)
	}
	types := part(t, after, "[Content_Types].xml")
	if !strings.Contains(types, `Extension="png"`) || !strings.Contains(types, `PartName="/xl/drawings/whybone1.xml"`) {
		t.Error(types)
	}
	again, _ := pictured(t, after, "A2") // a form that was filled before
	if n := strings.Count(part(t, again, "xl/drawings/whybone1.xml"), "<xdr:oneCellAnchor"); n != 3 {
		t.Errorf("there are %d pictures", n)
	}
}

// What cannot be seen, or has no place, is said.
func TestPicturesThatDoNotFit(t *testing.T) {
	_, before := load(t, "8d.docx")
	f := opened(t, before)
	for _, s := range f.Sheets {
		m := &Mapping{}
		m.Put(s.At(0, len(s.Widths)-1), Place{Show: "picture.fishbone"})
		for want, values := range map[Reason]Values{Small: drawn{letters: 2}, NotGiven: everything{}} {
			if s.Sort == Controls && want == Small {
				want = NoPicture
			}
			if left := f.Plan(m, values).Left; len(left) != 1 || left[0].Reason != want {
				t.Errorf("%s: %+v, not %s", s.Name, left, want)
			}
		}
	}
	if err := report.CheckItem(Place{Show: "picture.fishbone"}.Item()); err != nil {
		t.Error(err)
	}
}

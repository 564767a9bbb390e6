package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/report/reporttest"
)

// open writes a report and reads the archive back.
func open(t *testing.T, language string) map[string]string {
	t.Helper()
	data, err := Write(reporttest.Report(language, 12))
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
	}
	return files
}

// order is in which order the schema of ECMA-376 wants the children of some elements.
var order = map[string][]string{
	"pPr":    {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr"},
	"rPr":    {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "spacing", "sz", "szCs", "highlight", "u", "shd", "vertAlign", "lang"},
	"tbl":    {"tblPr", "tblGrid", "tr"},
	"tblPr":  {"tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"},
	"trPr":   {"cantSplit", "tblHeader"},
	"tcPr":   {"tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"},
	"tc":     {"tcPr", "p"},
	"tr":     {"trPr", "tc"},
	"p":      {"pPr", "r"},
	"sectPr": {"headerReference", "footerReference", "pgSz", "pgMar"},
	"style":  {"name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr"},
	"inline": {"extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"},
	"pic":    {"nvPicPr", "blipFill", "spPr"},
	"spPr":   {"xfrm", "prstGeom"},
}

// Every part is sound XML, and its elements stand in the order of the schema.
func TestElementsStandInOrder(t *testing.T) {
	met := map[string]bool{}
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		for name, text := range open(t, language) {
			if strings.HasSuffix(name, ".png") {
				continue
			}
			type level struct {
				name string
				last int
			}
			var stack []level
			for d := xml.NewDecoder(strings.NewReader(text)); ; {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				switch e := token.(type) {
				case xml.StartElement:
					if len(stack) > 0 {
						up := &stack[len(stack)-1]
						if wanted := order[up.name]; wanted != nil {
							at := slices.Index(wanted, e.Name.Local)
							if at < up.last {
								t.Errorf("%s: %s stands wrongly in %s", name, e.Name.Local, up.name)
							}
							up.last = at
						}
					}
					met[e.Name.Local] = true
					stack = append(stack, level{e.Name.Local, 0})
				case xml.EndElement:
					stack = stack[:len(stack)-1]
				}
			}
		}
	}
	for _, name := range []string{"tbl", "tblHeader", "drawing", "outlineLvl", "pic", "lang"} {
		if !met[name] {
			t.Errorf("there is no %s", name)
		}
	}
}

// Every part has a type, and every relation leads to a part.
func TestPartsKnowEachOther(t *testing.T) {
	files := open(t, "zh-Hant")
	for name := range files {
		ending := name[strings.LastIndex(name, ".")+1:]
		if !strings.Contains(files["[Content_Types].xml"], `"/`+name+`"`) && !strings.Contains(files["[Content_Types].xml"], `Extension="`+ending+`"`) {
			t.Errorf("%s has no type", name)
		}
	}
	for _, r := range strings.Split(files["word/_rels/document.xml.rels"], "Target=\"")[1:] {
		if target := r[:strings.Index(r, `"`)]; files["word/"+target] == "" {
			t.Errorf("nothing is at %s", target)
		}
	}
	document := files["word/document.xml"]
	for _, want := range []string{
		`descr="A fish of &#34;x&#34; &amp; &lt;y&gt;"`, `<w:tblHeader/>`, "row 11 of 客房", "not given (1)", `w:val="Heading1"`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("the document has no %s", want)
		}
	}
	if !strings.Contains(files["word/styles.xml"], `w:eastAsia="Microsoft JhengHei"`) || !strings.Contains(files["word/settings.xml"], `w:eastAsia="zh-TW"`) {
		t.Error("it is not in Traditional Chinese")
	}
}

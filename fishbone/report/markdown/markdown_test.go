package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// What was typed is shown as it was typed, in tables too.
func TestWordsStayWords(t *testing.T) {
	text := Write(reporttest.Report("en", 3))
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(text, &b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if strings.Contains(page, "<script") || strings.Contains(page, "<em>x") || strings.Count(page, "<table>") != 2 || strings.Count(page, "<tr>") != 8 {
		t.Errorf("it became\n%s", page)
	}
	if !strings.Contains(page, "row 2 of") || !strings.Contains(page, "<strong>not given</strong>") {
		t.Error("something is not there")
	}
}

// Each table has its name, unless the section's heading says it.
func TestTablesHaveNames(t *testing.T) {
	d := reporttest.Report("en", 1)
	table := d.Tables()[0]
	table.Name = "Read across"
	d.Sections = []report.Part{{Number: "D7", Title: "Prevention", Blocks: []report.Block{table}}, {Number: "D8", Title: "Read across", Blocks: []report.Block{table}}}
	text := string(Write(d))
	if strings.Count(text, "### Read across\n\n| ") != 1 || !strings.Contains(text, "## D8 Read across\n\n| ") {
		t.Errorf("the names are not there once:\n%s", text)
	}
	if text := string(Write(reporttest.Report("zh-Hans", 1))); !strings.Contains(text, "## 四、Root causes") {
		t.Errorf("the section is not counted as in Chinese:\n%s", text)
	}
}

package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

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

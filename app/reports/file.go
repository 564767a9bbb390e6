package reports

import (
	"bytes"
	"fmt"
	"slices"

	"whybone/app/words"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/docx"
	"whybone/fishbone/report/html"
	"whybone/fishbone/report/markdown"
	"whybone/fishbone/report/pages"
	"whybone/fishbone/report/pptx"
	"whybone/fishbone/report/xlsx"
)

// Format is a kind of file that a report can be.
type Format struct {
	Ending string // with its dot, in small letters
	write  func(*report.Document) ([]byte, error)
}

const slidesEnding = ".pptx"

var formats = []Format{
	{".pdf", pdf},
	{".docx", docx.Write},
	{".xlsx", xlsx.Write},
	{slidesEnding, pptx.Write},
	{".html", html.Write},
	{".md", func(d *report.Document) ([]byte, error) { return markdown.Write(d), nil }},
}

// Endings are those of all formats, the usual one first.
func Endings() (all []string) {
	for _, f := range formats {
		all = append(all, f.Ending)
	}
	return all
}

// File writes a report in the format of an ending.
func File(d *report.Document, ending string) ([]byte, error) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Ending == ending })
	if i < 0 {
		return nil, fmt.Errorf("there is no kind of report called %q", ending)
	}
	return formats[i].write(d)
}

// Pages are the pages of a report, as they are printed.
func Pages(d *report.Document) []*scene.Scene {
	return pages.Draw(d, words.Language(d.Language).Forms())
}

func pdf(d *report.Document) ([]byte, error) {
	var b bytes.Buffer
	err := scene.PDF(&b, Pages(d), scene.DocumentInfo{Title: d.Title + " – " + d.Subject, Author: d.Company, Language: d.Language, Made: d.Made})
	return b.Bytes(), err
}

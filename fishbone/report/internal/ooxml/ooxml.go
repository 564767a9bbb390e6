// Package ooxml has what the files of Office Open XML (ECMA-376) have in common: an archive of
// parts, what they say of themselves, and texts in XML.
package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"time"

	"whybone/fishbone/report"
)

// Head begins each part.
const Head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Office is how the names of relations begin.
const Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// Program says which program wrote the file.
const Program = Head + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Whybone</Application></Properties>`

// Part is a file in the archive.
type Part struct {
	Name string
	Data []byte
}

// Escape writes a text into XML. A character that XML does not have becomes U+FFFD.
func Escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// Write packs parts, in their order.
func Write(parts []Part, made time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: moment(made)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(p.Data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// moment is one that an archive can hold.
func moment(t time.Time) time.Time {
	if t.Year() < 1980 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t.UTC()
}

// Relations of a whole file: to its main part, and to what it says of itself; properties of our
// own, if there are any.
func Relations(main string, custom bool) []byte {
	own := ""
	if custom {
		own = `<Relationship Id="rId4" Type="` + Office + `/custom-properties" Target="docProps/custom.xml"/>`
	}
	return []byte(Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + Office + `/officeDocument" Target="` + main + `"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + Office + `/extended-properties" Target="docProps/app.xml"/>` + own +
		`</Relationships>`)
}

// Core says what the file is about, in which language, and when it was made.
func Core(d *report.Document) []byte {
	made := moment(d.Made).Format(time.RFC3339)
	return []byte(Head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + Escape(d.Title) + `</dc:title><dc:subject>` + Escape(d.Subject) + `</dc:subject><dc:creator>` + Escape(d.Company) + `</dc:creator>` +
		`<dc:language>` + Locale(d) + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + made + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + made + `</dcterms:modified>` +
		`</cp:coreProperties>`)
}

// Locale is the language of a report as offices name it.
func Locale(d *report.Document) string {
	switch d.Language {
	case "zh-Hans":
		return "zh-CN"
	case "zh-Hant":
		return "zh-TW"
	}
	return "en-GB"
}

// Asian is the Chinese of a report: simplified where it is not in Chinese at all.
func Asian(d *report.Document) string {
	if d.Language == "zh-Hant" {
		return "zh-TW"
	}
	return "zh-CN"
}

// Eastern is a font for Chinese that the offices of the language have.
func Eastern(d *report.Document) string {
	if d.Language == "zh-Hant" {
		return "Microsoft JhengHei"
	}
	return "Microsoft YaHei"
}

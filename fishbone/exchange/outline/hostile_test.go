package outline

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/fuzztest"
)

// allowed are the reasons why a hostile file is not read.
var allowed = []error{
	ErrDamaged, ErrEntities, ErrAliases, ErrBomb, ErrEncrypted, ErrNoTopics, ErrNoColumns,
	fishbone.ErrTooDeep, fishbone.ErrTooMany,
}

// hostile is a file that wants to do harm. Want is why it is refused; where it is read, nothing of
// a secret is in it.
type hostile struct {
	name string
	data func(t *testing.T) string
	want error // nil where it may also be read, without harm
}

const much = 200_000

// text is a hostile file that stands here as it is.
func text(s string) func(*testing.T) string { return func(*testing.T) string { return s } }

func repeated(before, s string, n int, after string) func(*testing.T) string {
	return text(before + strings.Repeat(s, n) + after)
}

// doctypes are what XML can declare to become endless, or to read other files.
var doctypes = map[string]string{
	"entity":          `<!DOCTYPE x [<!ENTITY a "b">]>`,
	"billion laughs":  `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`,
	"external entity": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`,
	"parameter":       `<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>`,
}

// xmlFiles are the XML of each format, around what is hostile and what it is declared with.
var xmlFiles = map[string]func(t *testing.T, declared, within string) string{
	"a.mm": func(_ *testing.T, d, in string) string { return d + `<map><node TEXT="a">` + in + `</node></map>` },
	"a.opml": func(_ *testing.T, d, in string) string {
		return d + `<opml><body><outline text="a">` + in + `</outline></body></opml>`
	},
	"content.xml": func(_ *testing.T, d, in string) string {
		return d + `<xmap-content><sheet><topic><title>a</title>` + in + `</topic></sheet></xmap-content>`
	},
	"a.xmind": func(t *testing.T, d, in string) string {
		return packed(t, xmindXML, d+`<xmap-content><sheet><topic><title>a</title>`+in+`</topic></sheet></xmap-content>`)
	},
	"a.xlsx": func(t *testing.T, d, in string) string {
		return packed(t, workbookPart, d+`<workbook><sheets>`+in+`</sheets></workbook>`, relationsPart, `<Relationships/>`)
	},
}

func hostileXML() (all []hostile) {
	for name, file := range xmlFiles {
		for _, declared := range doctypes {
			all = append(all, hostile{name, func(t *testing.T) string { return file(t, declared, "&a;") }, ErrEntities})
		}
		for _, c := range []struct {
			declared, within string
			want             error
		}{
			{`<!DOCTYPE x SYSTEM "file:///etc/passwd">`, "", nil},
			{"", "&xxe;", ErrDamaged},
			{"", strings.Repeat("<x>", 100_000) + strings.Repeat("</x>", 100_000), ErrBomb},
			{"", "<x" + strings.Repeat(` a="b"`, much/6) + "/>", nil},
			{"", "<x " + strings.Repeat("a", much) + `="b"/>`, nil},
			{"", strings.Repeat("<!-- -->", much/8), nil},
			{"", strings.Repeat("<![CDATA[x]]>", much/13), nil},
			{"", strings.Repeat("<?x y?>", much/7), nil},
			{"", strings.Repeat("<x>", 50), ErrDamaged},
			{`<?xml version="1.0" encoding="ebcdic-99"?>`, "", ErrDamaged},
		} {
			all = append(all, hostile{name, func(t *testing.T) string { return file(t, c.declared, c.within) }, c.want})
		}
	}
	return all
}

// entry is an entry of an archive that no honest program writes.
type entry struct {
	name string
	mode fs.FileMode
	data string
	size uint64 // as the archive says it; that of the data if 0
}

func strange(entries ...entry) func(t *testing.T) string {
	return func(t *testing.T) string {
		t.Helper()
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, e := range entries {
			h := &zip.FileHeader{Name: e.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(e.data)), CompressedSize64: uint64(len(e.data)), UncompressedSize64: max(e.size, uint64(len(e.data)))}
			h.SetMode(e.mode)
			to, err := w.CreateRaw(h)
			if err == nil {
				_, err = to.Write([]byte(e.data))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
}

// manyEntries are so many entries of one archive.
func manyEntries(n int) func(t *testing.T) string {
	entries := make([]entry, n)
	for i := range entries {
		entries[i].name = fmt.Sprint("x/", i)
	}
	return strange(append(entries, entry{name: xmindJSON, data: `[{"rootTopic":{"title":"a"}}]`})...)
}

func hostileArchives() []hostile {
	const honest = `[{"rootTopic":{"title":"a"}}]`
	secret := entry{name: xmindJSON, mode: fs.ModeSymlink | 0o777, data: "/etc/passwd"}
	return []hostile{
		{"a.xmind", strange(secret), ErrDamaged},
		{"a.xmind", strange(entry{name: "../../" + xmindJSON, data: honest}), nil},
		{"a.xmind", strange(entry{name: "/" + xmindJSON, data: honest}), nil},
		{"a.xmind", strange(entry{name: `..\..\` + xmindJSON, data: honest}), nil},
		{"a.xmind", strange(entry{name: `C:\Windows\` + xmindJSON, data: honest}), nil},
		{"a.xmind", strange(entry{name: xmindJSON, data: honest}, entry{name: xmindJSON, data: `[{"rootTopic":{"title":"another"}}]`}), nil},
		{"a.xmind", strange(entry{name: xmindJSON, data: honest, size: 1 << 40}), ErrBomb},
		{"a.xmind", strange(entry{name: xmindJSON, data: honest, size: 1000}), ErrDamaged},
		{"a.xmind", strange(entry{name: xmindJSON + "/", mode: fs.ModeDir}), nil},
		{"a.xmind", manyEntries(20_001), ErrBomb},
		{"a.xmind", func(t *testing.T) string { return packed(t, xmindJSON, strings.Repeat(" ", 5<<20)) }, ErrBomb},
		{"a.xmind", func(t *testing.T) string { return packed(t, xmindJSON, honest)[:60] }, ErrDamaged},
		{"a.xlsx", strange(entry{name: workbookPart, mode: fs.ModeSymlink | 0o777, data: "/etc/passwd"}), ErrDamaged},
		{"a.xlsx", func(t *testing.T) string {
			return packed(t, workbookPart, strings.Repeat(" ", 5<<20), relationsPart, "<Relationships/>")
		}, ErrBomb},
		{"a.xlsx", func(t *testing.T) string {
			return packed(t, workbookPart, `<workbook xmlns:r="x"><sheets><sheet name="a" r:id="r"/></sheets></workbook>`,
				relationsPart, `<Relationships><Relationship Id="r" Target="../../../../etc/passwd"/></Relationships>`)
		}, ErrNoColumns},
		{"a.xlsx", func(t *testing.T) string {
			return workbook(t, `<row><c r="A1" t="inlineStr"><is><t>Bone</t></is></c><c r="B1" t="inlineStr"><is><t>Cause</t></is></c></row><row><c r="ZZZZZZZ9"><v>1</v></c></row>`+strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 10_000))
		}, nil},
	}
}

func hostileTexts() (all []hostile) {
	for _, s := range []string{"[", "![", "](", "[a](b", "*", "**", "_", "~~", "`", "<", "<a", "&", "&#1", "\\", "> ", "#", "# ", "- ", "| ", "\x60\x60\x60\n", "a\n=\n", "1. ", "\t", "%%{", "%%{a{b{", "#a;", "\r", "\u3000", "\"", ",", "'", "=1+", "\x00", "\ufeff"} {
		for _, name := range []string{"a.md", "a.txt", "a.mmd", "a.csv", "a.fba", "-"} {
			before := map[string]string{"a.mmd": "ishikawa\n a\n  ", "a.csv": "Bone,Cause\na,"}[name]
			all = append(all, hostile{name, repeated(before, s, 50_000/len(s), ""), nil})
		}
	}
	const fish = "type: fba\nfishbone:\n"
	return append(all,
		hostile{"a.txt", text(deepList(200)), fishbone.ErrTooDeep},
		hostile{"a.md", text(deepList(200)), fishbone.ErrTooDeep},
		hostile{"a.mmd", text("ishikawa\n" + strings.ReplaceAll(deepList(200), "- ", "")), fishbone.ErrTooDeep},
		hostile{"a.txt", repeated("a\n", " b\n", fishbone.MaxCauses+1, ""), fishbone.ErrTooMany},
		hostile{"a.csv", repeated("Bone,Cause\n", "a,b\n", fishbone.MaxCauses+1, ""), fishbone.ErrTooMany},
		hostile{"a.txt", repeated("a\n", " b\n", fishbone.MaxListed, ""), nil}, // so many bones are allowed, and take no time
		hostile{"a.mmd", repeated("ishikawa\n a\n", " b\n", fishbone.MaxListed+1, ""), fishbone.ErrTooMany},
		hostile{"a.opml", repeated(`<opml xmlns:whybone="`+ownSpace+`"><body><outline text="a"><outline text="b"><outline text="c" whybone:wordings="`, "a&#10;", fishbone.MaxListed+1, `"/></outline></outline></body></opml>`), fishbone.ErrTooMany},
		hostile{"a.csv", repeated("Bone,Cause", ",Why 1", 100_000, "\na,b"), nil},
		hostile{"a.csv", repeated("Bone,Cause\n", ",", much, ""), nil},
		hostile{"a.fba", text("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nfishbone: [*c]\n"), ErrAliases},
		hostile{"a.fba", text("fishbone: &x [*x]\n"), ErrAliases},
		hostile{"a.fba", text("base: &b {name: a}\nfishbone: [{<<: *b}]\n"), ErrAliases},
		hostile{"a.fba", repeated(fish+" - ", "[", 100_000, ""), ErrDamaged},
		hostile{"a.fba", repeated(fish+" - ", "{a: ", 100_000, ""), ErrDamaged},
		hostile{"a.fba", repeated(fish+" - name: a\n   categories: ", "[", 5_000, strings.Repeat("]", 5_000)), nil},
		hostile{"a.fba", repeated(fish, " - a\n", 100_000, ""), nil},
		hostile{"a.fba", repeated("", "---\na: b\n", 10_000, ""), nil},
		hostile{"a.fba", text(fish + " - name: !!binary AAAA\n   categories: !go/struct {a: b}\n"), nil},
		hostile{"a.xmind", func(t *testing.T) string {
			return packed(t, xmindJSON, `[{"rootTopic":`+strings.Repeat(`{"title":"a","children":{"attached":[`, 2_000)+strings.Repeat(`]}}`, 2_000)+`}]`)
		}, fishbone.ErrTooDeep},
		hostile{"a.xmind", func(t *testing.T) string { return packed(t, xmindJSON, strings.Repeat("[", much)) }, ErrDamaged},
		hostile{"a.xmind", func(t *testing.T) string {
			return packed(t, xmindJSON, `[{"rootTopic":{"title":"a","children":{"attached":[`+strings.Repeat(`{"title":"b"},`, fishbone.MaxCauses)+`{}]}}}]`)
		}, fishbone.ErrTooMany},
		hostile{"a.xmind", func(t *testing.T) string {
			return packed(t, xmindJSON, `[{"rootTopic":{"title":1e999999,"id":[],"children":7}}]`)
		}, nil},
	)
}

// TestHostileFilesHarmNobody gives every reader files that want to be endless, to reach other
// files, or to be taken for what they are not: they end soon in one of the known errors, or in an
// outline that makes an analysis, and nothing comes onto the disk.
func TestHostileFilesHarmNobody(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	secret, _ := os.ReadFile("/etc/passwd")
	line, _, _ := bytes.Cut(secret, []byte("\n"))
	for _, all := range [][]hostile{hostileXML(), hostileArchives(), hostileTexts()} {
		for i, c := range all {
			data := c.data(t)
			done := func() {}
			if !race { // which makes everything several times as slow
				done = fuzztest.Limit(t)
			}
			o, err := Read([]byte(data), c.name)
			if err == nil && o != nil {
				_, err = o.Edit(fishbone.NewID)
			}
			done()
			switch {
			case c.want != nil && !errors.Is(err, c.want):
				t.Errorf("%d %s %.60q: %v instead of %v", i, c.name, data, err, c.want)
			case err != nil && !isAllowed(err):
				t.Errorf("%d %s %.60q: %v", i, c.name, data, err)
			case o != nil:
				if len(line) > 0 && strings.Contains(told(o)+lost(o), string(line)) {
					t.Errorf("%d %s %.60q tells what is in another file", i, c.name, data)
				}
			}
		}
	}
	if made, err := os.ReadDir(folder); len(made) > 0 || err != nil {
		t.Errorf("on the disk there is %v, %v", made, err)
	}
}

func isAllowed(err error) bool {
	for _, one := range allowed {
		if errors.Is(err, one) {
			return true
		}
	}
	return false
}

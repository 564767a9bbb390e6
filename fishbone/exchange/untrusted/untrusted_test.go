package untrusted

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// packed is an archive of entries, each a name and what is in it.
func packed(t *testing.T, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		f, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, entries[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchives(t *testing.T) {
	a, err := OpenArchive(packed(t, "/content.xml", "x", `..\..\evil`, "y", "/content.xml", "z"))
	if err != nil || !a.Has("content.xml") || !a.Has("evil") {
		t.Fatalf("%+v, %v", a, err)
	}
	if data, err := a.Entry("content.xml"); string(data) != "x" || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	bomb, err := OpenArchive(packed(t, "bomb", strings.Repeat("\x00", SmallEntry+1)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bomb.Entry("bomb"); !errors.Is(err, ErrBomb) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := OpenArchive([]byte("PK\x03\x04 and nothing more")); !errors.Is(err, ErrDamaged) {
		t.Errorf("half an archive: %v", err)
	}
}

// Entries that are small by themselves are not unpacked without end.
func TestEntriesWithoutEnd(t *testing.T) {
	a, err := OpenArchive(packed(t, "small", strings.Repeat("\x00", SmallEntry)))
	if err != nil {
		t.Fatal(err)
	}
	times := 0
	for ; err == nil && times <= maxRead/SmallEntry+1; times++ {
		_, err = a.Entry("small")
	}
	if !errors.Is(err, ErrBomb) || times != maxRead/SmallEntry+1 {
		t.Errorf("%d times: %v", times, err)
	}
}

func TestXMLThatIsEndless(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"entities": {`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, ErrEntities},
		"nested":   {strings.Repeat("<a>", maxElements+1), ErrBomb},
		"open":     {"<a><b/>", ErrDamaged},
		"shut":     {"<a/></a>", ErrDamaged},
	} {
		x, err := NewXML([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		for token := any(0); err == nil && token != nil; {
			token, err = x.Next()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

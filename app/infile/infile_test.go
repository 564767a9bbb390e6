package infile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/outline"
	"whybone/storage/filetest"
)

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		text     string
		analysis bool
		bones    string
	}{
		"tree.json": {`{"problem":"p","categories":[]}`, true, ""},
		"tree":      {"\ufeff {\"problem\":\"p\"}", true, ""},
		"ward.json": {`{"bones":["Nurses"]}`, false, "ward"},
		"x.json":    {`{"name":"Ward","bones":["Nurses"]}`, false, "Ward"},
	} {
		path := filepath.Join(filetest.Dir(t), name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		found, err := Read(path, fishbone.NewID)
		if err != nil || (found.Analysis != nil) != c.analysis || (found.Bones != nil) == c.analysis {
			t.Errorf("%s is read as %+v, %v", name, found, err)
		} else if c.bones != "" && found.Bones.Name() != c.bones {
			t.Errorf("%s is called %q", name, found.Bones.Name())
		}
	}
}

// TestOtherKindsAreNamed reads files of kinds that cannot be imported: the error says which
// can.
func TestOtherKindsAreNamed(t *testing.T) {
	for name, text := range map[string]string{
		"a.docx": "PK\x03\x04", "a.PNG": "\x89PNG", "a.svg": "<svg/>", "noending": "words", "main.go": "package main", "a.txt": "a\x00b",
	} {
		_, err := Decode([]byte(text), name, fishbone.NewID)
		wrong, ok := errors.AsType[*exchange.FormatError](err)
		if !ok || wrong.Kind != strings.ToLower(filepath.Ext(name)) || !strings.Contains(err.Error(), "these can: ") || !strings.Contains(err.Error(), ".opml") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{"a.mm": "<map/>", "a.opml": "<opml>", "a.md": "# \n"} {
		_, err := Decode([]byte(text), name, fishbone.NewID)
		if wrong, ok := errors.AsType[*outline.ReadError](err); !ok || wrong.Format != filepath.Ext(name)[1:] {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(filepath.Join(filetest.Dir(t), "none.json"), fishbone.NewID); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestFilesOfOtherPrograms reads one, by what is in it, and says what could not be taken over.
func TestFilesOfOtherPrograms(t *testing.T) {
	found, err := Decode([]byte(`<map><node TEXT="Late"><node TEXT="People"><icon BUILTIN="flag"/><node TEXT="Tired"/></node></node></map>`), "wrong.txt", fishbone.NewID)
	if err != nil || found.Analysis == nil || len(found.Lost) != 1 || found.Lost[0].At != "People" {
		t.Fatalf("%+v, %v", found, err)
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(found.Analysis, fishbone.Stamp{})
	if err != nil || a.About().Problem != "Late" || a.Bones()[0].Name != "People" || a.Causes(a.Bones()[0].ID)[0].Text != "Tired" {
		t.Errorf("%+v, %v", a, err)
	}
}

package infile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
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
		path := filepath.Join(t.TempDir(), name)
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
		"a.xmind": "PK\x03\x04", "a.XLSX": "PK\x03\x04", "list.txt": "People\n- tired", "a.csv": "a,b", "a.mm": "<map/>", "noending": "words",
	} {
		_, err := Decode([]byte(text), name, fishbone.NewID)
		wrong, ok := errors.AsType[*exchange.FormatError](err)
		if !ok || wrong.Kind != strings.ToLower(filepath.Ext(name)) || !strings.Contains(err.Error(), "these can: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none.json"), fishbone.NewID); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

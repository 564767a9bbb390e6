package outline

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFilesOfOtherPrograms reads files that other programs have saved of a map which Whybone wrote.
func TestFilesOfOtherPrograms(t *testing.T) {
	const late = `交货晚 Late trains(Many trains are late since May):`
	for name, c := range map[string]struct{ want, lost string }{
		"freeplane-1.7.mm": {late + ` People{ tired <staff> & "more"✓="7 of 9 said so\nin May"{ long shifts✗ } } 设备{ 老化? } Added by Freeplane`, ""},
		"minder-1.14.opml": {late + ` People{ tired <staff> & "more"="7 of 9 said so\n\nin May"{ long shifts } } 设备{ 老化 }`, ""},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		o, err := Read(data, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := told(o); got != c.want {
			t.Errorf("%s\nis read as %s\nand not as %s", name, got, c.want)
		}
		if got := lost(o); got != c.lost {
			t.Errorf("%s loses %s", name, got)
		}
	}
	data, _ := os.ReadFile("testdata/freeplane-1.7.mm")
	o, err := Read(data, "a.mm")
	if err != nil {
		t.Fatal(err)
	}
	if tired := o.Bones[0].Below[0]; tired.By != "王芳" || tired.Votes != 3 || len(tired.Wordings) != 1 {
		t.Errorf("of its attributes there is %+v", tired)
	}
}

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// The file in the program is the one that its parts would give now.
func TestLicencesAreThoseOfTheParts(t *testing.T) {
	parts, err := collect("../../..")
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	write(&want, parts)
	got, err := os.ReadFile("../../../assets/licences.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want.Bytes()) {
		t.Error("the parts are others now: go generate ./app/packaging/licences")
	}
}

func TestTheSameLicenceIsWrittenOnce(t *testing.T) {
	var out bytes.Buffer
	long := strings.Repeat("word ", 30)
	write(&out, []part{{"a", "MIT"}, {"b", long}, {"c", "MIT"}})
	got := out.String()
	if strings.Count(got, "MIT") != 1 || !strings.Contains(got, "\na\nc\n---") {
		t.Errorf("it is written as %s", got)
	}
	for _, line := range strings.Split(got, "\n") {
		if len(line) > lineWidth || strings.HasSuffix(line, " ") {
			t.Errorf("a line of %d: %q", len(line), line)
		}
	}
}

func TestWhatIsALicence(t *testing.T) {
	for name, want := range map[string]bool{
		"LICENSE": true, "License.md": true, "COPYING": true, "LICENSE-2.0.txt": true, "NOTICE": true, "GLFW-LICENSE": true,
		"license.go": false, "README.md": false, "unlicensed.txt": false,
	} {
		if isLicence(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

package command

import (
	"os"
	"regexp"
	"testing"
)

func TestVersionComesFromTheAppFile(t *testing.T) {
	metadata, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if v := VersionIn(string(metadata)); !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(v) {
		t.Errorf("version %q", v)
	}
}

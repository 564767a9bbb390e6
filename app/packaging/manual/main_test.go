package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The pages are about every command, in three languages, and the same each time.
func TestTheManual(t *testing.T) {
	dir, again := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, again} {
		if err := writeAll("1.2.3", "2026-03-01", d); err != nil {
			t.Fatal(err)
		}
	}
	for path, wants := range map[string][]string{
		"man/man1/whybone.1":                  {`.TH WHYBONE 1 "2026-03-01" "Whybone 1.2.3"`, ".SS whybone export", ".SS whybone complaints import", `\-\-dpi`},
		"man/zh_CN/man1/whybone.1":            {".SH 名称", "鱼骨图", ".SS whybone export"},
		"man/zh_TW/man1/whybone.1":            {".SH 名稱", "魚骨圖", ".SS whybone export"},
		"bash-completion/completions/whybone": {"complete -o default -F __start_whybone whybone"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s has no %q", path, want)
			}
		}
		if second, _ := os.ReadFile(filepath.Join(again, path)); string(second) != string(text) {
			t.Errorf("%s is another one each time", path)
		}
	}
}

func TestEscape(t *testing.T) {
	if got, want := escape(".a\n'b\\c-d"), `\&.a`+"\n"+`\&'b\ec\-d`; got != want {
		t.Errorf("%q", got)
	}
}

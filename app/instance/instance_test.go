package instance

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// dir is short: a socket's path may not be long.
func dir(t *testing.T) string {
	t.Helper()
	d, err := os.MkdirTemp("", "wb")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(d) })
	return d
}

func take(t *testing.T, d, data string, show func(files []string), files ...string) (release func(), another bool) {
	t.Helper()
	release, another, err := Take(d, data, files, show)
	if err != nil {
		t.Fatal(err)
	}
	return release, another
}

func TestASecondStartShowsTheFirstWindow(t *testing.T) {
	d, shows := dir(t), make(chan []string, 10)
	release, another := take(t, d, "whybone.db", func(files []string) { shows <- files })
	if another {
		t.Fatal("the first is not the first")
	}
	full, err := filepath.Abs("whybone.db")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"whybone.db", "./whybone.db", full} {
		if _, another := take(t, d, name, nil); !another {
			t.Errorf("%s was taken twice", name)
		}
		if files := <-shows; len(files) > 0 {
			t.Errorf("%s: it is to open %q", name, files)
		}
	}
	other, another := take(t, d, "another.db", nil)
	if another {
		t.Error("another file is taken")
	}
	other()
	release()
	again, another := take(t, d, "whybone.db", nil)
	if another {
		t.Error("it is still taken")
	}
	again()
}

// A name may have anything in it.
func TestASecondStartHandsItsFilesOn(t *testing.T) {
	d, shows := dir(t), make(chan []string, 10)
	release, _ := take(t, d, "whybone.db", func(files []string) { shows <- files })
	defer release()
	for _, files := range [][]string{{"/a/给李.whybone"}, {`C:\a b\"c".json`, "/a\n\xff b", ""}} {
		if _, another := take(t, d, "whybone.db", nil, files...); !another {
			t.Errorf("%q: it is not handed on", files)
			continue
		}
		if got := <-shows; !slices.Equal(got, files) {
			t.Errorf("%q came as %q", files, got)
		}
	}
}

func TestAStrangerIsNotAnswered(t *testing.T) {
	d := dir(t)
	release, _ := take(t, d, "whybone.db", func([]string) { t.Error("it was shown") })
	defer release()
	name, err := nameOf(d, "whybone.db")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"hide", "showing", "show a", `show "a`, `show "a"b`, "show  ", "show "} {
		c, err := dial(place(d, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintln(c, said); err != nil {
			t.Fatal(err)
		}
		if n, err := c.Read(make([]byte, 10)); n > 0 || err == nil {
			t.Errorf("%s: %d bytes came, %v", said, n, err)
		}
		c.Close()
	}
}

// A second start by another name of the file shows the first one's window, too.
func TestTwoNamesOfOneFile(t *testing.T) {
	d := dir(t)
	data := filepath.Join(d, "whybone.db")
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(d, "link.db")
	if err := os.Symlink(data, link); err != nil {
		t.Skip(err)
	}
	if _, err := os.Readlink(link); err != nil { // so it is under wine
		t.Skip(err)
	}
	release, _ := take(t, d, data, func([]string) {})
	defer release()
	if _, another := take(t, d, link, nil); !another {
		t.Error("the link has a window of its own")
	}
}

//go:build linux

package endtoend

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"whybone/app/words"
)

// loosely runs the program for somebody whose files are usually open to everybody.
func loosely(d *desktop, args ...string) *exec.Cmd {
	c := d.program(words.English, args...)
	loose := exec.Command("sh", append([]string{"-c", `umask 0; exec "$0" "$@"`}, c.Args...)...)
	loose.Env = c.Env
	return loose
}

// TestPrivateByDefault looks at all that the program leaves behind: the data file, backups, what
// was deleted, rescue files, logs, caches and sockets. Others may look into none of it.
func TestPrivateByDefault(t *testing.T) {
	d := newDesktop(t, 1280, 720)
	d.learn(words.English)
	for _, args := range [][]string{{"sample"}, {"backup"}, {"export", "--last", "-o", filepath.Join(d.home, "fish.png")}} {
		if out, err := loosely(d, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	data := filepath.Join(d.home, ".local", "share", "whybone", "whybone.db")
	w := &window{desktop: d, data: data, process: d.start(loosely(d))}
	w.until("the window is open", w.active)
	w.press("ctrl+n")
	w.see(words.T("problem.question"))
	must(t, os.Rename(data, data+".moved")) // so that the words wait in a rescue file
	w.write("Sales fall")
	state := filepath.Join(d.home, ".local", "state", "whybone")
	w.until("the words are in a rescue file", func() bool {
		kept, err := filepath.Glob(filepath.Join(state, "rescue", "*.whybone-rescue"))
		return err == nil && len(kept) > 0
	})
	must(t, w.process.cmd.Process.Kill())
	<-w.process.ended

	var seen []string
	must(t, filepath.WalkDir(d.home, func(path string, e fs.DirEntry, err error) error {
		must(t, err)
		name, _ := filepath.Rel(d.home, path)
		info, err := e.Info()
		if err != nil || !strings.Contains(name, "whybone") || strings.Contains(name, "fyne") && e.IsDir() {
			return nil // the toolkit's own directories hold nothing of the program's
		}
		seen = append(seen, name)
		if e.IsDir() && filepath.Base(name) == "graphviz" {
			return fs.SkipDir // others cannot get there: the directory above is the user's alone
		}
		if open := info.Mode().Perm() & 0o077; open != 0 {
			t.Errorf("others may see %s: %v", name, info.Mode())
		}
		return nil
	}))
	all := strings.Join(seen, "\n")
	for _, part := range []string{"share/whybone/backups/", "whybone.db.moved", "whybone.db-wal", ".whybone-rescue", "state/whybone/windows/", ".cache/whybone/graphviz", "state/whybone/log/"} {
		if !strings.Contains(all, part) {
			t.Errorf("nothing was made that is called %s, among\n%s", part, all)
		}
	}
}

// TestOthersPutNoCodeHere starts the program where somebody else could have put compiled code,
// or could put it later: what lies there is not used.
func TestOthersPutNoCodeHere(t *testing.T) {
	d := newDesktop(t, 1280, 720)
	d.learn(words.English)
	for name, open := range map[string]string{
		"the cache":           filepath.Join(d.home, ".cache", "whybone"),
		"the code in it":      filepath.Join(d.home, ".cache", "whybone", "graphviz"),
		"the temporary files": filepath.Join(d.home, "tmp", "go-graphviz"),
	} {
		must(t, os.RemoveAll(filepath.Join(d.home, ".cache")))
		must(t, os.MkdirAll(open, 0o700))
		must(t, os.Chmod(open, 0o777))
		bait := filepath.Join(open, "bait")
		must(t, os.WriteFile(bait, nil, 0o666))
		c := d.program(words.English, "--data", filepath.Join(d.home, "whybone.db"), "sample")
		c.Env = append(c.Env, "TMPDIR="+filepath.Join(d.home, "tmp"))
		must(t, os.MkdirAll(filepath.Join(d.home, "tmp"), 0o700))
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		must(t, filepath.WalkDir(open, func(path string, e fs.DirEntry, err error) error {
			if err == nil && path != bait && !e.IsDir() {
				t.Errorf("%s is open to all, and the program keeps %s there", name, path)
			}
			return err
		}))
	}
}

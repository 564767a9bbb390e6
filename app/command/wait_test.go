package command

import (
	"database/sql"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// While another program is writing, a command waits and says so.
func TestACommandWaits(t *testing.T) {
	data := filepath.Join(t.TempDir(), "whybone.db")
	printed(t, data, "list")
	other, err := sql.Open("sqlite3", "file:"+data+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	said, stderr := io.Pipe()
	p := &Program{
		Version: "1.2.3", Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: stderr,
		Getenv: func(string) string { return "" }, Now: time.Now,
	}
	code := make(chan int)
	go func() { code <- p.Run([]string{"--data", data, "sample"}) }()
	line := make([]byte, 200)
	n, err := said.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(line[:n]); got != "whybone: another program is writing to the data; waiting until it is done\n" {
		t.Errorf("it said %q", got)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if c := <-code; c != Done {
		t.Errorf("code %d", c)
	}
}

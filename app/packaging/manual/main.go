// Command manual writes what a package says of the command line, from the description that the
// commands themselves have: manual pages in three languages, and what bash completes.
//
//	go run ./app/packaging/manual VERSION DATE DIRECTORY
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"whybone/app/command"
	"whybone/app/words"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: manual VERSION DATE DIRECTORY")
		os.Exit(2)
	}
	if err := writeAll(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

// places are where each language's page is, below the directory for shared files.
var places = map[words.Language]string{
	words.English: "man/man1", words.Simplified: "man/zh_CN/man1", words.Traditional: "man/zh_TW/man1",
}

func writeAll(version, date, dir string) error {
	for language, place := range places {
		var page bytes.Buffer
		if err := writePage(&page, language, version, date); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(place), "whybone.1"), page.Bytes()); err != nil {
			return err
		}
	}
	root, err := newProgram(version).Commands(words.English)
	if err != nil {
		return err
	}
	var completion bytes.Buffer
	if err := root.GenBashCompletionV2(&completion, true); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "bash-completion", "completions", "whybone"), completion.Bytes())
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func newProgram(version string) *command.Program {
	return &command.Program{
		Version: version, Stdin: bytes.NewReader(nil), Stdout: io.Discard, Stderr: io.Discard,
		Getenv: func(string) string { return "" }, Now: time.Now,
	}
}

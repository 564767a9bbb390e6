package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// part is something that the program is made of.
type part struct {
	name string
	text string // of its licence
}

// systems are those that the program is built for: each needs modules of its own.
var systems = []string{"linux", "windows", "darwin"}

// collect finds the licences of all parts of the program whose source is in a directory.
func collect(root string) ([]part, error) {
	own, err := ownParts(root)
	if err != nil {
		return nil, err
	}
	dirs, err := moduleDirs(root)
	if err != nil {
		return nil, err
	}
	var found []part
	for name, inside := range dirs {
		text, err := licencesIn(inside)
		if err != nil {
			return nil, err
		}
		if text == "" {
			return nil, fmt.Errorf("%s has no licence", name)
		}
		found = append(found, part{name, text})
	}
	slices.SortFunc(found, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return append(own, found...), nil
}

// ownParts are those that are no Go modules, in the order in which they are named.
func ownParts(root string) (found []part, err error) {
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("find Go's licence: %w", err)
	}
	for _, one := range []struct{ name, file string }{
		{"Whybone", "LICENSE"},
		{"Noto Sans SC", "assets/fonts/OFL.txt"},
		{"Noto fonts of other scripts", "assets/fonts/OFL-Noto.txt"},
		{"List of Chinese words (gse, jieba)", "assets/dictionary/LICENSE"},
		{"Graphviz", "app/packaging/licences/notices/graphviz.txt"},
		{"Expat", "app/packaging/licences/notices/expat.txt"},
		{"SQLite", "app/packaging/licences/notices/sqlite.txt"},
		{"Runtime of mingw-w64, on Windows", "app/packaging/licences/notices/mingw-w64.txt"},
		{"libgcc, on Windows", "app/packaging/licences/notices/libgcc.txt"},
		{"Go", filepath.Join(strings.TrimSpace(string(goRoot)), "LICENSE")},
	} {
		path := one.file
		if !filepath.IsAbs(path) {
			path = filepath.Join(root, filepath.FromSlash(path))
		}
		text, err := read(path)
		if err != nil {
			return nil, err
		}
		found = append(found, part{one.name, text})
	}
	return found, nil
}

// moduleDirs are the directories of the packages that are compiled in, by module, the module's own
// first. Nothing is compiled to find that out.
func moduleDirs(root string) (map[string][]string, error) {
	dirs := map[string][]string{}
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-json=Dir,Module", ".")
		list.Dir, list.Stderr = root, os.Stderr
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-buildvcs=false")
		said, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list the packages for %s: %w", system, err)
		}
		if err := addPackages(dirs, said); err != nil {
			return nil, err
		}
	}
	return dirs, nil
}

// addPackages adds what go list said. The program's own modules have the program's licence.
func addPackages(dirs map[string][]string, said []byte) error {
	for d := json.NewDecoder(bytes.NewReader(said)); ; {
		var p struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
				Replace            *struct{ Path string }
			}
		}
		if err := d.Decode(&p); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if p.Module == nil || p.Module.Main || p.Module.Replace != nil {
			continue
		}
		name := p.Module.Path + " " + p.Module.Version
		for dir := p.Dir; ; dir = filepath.Dir(dir) {
			if !slices.Contains(dirs[name], dir) {
				dirs[name] = append(dirs[name], dir)
			}
			if dir == p.Module.Dir || dir == filepath.Dir(dir) {
				break
			}
		}
		slices.Sort(dirs[name])
	}
}

// licencesIn are the texts of the licences in some directories, each once.
func licencesIn(dirs []string) (string, error) {
	var texts []string
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return "", err
		}
		for _, e := range entries {
			if !isLicence(e.Name()) || e.IsDir() {
				continue
			}
			text, err := read(filepath.Join(dir, e.Name()))
			if err != nil {
				return "", err
			}
			if !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	return strings.Join(texts, "\n\n"), nil
}

// isLicence says whether a file of that name is one.
func isLicence(name string) bool {
	stem := strings.ToUpper(name)
	if ext := filepath.Ext(name); ext == ".go" {
		return false
	}
	for _, start := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"} {
		if strings.HasPrefix(stem, start) || strings.HasSuffix(stem, "-"+start) {
			return true
		}
	}
	return false
}

// read reads a text, with line ends of one kind and nothing at the ends.
func read(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(line, "\f", ""), " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n"), nil
}

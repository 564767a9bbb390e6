// Breaks prints Chinese labels as the program breaks them, one a line with "|" at each break: the
// labels of pictures from JSON files, and those of a list (a .txt file, one a line) in narrow and
// wide columns. judge.mjs counts the breaks inside words. See docs/benchmarks.md.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/exchange"
)

func main() {
	for _, path := range os.Args[1:] {
		if err := show(path); err != nil {
			fmt.Fprintln(os.Stderr, path+":", err)
			os.Exit(1)
		}
	}
}

func show(path string) error {
	if strings.HasSuffix(path, ".txt") {
		return showList(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	n := 0
	newID := func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("n", n)) }
	read, err := exchange.ReadJSON(data, newID)
	if err != nil {
		return err
	}
	a, err := fishbone.New(newID(), fishbone.Stamp{}).Apply(read, fishbone.Stamp{})
	if err != nil {
		return err
	}
	for _, page := range []scene.Page{scene.Fit, scene.A4} {
		for _, s := range fish.Pages(a, fish.Options{Page: page, Footnotes: true}) {
			showScene(s)
		}
	}
	return nil
}

// showScene prints the labels of several lines: texts of one thing below each other.
func showScene(s *scene.Scene) {
	var lines []string
	for i := range s.Texts {
		t := &s.Texts[i]
		if i > 0 && t.Of == s.Texts[i-1].Of && t.Part == s.Texts[i-1].Part && t.At.Y > s.Texts[i-1].At.Y {
			lines = append(lines, t.Words)
			continue
		}
		print(lines)
		lines = []string{t.Words}
	}
	print(lines)
}

func showList(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	labels := bufio.NewScanner(f)
	for labels.Scan() {
		b := typeset.NewBlock(labels.Text(), false, typeset.Max{Lines: 4, Width: 18})
		for n := 2; n <= 4; n++ {
			if !b.Cut() && len(b.Lines(n)) == n {
				print(b.Lines(n))
				print(b.LinesIn(n, b.Width(n)*1.2))
			}
		}
		for _, width := range []float64{7, 10, 14} {
			lines, _ := typeset.Wrap(labels.Text(), width, 1, true, 20)
			print(lines)
		}
	}
	return labels.Err()
}

func print(lines []string) {
	if len(lines) > 1 {
		fmt.Println(strings.Join(lines, "|"))
	}
}

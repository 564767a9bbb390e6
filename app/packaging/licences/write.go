package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// lineWidth is how many characters a line has at most: the about box does not break them.
const lineWidth = 100

// write writes all parts and then each licence, once for all parts that have the very same.
func write(out *bytes.Buffer, parts []part) {
	fmt.Fprintln(out, "Whybone is made of these parts. Their licences follow.")
	fmt.Fprintln(out)
	var texts []string
	of := map[string][]string{}
	for _, p := range parts {
		fmt.Fprintln(out, "  "+p.name)
		if !slices.Contains(texts, p.text) {
			texts = append(texts, p.text)
		}
		of[p.text] = append(of[p.text], p.name)
	}
	for _, text := range texts {
		fmt.Fprintf(out, "\n%s\n%s\n%s\n\n", strings.Repeat("=", lineWidth), strings.Join(of[text], "\n"), strings.Repeat("-", lineWidth))
		for _, line := range strings.Split(text, "\n") {
			writeLine(out, line)
		}
	}
}

// writeLine writes a line, or several where it is too long.
func writeLine(out *bytes.Buffer, line string) {
	line = strings.ReplaceAll(line, "\t", "    ")
	for utf8.RuneCountInString(line) > lineWidth {
		runes := []rune(line)
		end := lineWidth
		for i := lineWidth; i > lineWidth/2; i-- {
			if runes[i] == ' ' {
				end = i
				break
			}
		}
		fmt.Fprintln(out, strings.TrimRight(string(runes[:end]), " "))
		line = strings.TrimLeft(string(runes[end:]), " ")
	}
	fmt.Fprintln(out, strings.TrimRight(line, " "))
}

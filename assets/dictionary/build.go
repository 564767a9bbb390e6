//go:build ignore

// Build makes words.bin from the dictionaries of github.com/go-ego/gse, whose folder data/dict/zh
// it is given: go run build.go FOLDER. See README.md.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Rarer words, and longer ones, are left out: they are two known words nearly always.
const (
	leastCount = 3
	mostRunes  = 5
)

func main() {
	counts := map[string]int{}
	for _, name := range []string{"s_1.txt", "t_1.txt"} {
		read(filepath.Join(os.Args[1], name), counts)
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	check(err)
	write(w, counts)
	check(w.Close())
	check(os.WriteFile("words.bin", out.Bytes(), 0o644))
}

// read notes how often each word was counted, the more frequent of two entries.
func read(path string, counts map[string]int) {
	f, err := os.Open(path)
	check(err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		parts := strings.Fields(lines.Text())
		if len(parts) < 2 || !han(parts[0]) {
			continue
		}
		n, err := strconv.Atoi(parts[1])
		if length := len([]rune(parts[0])); err == nil && length <= mostRunes && (length == 1 || n >= leastCount) {
			counts[parts[0]] = max(counts[parts[0]], n)
		}
	}
	check(lines.Err())
}

func han(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < 0x4e00 || r > 0x9fff })
}

// write writes the words of each length: how many they are, then the first characters of
// all, then the second ones and so on, in order, and how frequent each is.
func write(w *flate.Writer, counts map[string]int) {
	for length := 1; length <= mostRunes; length++ {
		var words [][]rune
		for _, word := range slices.Sorted(maps.Keys(counts)) {
			if runes := []rune(word); len(runes) == length {
				words = append(words, runes)
			}
		}
		slices.SortFunc(words, func(a, b []rune) int { return cmp.Or(slices.Compare(a, b)) })
		check(binary.Write(w, binary.BigEndian, uint32(len(words))))
		for i := range length {
			for _, word := range words {
				check(binary.Write(w, binary.BigEndian, uint16(word[i])))
			}
		}
		for _, word := range words {
			// Twelve steps to a factor of e.
			n := min(255, 12*math.Log(float64(counts[string(word)]+1)))
			check(binary.Write(w, binary.BigEndian, uint8(n)))
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

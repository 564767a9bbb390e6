package command

import (
	"fmt"
	"io"
	"os"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// maxInput is the most of a file that is read, in bytes.
const maxInput = 256 << 20

// analysis reads an analysis from a file, or from the standard input where the name
// is "-". What is in it gets its identifiers from newID.
func (p *Program) analysis(file string, newID func() fishbone.ID) (*fishbone.Analysis, error) {
	data, err := p.input(file)
	if err != nil {
		return nil, err
	}
	file = inputName(file)
	edit, err := exchange.ReadJSON(data, newID)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	now := fishbone.Stamp{At: p.Now()}
	a, err := fishbone.New(newID(), now).Apply(edit, now)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return a, nil
}

// input reads a file, or the standard input where the name is "-".
func (p *Program) input(file string) ([]byte, error) {
	in := p.Stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err == nil && len(data) > maxInput {
		return nil, fmt.Errorf("%s: larger than %d MiB", inputName(file), maxInput>>20)
	}
	return data, err
}

// inputName is what errors call an input.
func inputName(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

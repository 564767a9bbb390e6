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
// is "-".
func (p *Program) analysis(file string) (*fishbone.Analysis, error) {
	data, err := p.input(file)
	if err != nil {
		return nil, err
	}
	if file == "-" {
		file = "standard input"
	}
	if len(data) > maxInput {
		return nil, fmt.Errorf("%s: larger than %d MiB", file, maxInput>>20)
	}
	edit, err := exchange.ReadJSON(data, fishbone.NewID)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	now := fishbone.Stamp{At: p.Now()}
	a, err := fishbone.New(fishbone.NewID(), now).Apply(edit, now)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return a, nil
}

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
	return io.ReadAll(io.LimitReader(in, maxInput+1))
}

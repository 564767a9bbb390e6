package command

import (
	"errors"
	"os"

	"whybone/app/infile"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// analysis reads an analysis from a file, or from the standard input where the name
// is "-". What is in it gets its identifiers from newID.
func (p *Program) analysis(file string, newID func() fishbone.ID) (*fishbone.Analysis, error) {
	a, _, err := p.whole(file, newID)
	return a, err
}

// whole is an analysis with the bytes of its attachments, by their sums.
func (p *Program) whole(file string, newID func() fishbone.ID) (*fishbone.Analysis, map[string][]byte, error) {
	data, err := p.input(file)
	if err != nil {
		return nil, nil, err
	}
	found, err := infile.Decode(data, file, newID)
	file = inputName(file)
	if err == nil && found.Bones != nil {
		err = said("cli.bones")
	}
	if err != nil {
		return nil, nil, &fileError{file, err}
	}
	now := fishbone.Stamp{At: p.Now()}
	a, err := fishbone.New(newID(), now).Apply(found.Analysis, now)
	if err != nil {
		return nil, nil, &fileError{file, err}
	}
	return a, found.Files, nil
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
	data, err := infile.ReadAll(in)
	if errors.Is(err, exchange.ErrTooLarge) {
		return nil, &fileError{inputName(file), err}
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

package command

import (
	"errors"
	"fmt"
	"os"

	"whybone/app/infile"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/outline"
)

// analysis reads an analysis from a file, or from the standard input where the name
// is "-". What is in it gets its identifiers from newID.
func (p *Program) analysis(file string, newID func() fishbone.ID) (*fishbone.Analysis, error) {
	a, found, err := p.whole(file, newID)
	if err == nil {
		p.tellLost(file, found)
	}
	return a, err
}

// tellLost says what could not be taken over from a file of another program, one thing a line.
func (p *Program) tellLost(file string, found infile.Content) {
	lost := found.Lost
	if found.HeadLeft {
		lost = append(lost, outline.Loss{What: outline.Side})
	}
	for _, l := range lost {
		fmt.Fprintf(p.Stderr, "%s: %s\n", name, oneLine(words.T("cli.notTaken", "file", inputName(file), "what", words.Loss(l))))
	}
}

// whole is an analysis with what else its file holds.
func (p *Program) whole(file string, newID func() fishbone.ID) (*fishbone.Analysis, infile.Content, error) {
	data, err := p.input(file)
	if err != nil {
		return nil, infile.Content{}, err
	}
	found, err := infile.Decode(data, file, newID)
	file = inputName(file)
	if err == nil && found.Bones != nil {
		err = said("cli.bones")
	}
	if err != nil {
		return nil, infile.Content{}, &fileError{file, err}
	}
	now := fishbone.Stamp{At: p.Now()}
	a, err := fishbone.New(newID(), now).Apply(found.Analysis, now)
	if err != nil {
		return nil, infile.Content{}, &fileError{file, err}
	}
	return a, found, nil
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

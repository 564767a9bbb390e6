package command

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"whybone/app/words"
	"whybone/fishbone"
)

// languageFlag is the flag for the language of help and messages.
const languageFlag = "lang"

// chooseLanguage finds the language of help and messages: the one that a flag says, or else
// the system's. It has to be known before the commands are made, which have words in it.
func (p *Program) chooseLanguage(args []string) error {
	p.language = words.System()
	if err := words.Use(p.language); err != nil {
		return err
	}
	for i, arg := range args {
		given, ok := strings.CutPrefix(arg, "--"+languageFlag+"=")
		switch {
		case arg == "--":
			return nil
		case arg == "--"+languageFlag && i+1 < len(args):
			given, ok = args[i+1], true
		}
		if !ok {
			continue
		}
		if !slices.ContainsFunc(words.Languages(), func(l struct {
			Language words.Language
			Name     string
		}) bool {
			return string(l.Language) == given
		}) {
			return noneOf("--"+languageFlag, given, strings.Split(languageNames(), ", ")...)
		}
		p.language = words.Language(given)
		if err := words.Use(p.language); err != nil {
			return err
		}
	}
	return nil
}

// languageOf guesses the language that texts are written in, for the few words that a
// picture adds. Chinese is traditional where more of its characters are in
// Big5 alone than in GB 2312 alone.
func languageOf(texts []string) words.Language {
	simplified, traditional, han := 0, 0, false
	gb, big5 := simplifiedchinese.HZGB2312.NewEncoder(), traditionalchinese.Big5.NewEncoder()
	for _, text := range texts {
		for _, r := range text {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			han = true
			switch inGB, inBig5 := has(gb, r), has(big5, r); {
			case inGB && !inBig5:
				simplified++
			case inBig5 && !inGB:
				traditional++
			}
		}
	}
	switch {
	case !han:
		return words.English
	case traditional > simplified:
		return words.Traditional
	}
	return words.Simplified
}

func has(e *encoding.Encoder, r rune) bool {
	_, err := e.String(string(r))
	e.Reset()
	return err == nil
}

// texts are the texts that a picture shows.
func texts(a *fishbone.Analysis) []string {
	list := []string{a.HeadText()}
	for _, b := range a.Bones() {
		list = append(list, b.Name)
	}
	for _, c := range a.WalkBones() {
		list = append(list, c.Text)
	}
	return list
}

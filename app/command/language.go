package command

import (
	"slices"
	"strings"
	"unicode"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/fonts"
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
// picture adds.
func languageOf(texts []string) words.Language {
	if !slices.ContainsFunc(texts, func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}) {
		return words.English
	}
	if fonts.FormsOf(texts, fonts.Simplified) == fonts.Traditional {
		return words.Traditional
	}
	return words.Simplified
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

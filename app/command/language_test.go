package command

import (
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"whybone/app/words"
	"whybone/fishbone"
)

func TestLanguageOf(t *testing.T) {
	for _, l := range words.Languages() {
		p := &Program{Now: time.Now}
		a, err := p.sample(l.Language)
		if err != nil {
			t.Fatal(err)
		}
		if got := languageOf(texts(a)); got != l.Language {
			t.Errorf("the sample in %s looks like %s", l.Language, got)
		}
	}
	for text, want := range map[string]words.Language{
		"":                 words.English,
		"Ventes en baisse": words.English,
		"销售额下滑 in March":   words.Simplified,
		"銷售額下滑":            words.Traditional,
		"人口":               words.Simplified,
		"三月銷售額下滑，他說：“价格”": words.Traditional,
	} {
		a, err := fishbone.New("a", fishbone.Stamp{}).
			Apply(fishbone.SetAbout{Field: fishbone.Problem, Text: text}, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		if got := languageOf(texts(a)); got != want {
			t.Errorf("%q looks like %s", text, got)
		}
	}
}

// The list of commands reads as one text: each line begins with a capital and ends without a stop.
func TestWhatCommandsAreFor(t *testing.T) {
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		var look func(c *cobra.Command)
		look = func(c *cobra.Command) {
			first, _ := utf8.DecodeRuneInString(c.Short)
			last, _ := utf8.DecodeLastRuneInString(c.Short)
			if unicode.IsLower(first) || last == '.' || last == '。' || c.Short == "" {
				t.Errorf("%s, %s: %q", l.Language, c.CommandPath(), c.Short)
			}
			for _, sub := range c.Commands() {
				look(sub)
			}
		}
		look((&Program{Getenv: func(string) string { return "" }, Now: time.Now}).root())
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
}

package command

import (
	"testing"
	"time"

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

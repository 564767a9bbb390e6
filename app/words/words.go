// Package words gives the interface its words in the chosen language: English,
// 简体中文 or 繁體中文. The language can change while the program runs, and what is handed
// to others may be in another one: [T] speaks the language in use, [Language.T] any.
//
// The words themselves are in assets/translations, one file for each language, all
// with the same keys, in their order. Keys that start with a capital letter are Fyne's own (those in
// the menu of an entry) and are handed to its package lang.
package words

import (
	"fmt"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"whybone/assets"
	"whybone/fishbone/draw/fonts"
)

// Language is one of the three languages, by its BCP 47 name.
type Language string

// The languages of the interface.
const (
	English     Language = "en"
	Simplified  Language = "zh-Hans"
	Traditional Language = "zh-Hant"
)

// Languages returns all languages, each with the name that its readers give it.
func Languages() []struct {
	Language Language
	Name     string
} {
	return []struct {
		Language Language
		Name     string
	}{{English, "English"}, {Simplified, "简体中文"}, {Traditional, "繁體中文"}}
}

// Of returns the language that fits a locale name best: "zh_TW.UTF-8" and "zh-Hant"
// read 繁體中文, every other Chinese 简体中文, and all else English.
func Of(locale string) Language {
	l := strings.ToLower(strings.ReplaceAll(locale, "_", "-"))
	if !strings.HasPrefix(l, "zh") {
		return English
	}
	for _, sign := range []string{"hant", "-tw", "-hk", "-mo"} {
		if strings.Contains(l, sign) {
			return Traditional
		}
	}
	return Simplified
}

// mu guards what follows: pictures are drawn off the window's thread and have words in them.
var mu sync.Mutex

// used is the language in use, and catalogs are those that were opened.
var (
	used     Language
	catalogs = map[Language]*catalog{}
)

// catalogOf reads the words of a language once. The caller holds mu.
func catalogOf(l Language) (*catalog, error) {
	if c, ok := catalogs[l]; ok {
		return c, nil
	}
	data, err := assets.Translations.ReadFile("translations/" + string(l) + ".json")
	if err != nil {
		return nil, err
	}
	c, err := newCatalog(string(data))
	if err != nil {
		return nil, err
	}
	catalogs[l] = c
	return c, nil
}

// System returns the language that the system speaks.
func System() Language { return Of(lang.SystemLocale().String()) }

// Use makes a language the interface's from now on. What is on the screen has to be
// made anew. Call it on the window's thread.
//
// Fyne has words of its own, and picks their language from the system's locale once and for all.
// So these are added under that locale's name, whatever language they are in.
func Use(l Language) error {
	mu.Lock()
	defer mu.Unlock()
	c, err := catalogOf(l)
	if err != nil {
		return fmt.Errorf("use language %s: %w", l, err)
	}
	if err := lang.AddTranslationsForLocale(c.fynes(), lang.SystemLocale()); err != nil {
		return fmt.Errorf("use language %s: %w", l, err)
	}
	used = l
	return nil
}

// Used is the language that [Use] was called with last.
func Used() Language {
	mu.Lock()
	defer mu.Unlock()
	return used
}

// Forms are the forms of Chinese characters that the language is written in.
func (l Language) Forms() fonts.Forms {
	if l == Traditional {
		return fonts.Traditional
	}
	return fonts.Simplified
}

// Nth names the n-th of something that has a name of its own for each of the first ones,
// and one for all others, with the number in it: T of the key is all of them, with "|"
// between them.
func (l Language) Nth(key string, n int) string {
	names := strings.Split(l.T(key, "n", n), "|")
	return names[min(n, len(names))-1]
}

// T returns the words for a key. The arguments are name and value in turn, and fill
// the places {{.name}} in the words: T("status.saved", "time", "10:42"). It may be called
// from any goroutine.
func T(key string, args ...any) string { return Language("").T(key, args...) }

// T is [T] in this language; the empty one is that in use.
func (l Language) T(key string, args ...any) string {
	var data map[string]any
	for i := 0; i+1 < len(args); i += 2 {
		if data == nil {
			data = make(map[string]any, len(args)/2)
		}
		data[fmt.Sprint(args[i])] = args[i+1]
	}
	mu.Lock()
	defer mu.Unlock()
	if l == "" {
		l = used
	}
	c, err := catalogOf(l)
	if err != nil { // nothing was said about the language yet
		c, _ = catalogOf(English)
	}
	if p := c.find(key); p != nil {
		return p.fill(data)
	}
	return key
}

// firstKey is the first of some keys that there are words for, the last one if for none.
func firstKey(keys ...string) string {
	mu.Lock()
	defer mu.Unlock()
	for _, key := range keys[:len(keys)-1] {
		if c, err := catalogOf(used); err == nil && c.find(key) != nil {
			return key
		}
	}
	return keys[len(keys)-1]
}

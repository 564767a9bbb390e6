package exchange

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
)

// Half of a surrogate pair is no character: Go would put another one in its place.
func TestHalfACharacterIsRefused(t *testing.T) {
	for text, wrong := range map[string]bool{
		`\ud83d\ude42`: false, `\ufffd`: false, `\uFFFD and \uFFFD`: false, "\ufffd": false,
		`\ud800`: true, `\udc00`: true, `a\uD83Dz`: true, `\ufffd\ud800`: true, "\ufffd" + `\udfff`: true,
	} {
		_, err := ReadJSON([]byte(`{"problem":"p","categories":[{"name":"`+text+`x","causes":[]}]}`), fishbone.NewID)
		at, _ := errors.AsType[*Error](err)
		if got := errors.Is(err, ErrEncoding); got != wrong || wrong && at.Place != "categories[0].name" {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestAnEndlessStringIsRefusedBeforeItIsRead(t *testing.T) {
	long := `{"problem":"p","categories":[{"name":"` + strings.Repeat(`\"`, 3<<20) + `"}]}`
	_, err := ReadJSON([]byte(long), fishbone.NewID)
	if at, ok := errors.AsType[*Error](err); !errors.Is(err, fishbone.ErrTooLong) || !ok || at.Column != 38 {
		t.Errorf("got %v", err)
	}
	used := testing.AllocsPerRun(1, func() { _, _ = ReadJSON([]byte(long), fishbone.NewID) })
	if used > 100 {
		t.Errorf("%v allocations", used)
	}
}

// Millions of things of any kind are refused by a limit.
func TestEndlessListsAreRefused(t *testing.T) {
	for key, item := range map[string]string{
		"people": `{"name":"n%d"}`, "solutions": `{"text":"s%d"}`, "ideas": `{"text":"i%d"}`, "categories": `{"name":"b%d"}`,
	} {
		var b strings.Builder
		b.WriteString(`{"whybone":1,"problem":"p","` + key + `":[`)
		for i := range fishbone.MaxListed + 1 {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, item, i)
		}
		b.WriteString(`]}`)
		if _, err := ReadJSON([]byte(b.String()), fishbone.NewID); !errors.Is(err, fishbone.ErrTooMany) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

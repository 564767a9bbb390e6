package paneltest

import (
	"fmt"
	"testing"

	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// Sample is the edit that fills an analysis with the worked example.
func Sample(t *testing.T, l words.Language) fishbone.Edit {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + string(l) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	edit, err := exchange.ReadJSON(data, func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("i", n)) })
	if err != nil {
		t.Fatal(err)
	}
	return edit
}

package panel

import (
	"strings"
	"testing"

	"whybone/fishbone"
)

// headOf is what stands in the head of the fish of a problem.
func headOf(t *testing.T, problem string) string {
	t.Helper()
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.SetAbout{Field: fishbone.Problem, Text: problem}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a.HeadText()
}

func TestFileName(t *testing.T) {
	for problem, want := range map[string]string{
		"Sales fall": "Sales fall", "": "whybone", "...": "whybone", "a/b\\c:d*e?f\"g<h>i|j": "a-b-c-d-e-f-g-h-i-j",
		"销售额下滑。": "销售额下滑。", "  .hidden": "hidden",
	} {
		if got := FileName(headOf(t, problem)); got != want {
			t.Errorf("the file for %q is called %q", problem, got)
		}
	}
	if got := FileName(headOf(t, strings.Repeat("长", 200))); len(got) > 200 { // most file systems take 255 bytes
		t.Errorf("a long problem makes a name of %d bytes", len(got))
	}
}

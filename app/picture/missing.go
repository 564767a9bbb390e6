package picture

import (
	"fmt"
	"slices"
	"strings"

	"whybone/app/words"
	"whybone/fishbone/draw/scene"
)

// Missing says which characters of drawn pages cannot be drawn in a kind of file, one by
// one; nothing where all can. An ending that is no picture's keeps its texts as they are.
func Missing(pages []*scene.Scene, kind string) string {
	format, ok := FormatOf(kind)
	if !ok || format.Text {
		return ""
	}
	missing := scene.Missing(pages)
	if format.Pixels {
		missing = slices.DeleteFunc(missing, scene.HasStandIn)
	}
	if len(missing) == 0 {
		return ""
	}
	const most = 12
	names := make([]string, 0, most)
	for _, r := range missing[:min(len(missing), most)] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	if more := len(missing) - most; more > 0 {
		names = append(names, words.T("picture.missing.more", "n", more))
	}
	return words.T("picture.missing", "all", strings.Join(names, words.T("record.and")))
}

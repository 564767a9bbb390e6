// Package assets holds what the program carries with it: fonts, icon, translations
// and samples. It only hands out bytes.
package assets

import "embed"

// Regular and Bold are the bundled font: Noto Sans SC, cut to GB 2312, Big5 level 1,
// Latin, Greek, Cyrillic and the signs that the program uses. See fonts/README.md.
var (
	//go:embed fonts/NotoSansSC-Regular.ttf
	Regular []byte
	//go:embed fonts/NotoSansSC-Bold.ttf
	Bold []byte
)

// MoreFonts holds the fonts of all that the bundled font has not, each packed with zstd,
// and coverage.txt, which says what characters each family has. See fonts/README.md.
//
//go:embed fonts/more
var MoreFonts embed.FS

// Words is the compressed list of Chinese words. See dictionary/README.md.
//
//go:embed dictionary/words.bin
var Words []byte

// Icon is the program's picture of itself.
//
//go:embed icon.png
var Icon []byte

// Licences says under which licences all that is in the program may be used. See
// app/packaging/licences.
//
//go:embed licences.txt
var Licences string

// Translations holds the interface's words, one JSON file for each language.
//
//go:embed translations/*.json
var Translations embed.FS

// Samples holds the worked example of the method, one Whybone JSON file for each
// language: samples/en.json, samples/zh-Hans.json, samples/zh-Hant.json.
//
//go:embed samples/*.json
var Samples embed.FS

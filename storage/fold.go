package storage

import (
	"strings"

	"whybone/fishbone"
)

// changing matches texts with something that fold may change, but for the letters a to z,
// which LIKE folds, and punctuation. Most texts have nothing of that, and SQLite searches
// them by itself.
const changing = "*[À-\u1fff\u2126-\u212b\u3099\u309a\uf900-\ufaff０-９Ａ-Ｚａ-ｚ\uff61-\uffe6]*"

// holds is the condition that a column holds the text that is searched for; [patterns]
// gives its parameters.
func holds(column string) string {
	return `(` + column + ` LIKE ?1 ESCAPE '\' OR (?2 OR ` + column + ` GLOB '` + changing + `') AND instr(fold(` + column + `), ?3))`
}

// patterns are what [holds] compares with: a pattern, whether every text has to be folded,
// and the text itself, folded.
func patterns(text string) []any {
	folded := fishbone.Fold(strings.TrimSpace(text))
	// Wide punctuation is so usual in Chinese that it is folded only when it is asked for.
	punctuation := strings.ContainsAny(folded, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ")
	return []any{"%" + escape.Replace(folded) + "%", punctuation && folded != "", folded}
}

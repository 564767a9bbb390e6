package columns

// A column a little too narrow breaks its words for the sake of one character; another one may have that much to
// spare. How far columns are widened for it, and in what steps, is in sizes of the text.
const (
	little = 2.4
	nudge  = 0.3
)

// ease widens columns by what others can spare: no cell gets more lines, and some get fewer.
func ease(got, least []float64, rows [][]cell, size float64) {
	for at := range got {
		for wider := nudge * size; wider <= little*size; wider += nudge * size {
			if !fewer(rows, at, got[at], got[at]+wider) {
				continue
			}
			if taken, ok := take(got, least, rows, at, wider, nudge*size); ok {
				for i, less := range taken {
					got[i] -= less
				}
				got[at] += wider
				break
			}
		}
	}
}

// fewer says whether some cell of a column has fewer lines in another width.
func fewer(rows [][]cell, column int, wide, wider float64) bool {
	for _, row := range rows {
		if n := row[column].high(wide); n > 1 && row[column].high(wider) < n {
			return true
		}
	}
	return false
}

// take finds how much each column gives of what one needs; ok is false where they have less to spare.
func take(got, least []float64, rows [][]cell, at int, needed, step float64) (taken []float64, ok bool) {
	taken = make([]float64, len(got))
	for i := range got {
		for i != at && needed > 0 {
			less := min(step, needed)
			wide := got[i] - taken[i] - less
			if wide < least[i] || more(rows, i, got[i], wide) {
				break
			}
			taken[i], needed = taken[i]+less, needed-less
		}
	}
	return taken, needed <= 0
}

// more says whether some cell of a column has more lines in another width.
func more(rows [][]cell, column int, wide, narrower float64) bool {
	for _, row := range rows {
		if row[column].high(narrower) > row[column].high(wide) {
			return true
		}
	}
	return false
}

package effect

import "time"

// Monthly says whether each value is that of a month: all are of the same day of theirs, or of its last one.
// The days are in their order.
func Monthly(days []time.Time) bool {
	same, last := true, true
	for i, day := range days {
		same = same && day.Day() == days[0].Day()
		last = last && day.AddDate(0, 0, 1).Day() == 1
		if i > 0 && Months(days[i-1], day) == 0 {
			return false
		}
	}
	return len(days) > 1 && (same || last)
}

// Months is how many months later a day is than another one.
func Months(from, to time.Time) int {
	return 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
}

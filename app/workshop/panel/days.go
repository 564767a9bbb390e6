package panel

import (
	"whybone/app/dates"
	"whybone/app/words"
)

// Days is how people who use the interface in its language write days.
func Days() dates.Options { return dates.Options{MonthFirst: words.Used() != words.English} }

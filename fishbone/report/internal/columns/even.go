package columns

// Even is the row with which the last page of a list begins, so that not a few rows are left alone there but both
// last pages are about as full as each other; 0 where the list needs no help. High are the rows, first the room
// that they have on the first page, and page that on all others.
func Even(high []float64, first, page float64) int {
	const little, spare = 0.4, 0.2 // of a page
	begins, before, used, room, empty := 0, 0, 0.0, first, 0.0
	for i, one := range high {
		if used+one > room && used > 0 {
			empty = room - used
			begins, before, used, room = i, begins, 0, page
		}
		used += one
	}
	if begins == 0 || used > little*page {
		return 0
	}
	both := 0.0
	for _, one := range high[before:] {
		both += one
	}
	at, last := begins, used
	for at > before+1 && last+high[at-1] <= both/2 && empty+high[at-1] <= spare*page {
		at--
		last, empty = last+high[at], empty+high[at]
	}
	if at == begins {
		return 0
	}
	return at
}

package flow

// Placed is how a picture stands below what leads to it.
type Placed struct {
	Scale  float64 // of its usual size
	Apart  bool    // it need not be on the page of the table above
	Parted bool    // its rows need not be on one page
}

// Picture adds one of some rows of drawings, so high each, below the things that were added from the n-th on: the head
// of a table, and that. All stands on one page where that leaves no more of another empty than may be, a little smaller
// if need be; else the picture stands on the next page than its table, and at last its rows on two. Least is how small it
// becomes at most, of its usual size. So much follows that stays with its end, 0 for nothing.
func (f *Flow) Picture(n int, rows []float64, least, follows float64) Placed {
	best, placed, lowest := f, Placed{}, 0.0
	fonts := f.fonts()
	for i, is := range ways(len(rows), n < len(f.things), least) {
		tried := f.with(n, rows, is, follows > 0)
		mean, most := 0.0, 0.0
		for _, times := range fonts {
			whole := tried.times(times)
			if follows > 0 {
				whole.Add(times*follows, false)
			}
			wasted := whole.wasted(f.times(times), n)
			mean, most = mean+wasted/float64(len(fonts)), max(most, wasted)
		}
		costs := is.smaller() + is.Torn() + mean
		if f.Guessed {
			costs += most - mean
		}
		if i == 0 || costs < lowest {
			best, placed, lowest = tried, is, costs
		}
	}
	*f = *best
	f.torn += placed.Torn()
	return placed
}

// ways are all in which a picture of some rows can stand, the best ones first.
func ways(rows int, leads bool, least float64) (all []Placed) {
	const step = 0.04
	for _, is := range []Placed{{}, {Apart: true}, {Apart: true, Parted: true}} {
		if is.Apart && !leads || is.Parted && rows == 1 {
			continue
		}
		for is.Scale = 1; is.Scale >= min(least, 1)-step/2; is.Scale -= step {
			all = append(all, is)
		}
	}
	return all
}

// smaller is what it costs that a picture is, in parts of a page that may as well be empty.
func (p Placed) smaller() float64 {
	const all = 0.25
	return all * (1 - p.Scale)
}

// Torn is what it costs that a picture does not stand on one page with its table, in the same.
func (p Placed) Torn() (all float64) {
	const apart, parted = 0.1, 0.12
	if p.Apart {
		all += apart
	}
	if p.Parted {
		all += parted
	}
	return all
}

// with is the flow with a picture that stands in some way below the things from the n-th on.
func (f *Flow) with(n int, rows []float64, is Placed, withNext bool) *Flow {
	things := append([]thing{}, f.things[n:]...)
	for i := range things {
		things[i].withNext = things[i].withNext || !is.Apart
	}
	if len(things) > 0 && is.Apart {
		things[len(things)-1].withNext = false
	}
	for i, high := range rows {
		last := i == len(rows)-1
		things = append(things, thing{is.Scale * high, last && withNext || !last && !is.Parted, true})
	}
	return f.from(n, things)
}

// wasted is how much more is empty at the foot of a page than may be, of those from the page of the n-th thing on. The
// end of the flow is not looked at, and twice that is said: it looks worse than what it is weighed against. What is
// higher than a page is parted anywhere.
func (f *Flow) wasted(before *Flow, n int) (most float64) {
	first := len(before.from(n, nil).Pages()) - 1
	used := f.Pages()[first:]
	for i, one := range used {
		if one > f.Page {
			return 1
		}
		if i < len(used)-1 {
			most = max(most, 1-spare-one)
		}
	}
	return 2 * most
}

package worksheet

import (
	"fmt"
	"strconv"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

func number(n int) string { return strconv.Itoa(n) }

// columns of the list by which causes are verified, in points; they fill the page.
const (
	numberWide = 32.0
	causeWide  = 158.0
	proofWide  = 140.0
	methodWide = 140.0
	whoWide    = 76.0
	resultWide = 126.0
	boxesWide  = pageWide - 2*edge - numberWide - causeWide - proofWide - methodWide - whoWide - resultWide
	leastHigh  = 66.0
)

// Checks is the list of what is verified, with room to write down by hand what was found. Causes
// that have a verdict already are not on it, unless all have. Tasks have their numbers by
// [fishbone.Analysis.NumberTasks].
func Checks(a *fishbone.Analysis) []*scene.Scene {
	var open, all []fishbone.Cause
	for _, c := range a.ToBeVerified() {
		all = append(all, c)
		if !c.Verdict.Finding.Kept() {
			open = append(open, c)
		}
	}
	if len(open) == 0 {
		open = all
	}
	var pages []*page
	begin := func() *page {
		p := newPage()
		pages = append(pages, p)
		checksHead(p, a, len(pages) == 1)
		return p
	}
	p := begin()
	for _, c := range open {
		plan := fishbone.Verification{}
		if plans := a.VerificationsOf(c.ID); len(plans) > 0 {
			plan = plans[0]
		}
		high := checkHigh(c, plan)
		if p.y+high > pageHigh-edge-16 {
			p = begin()
		}
		bone, _ := a.BoneOf(c.ID)
		check(p, bone.Name, c, plan, high)
	}
	scenes := make([]*scene.Scene, len(pages))
	for i, p := range pages {
		p.text(edge, pageHigh-edge, words.T("sheet.backChecks"), small, false, p.theme.Muted)
		p.right(pageWide-edge, pageHigh-edge, fmt.Sprintf("%d / %d", i+1, len(pages)), small, false, p.theme.Muted)
		scenes[i] = p.Scene
	}
	return scenes
}

// checksHead are the title and the names of the columns.
func checksHead(p *page, a *fishbone.Analysis, first bool) {
	if first {
		title := words.T("verify.table")
		if a.About().School == fishbone.ByPoints {
			title = words.T("verify.table.points")
		}
		p.y = p.wrapped(edge, p.y, pageWide-2*edge, title, titleSize, true, p.theme.Ink, 1) + 2
		p.y = p.wrapped(edge, p.y, pageWide-2*edge, a.HeadText(), normal, false, p.theme.Muted, 2) + 8
	}
	field := func(name string) string { return words.Title(fishbone.VerificationKind, name) }
	x := edge
	for _, c := range []struct {
		name string
		wide float64
	}{
		{words.T("promise.no"), numberWide}, {words.T("points.cause"), causeWide}, {field("criterion"), proofWide},
		{field("method") + " · " + field("sample"), methodWide}, {field("who") + " · " + field("due"), whoWide},
		{field("result"), resultWide}, {words.T("verify.column.finding"), boxesWide},
	} {
		p.text(x+2, p.y+small, c.name, small, false, p.theme.Muted)
		x += c.wide
	}
	p.y += small*1.35 + 4
	p.line(edge, p.y, pageWide-edge, p.y, 1, p.theme.Muted, false)
}

// method is how something is looked at, and at how many.
func method(plan fishbone.Verification) string {
	if plan.Sample == "" {
		return fishbone.Flat(plan.Method)
	}
	return fishbone.Flat(plan.Method) + " · " + plan.Sample
}

func criterion(c fishbone.Cause, plan fishbone.Verification) string {
	if c.Verdict.Criterion != "" {
		return fishbone.Flat(c.Verdict.Criterion)
	}
	return fishbone.Flat(plan.Criterion)
}

// mostLines is how many lines a cell of the list has at most.
const mostLines = 7

// checkHigh is how high a row is.
func checkHigh(c fishbone.Cause, plan fishbone.Verification) float64 {
	lines := func(said string, wide float64, bold bool) int {
		if said == "" {
			return 0
		}
		all, _ := typeset.Wrap(said, wide-12, normal, bold, mostLines)
		return len(all)
	}
	most := max(lines(c.Text, causeWide, true), lines(criterion(c, plan), proofWide, false), lines(method(plan), methodWide, false))
	return max(leastHigh, float64(most)*normal*1.35+14+small*1.5)
}

// check is one line of the list.
func check(p *page, bone string, c fishbone.Cause, plan fishbone.Verification, high float64) {
	top, x := p.y+7, edge
	if plan.Number > 0 {
		p.text(x+2, top+11, number(plan.Number), 12, true, p.theme.Head)
	}
	x += numberWide
	y := p.wrapped(x, top, causeWide-12, c.Text, normal, true, p.theme.Ink, mostLines)
	p.wrapped(x, y+1, causeWide-12, bone, small, false, p.theme.Muted, 1)
	x += causeWide
	for _, cell := range []struct {
		said string
		wide float64
	}{{criterion(c, plan), proofWide}, {method(plan), methodWide}} {
		if cell.said == "" {
			p.rows(x, top+12, cell.wide-14, p.y+high-6)
		}
		p.wrapped(x, top, cell.wide-12, cell.said, normal, false, p.theme.Ink, mostLines)
		x += cell.wide
	}
	who := plan.Who
	if c.Verdict.Who != "" {
		who = c.Verdict.Who
	}
	if who == "" {
		p.line(x, top+12, x+whoWide-14, top+12, 0.5, p.pale(), true)
	}
	y = p.wrapped(x, top, whoWide-10, who, normal, false, p.theme.Ink, 2)
	p.wrapped(x, max(y, top+15), whoWide-10, string(plan.Due), normal, false, p.theme.Muted, 1)
	x += whoWide
	p.rows(x, top+12, resultWide-14, p.y+high-6)
	x += resultWide
	for i, finding := range []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected} {
		at := top + float64(i)*18
		p.box(x, at, 9)
		p.text(x+14, at+8.5, words.T("verdict."+string(finding)), normal, false, p.theme.Ink)
	}
	p.box(x, top+36, 9)
	p.text(x+14, top+44.5, words.T("agree.undecided"), normal, false, p.theme.Ink)
	p.y += high
	p.line(edge, p.y, pageWide-edge, p.y, 0.6, p.theme.Muted, false)
}

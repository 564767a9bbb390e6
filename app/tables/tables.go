// Package tables makes tables of an analysis that are shown to others: how ballots went out, what
// is verified, and the points that causes got. One table is drawn as a picture, printed on paper
// and written for spreadsheets, so that all three say the same. Authors are named as the team
// signs.
//
// It writes no file. Start reading at [Ballots], [Verifications] and [Points].
package tables

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/table"
)

// Ending is that of a table for spreadsheets.
const Ending = ".csv"

// CSV are tables for spreadsheets, in UTF-8 with the mark that they know it by. Several stand
// below each other, each with its title.
func CSV(tables ...table.Table) ([]byte, error) {
	var rows [][]string
	for i, t := range tables {
		if len(tables) > 1 {
			if i > 0 {
				rows = append(rows, nil)
			}
			rows = append(rows, []string{t.Title, t.Below})
		}
		rows = append(rows, t.Head)
		for _, r := range t.Rows {
			rows = append(rows, cells(r))
		}
	}
	return sheet.Write(rows)
}

// cells are those of a row.
func cells(r table.Row) []string {
	all := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		all[i] = c
		if i < len(r.Dots) && c == "" {
			all[i] = fmt.Sprint(r.Dots[i])
		}
	}
	return all
}

// Ballots are the results of all rounds, those on causes first. What decided a tie is in the
// round that it was about.
func Ballots(a *fishbone.Analysis) []table.Table {
	var all []table.Table
	for _, on := range []fishbone.Subject{fishbone.OfCauses, fishbone.OfSolutions} {
		all = append(all, BallotsOn(a, on)...)
	}
	return all
}

// BallotsOn are the results of all rounds on causes or on solutions.
func BallotsOn(a *fishbone.Analysis, on fishbone.Subject) []table.Table {
	var all []table.Table
	rounds := a.Rounds(on)
	for i, b := range rounds {
		before := fishbone.Ballot{}
		if i > 0 {
			before = rounds[i-1]
		}
		all = append(all, round(a, b, before, i+1, len(rounds)))
	}
	return all
}

// round is the result of one round, beside that of the one before it.
func round(a *fishbone.Analysis, b, before fishbone.Ballot, n, of int) table.Table {
	result, earlier := a.Result(b.ID), a.Result(before.ID)
	t := table.Table{Title: b.Text, Below: sums(a, b, result), Head: []string{
		words.Title(fishbone.SolutionKind, "rank"), capital(words.T("kind." + kindOf(b.On).Name)), capital(words.T("vote.points")), "",
	}}
	if of > 1 {
		t.Title = words.T("vote.round", "n", n) + " · " + b.Text
	}
	if before.ID != "" {
		t.Head = append(t.Head, capital(words.T("vote.earlier")))
	}
	above := 0
	for _, s := range result {
		if s.Side == fishbone.AboveCut {
			above++
		}
	}
	for i, s := range result {
		r := table.Row{
			Cells: []string{fmt.Sprint(s.Rank), nowCalled(a, s), fmt.Sprint(s.Dots), ""}, Dots: []int{0, 0, 0, s.Dots},
			Strong: s.Side == fishbone.AboveCut,
		}
		if before.ID != "" {
			r.Cells = append(r.Cells, place(earlier, s.Of))
		}
		if i == above-1 && above < len(result) {
			r.Cut = words.T("vote.cut", "n", b.Cut)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// capital begins a word of a heading.
func capital(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

func kindOf(on fishbone.Subject) *fishbone.Kind {
	if on == fishbone.OfSolutions {
		return fishbone.SolutionKind
	}
	return fishbone.CauseKind
}

// sums says how many people voted and how many dots they gave.
func sums(a *fishbone.Analysis, b fishbone.Ballot, result []fishbone.Standing) string {
	dots, with, voted := 0, 0, 0
	for _, s := range result {
		dots += s.Dots
		if s.Dots > 0 {
			with++
		}
	}
	for _, p := range a.PapersOf(b.ID) {
		if p.State == fishbone.PaperVoted {
			voted++
		}
	}
	return words.T("vote.sums."+string(b.On), "people", voted, "dots", dots, "n", with)
}

// nowCalled is what a card says now, or said when it was voted on.
func nowCalled(a *fishbone.Analysis, s fishbone.Standing) string {
	if c, ok := a.Cause(s.Of); ok {
		return c.Text
	}
	if sol, ok := a.Solution(s.Of); ok {
		return sol.Text
	}
	return s.Text
}

// place is where something stood in a result.
func place(result []fishbone.Standing, of fishbone.ID) string {
	for _, s := range result {
		if s.Of == of {
			return words.T("vote.earlierPlace", "rank", s.Rank, "dots", s.Dots)
		}
	}
	return "–"
}

// Verifications is what is verified, and what came of it: the list by which a team confirms its
// causes one by one. With open tasks its empty cells are filled in by hand.
func Verifications(a *fishbone.Analysis) table.Table {
	field := func(name string) string { return words.Title(fishbone.VerificationKind, name) }
	t := table.Table{Title: words.T("verify.table"), Below: a.HeadText(), Head: []string{
		words.T("promise.no"), capital(words.T("kind.bone")), capital(words.T("kind.cause")), field("criterion"), field("method"), field("sample"),
		field("who"), field("due"), field("result"), words.T("verify.column.finding"), field("done"),
	}}
	if a.About().School == fishbone.ByPoints {
		t.Title = words.T("verify.table.points")
	}
	numbered := slices.ContainsFunc(a.Verifications(), func(v fishbone.Verification) bool { return v.Number > 0 })
	for i, c := range a.ToBeVerified() {
		plan := fishbone.Verification{}
		if plans := a.VerificationsOf(c.ID); len(plans) > 0 {
			plan = plans[0]
		}
		v := c.Verdict
		bone, _ := a.BoneOf(c.ID)
		result := first(v.Evidence, plan.Result)
		for _, at := range a.AttachmentsOf(c.ID) {
			result = strings.TrimPrefix(result+"\n"+first(at.Note, at.Name), "\n")
		}
		finding := ""
		if v.Finding != fishbone.Unjudged {
			finding = words.T("verdict." + string(v.Finding))
		}
		tints := make([]float64, len(t.Head))
		if v.Finding == fishbone.Confirmed {
			tints[9] = 0.6
		}
		t.Rows = append(t.Rows, table.Row{Tints: tints, Cells: []string{
			numberOf(plan, numbered, i+1), bone.Name, c.Text, first(v.Criterion, plan.Criterion), plan.Method, plan.Sample,
			first(v.Who, plan.Who), string(plan.Due), fishbone.Flat(result), finding, first(string(plan.Done), v.When),
		}})
	}
	return t
}

// numberOf is the number of a task: that on printed sheets, once there are any, or else its place.
func numberOf(v fishbone.Verification, numbered bool, place int) string {
	switch {
	case !numbered:
		return fmt.Sprint(place)
	case v.Number == 0:
		return ""
	}
	return fmt.Sprint(v.Number)
}

// first is the first text that says something.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// Points are those that causes got by each criterion, with the sum and what stands above the cut;
// below each cause, where people gave points of their own, those of each.
func Points(a *fishbone.Analysis) table.Table {
	criteria := a.CriteriaFor(fishbone.OfCauses)
	t := table.Table{Title: words.T("points.table"), Below: words.T("verify.rule.points", "n", a.About().CutShare()),
		Head: []string{capital(words.T("kind.bone")), words.T("points.cause")}}
	for _, c := range criteria {
		t.Head = append(t.Head, c.Text)
	}
	t.Head = append(t.Head, words.T("points.sum"), words.T("points.share"))
	if len(criteria) == 0 {
		return t
	}
	ranks := a.RankByPoints()
	for i, rank := range ranks {
		c, _ := a.Cause(rank.Cause)
		bone, _ := a.BoneOf(c.ID)
		row := pointsRow(a, criteria, c.ID, func(fishbone.Score) bool { return true })
		share := ""
		if rank.Points > 0 {
			share = fmt.Sprintf("%.0f%%", rank.Share)
		}
		row.Cells = append(append([]string{bone.Name, c.Text}, row.Cells...), share)
		row.Tints = append([]float64{0, 0}, row.Tints...)
		row.Strong = rank.Above
		own := givers(a, criteria, c.ID)
		rows := []table.Row{row}
		for _, name := range own {
			of := pointsRow(a, criteria, c.ID, func(s fishbone.Score) bool { return s.By == name })
			of.Cells = append(append([]string{"", a.GiverSign(name)}, of.Cells...), "")
			of.Tints, of.Minor = nil, true
			rows = append(rows, of)
		}
		if rank.Above && i+1 < len(ranks) && !ranks[i+1].Above {
			rows[len(rows)-1].Cut = words.T("points.above")
		}
		t.Rows = append(t.Rows, rows...)
	}
	return t
}

// pointsRow are the points that a cause got by each criterion from some, and their sum.
func pointsRow(a *fishbone.Analysis, criteria []fishbone.Criterion, cause fishbone.ID, from func(fishbone.Score) bool) (r table.Row) {
	all, most, any := 0.0, 0.0, false
	sums := make([]float64, len(criteria))
	given := make([]bool, len(criteria))
	for i, c := range criteria {
		for _, s := range a.Scores() {
			if x, ok := s.Points.Float(); ok && s.Criterion == c.ID && s.Of == cause && from(s) {
				sums[i], given[i], any = sums[i]+x, true, true
			}
		}
		all, most = all+sums[i], max(most, sums[i])
	}
	for i := range criteria {
		said, tint := "", 0.0
		if given[i] {
			said = string(fishbone.FigureOf(sums[i]))
			if most > 0 {
				tint = sums[i] / most * 0.8
			}
		}
		r.Cells, r.Tints = append(r.Cells, said), append(r.Tints, tint)
	}
	sum := ""
	if any {
		sum = string(fishbone.FigureOf(all))
	}
	r.Cells = append(r.Cells, sum)
	return r
}

// givers are those who gave a cause points of their own, in the order in which they did first.
func givers(a *fishbone.Analysis, criteria []fishbone.Criterion, cause fishbone.ID) []string {
	var names []string
	known := map[fishbone.ID]bool{}
	for _, c := range criteria {
		known[c.ID] = true
	}
	seen := map[string]bool{"": true}
	for _, s := range a.Scores() {
		if s.Of == cause && known[s.Criterion] && !seen[s.By] {
			seen[s.By] = true
			names = append(names, s.By)
		}
	}
	return names
}

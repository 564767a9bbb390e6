package outline

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
)

// This file is about tables, whatever file they stand in: a row is a cause, behind the columns of
// what it hangs on. A cell that is empty there means the same as above.

// column is what a column of a table holds.
type column int

const (
	noColumn column = iota
	headColumn
	problemColumn
	boneColumn
	causeColumn
	whyColumn // one for each level
	findingColumn
	evidenceColumn
	byColumn
	votesColumn
	wordingsColumn
)

// headings are what columns are called when a table is written, by language. The words of the
// findings follow.
var headings = map[string]map[column]string{
	"en": {headColumn: "Head of the fish", problemColumn: "Problem", boneColumn: "Bone", causeColumn: "Cause", whyColumn: "Why",
		findingColumn: "Verdict", evidenceColumn: "Evidence", byColumn: "Said by", votesColumn: "Votes", wordingsColumn: "Other wordings"},
	"zh-Hans": {headColumn: "鱼头", problemColumn: "问题", boneColumn: "大骨", causeColumn: "原因", whyColumn: "为什么",
		findingColumn: "判定", evidenceColumn: "依据", byColumn: "提出人", votesColumn: "票数", wordingsColumn: "其他说法"},
	"zh-Hant": {headColumn: "魚頭", problemColumn: "問題", boneColumn: "大骨", causeColumn: "原因", whyColumn: "為什麼",
		findingColumn: "判定", evidenceColumn: "依據", byColumn: "提出人", votesColumn: "票數", wordingsColumn: "其他說法"},
}

// findingsSaid are the words of the findings, by language.
var findingsSaid = map[string]marks{
	"en":      {{fishbone.Confirmed, "Confirmed"}, {fishbone.Rejected, "Rejected"}, {fishbone.ToVerify, "To verify"}, {fishbone.Undecided, "Cannot be verified now"}},
	"zh-Hans": {{fishbone.Confirmed, "成立"}, {fishbone.Rejected, "不成立"}, {fishbone.ToVerify, "待验证"}, {fishbone.Undecided, "暂无法验证"}},
	"zh-Hant": {{fishbone.Confirmed, "成立"}, {fishbone.Rejected, "不成立"}, {fishbone.ToVerify, "待驗證"}, {fishbone.Undecided, "暫無法驗證"}},
}

// otherFindings are what other tables say in such a column.
var otherFindings = marks{
	{fishbone.Confirmed, "yes"}, {fishbone.Confirmed, "root cause"}, {fishbone.Confirmed, "✓"}, {fishbone.Confirmed, "√"}, {fishbone.Confirmed, "是"}, {fishbone.Confirmed, "要因"}, {fishbone.Confirmed, "真因"}, {fishbone.Confirmed, "确认"}, {fishbone.Confirmed, "確認"},
	{fishbone.Rejected, "no"}, {fishbone.Rejected, "✗"}, {fishbone.Rejected, "×"}, {fishbone.Rejected, "否"}, {fishbone.Rejected, "非要因"}, {fishbone.Rejected, "非真因"}, {fishbone.Rejected, "否定"},
	{fishbone.ToVerify, "?"}, {fishbone.ToVerify, "verify"},
}

// otherHeadings are what the columns of other tables are called.
var otherHeadings = map[string]column{
	"effect": problemColumn, "problem statement": problemColumn, "问题描述": problemColumn, "問題描述": problemColumn, "特性": problemColumn, "特性要因": problemColumn, "主题": problemColumn, "主題": problemColumn,
	"category": boneColumn, "main cause": boneColumn, "major cause": boneColumn, "main bone": boneColumn, "类别": boneColumn, "類別": boneColumn, "分类": boneColumn, "分類": boneColumn, "方面": boneColumn, "大要因": boneColumn, "大分类": boneColumn, "大分類": boneColumn,
	"causes": causeColumn, "possible cause": causeColumn, "中骨": causeColumn, "中要因": causeColumn, "可能原因": causeColumn, "一级原因": causeColumn, "一級原因": causeColumn, "level 1": causeColumn,
	"sub-cause": whyColumn, "subcause": whyColumn, "sub cause": whyColumn, "小骨": whyColumn, "小要因": whyColumn, "末端原因": whyColumn, "末端因素": whyColumn, "细骨": whyColumn, "細骨": whyColumn, "追问": whyColumn, "追問": whyColumn, "root cause": whyColumn, "根本原因": whyColumn,
	"finding": findingColumn, "结论": findingColumn, "結論": findingColumn, "是否要因": findingColumn, "是否真因": findingColumn,
	"note": evidenceColumn, "notes": evidenceColumn, "remark": evidenceColumn, "备注": evidenceColumn, "備註": evidenceColumn, "证据": evidenceColumn, "證據": evidenceColumn,
	"by": byColumn, "who": byColumn, "dots": votesColumn, "得票": votesColumn, "得票数": votesColumn, "得票數": votesColumn,
}

// columnOf is what a heading means.
func columnOf(heading string) column {
	said := folded(heading)
	if said == "" {
		return noColumn
	}
	for _, language := range headings {
		for c, name := range language {
			if folded(name) == said {
				return c
			}
		}
	}
	if c := otherHeadings[said]; c != noColumn {
		return c
	}
	for _, why := range []string{"why", "为什么", "為什麼", "level ", "原因 "} { // with a number
		if rest, ok := strings.CutPrefix(said, why); ok && strings.Trim(rest, "0123456789 ") == "" {
			return whyColumn
		}
	}
	return noColumn
}

// folded makes words comparable.
func folded(s string) string { return strings.ToLower(fishbone.Label(norm.NFKC.String(s))) }

// tableOf is an outline as a table, with its headings.
func tableOf(o *Outline, language string) [][]string {
	if headings[language] == nil {
		language = "en"
	}
	w := tableWriter{language: language, head: []column{problemColumn}, above: []string{o.Head}}
	if o.Problem != "" {
		w.head, w.above = []column{headColumn, problemColumn}, []string{o.Head, o.Problem}
	}
	o.each(func(level int, t *Topic) {
		w.levels = max(w.levels, level+1)
		for c, used := range map[column]bool{
			findingColumn: t.Finding != fishbone.Unjudged, evidenceColumn: t.Evidence != "", byColumn: t.By != "",
			votesColumn: t.Votes > 0, wordingsColumn: len(t.Wordings) > 0,
		} {
			if used && !slices.Contains(w.tail, c) {
				w.tail = append(w.tail, c)
			}
		}
	})
	slices.Sort(w.tail)
	w.levels = max(w.levels, 2)
	w.headings()
	w.topics([]string{""}, o.Tray)
	w.topics(nil, o.Bones)
	if len(w.rows) == 1 {
		w.row(nil, &Topic{})
	}
	return w.rows
}

type tableWriter struct {
	language   string
	head, tail []column // before the levels and behind them
	levels     int
	above      []string // of the columns before the levels, until they are written
	rows       [][]string
}

func (w *tableWriter) headings() {
	names := headings[w.language]
	var row []string
	for _, c := range w.head {
		row = append(row, names[c])
	}
	row = append(row, names[boneColumn], names[causeColumn])
	for i := range w.levels - 2 {
		row = append(row, fmt.Sprintf("%s %d", names[whyColumn], i+1))
	}
	for _, c := range w.tail {
		row = append(row, names[c])
	}
	w.rows = append(w.rows, row)
}

func (w *tableWriter) topics(path []string, topics []*Topic) {
	for _, t := range topics {
		own := append(slices.Clip(path), t.Text)
		w.row(own, t)
		w.topics(own, t.Below)
	}
}

func (w *tableWriter) row(path []string, t *Topic) {
	row := make([]string, 0, len(w.rows[0]))
	for i := range w.head {
		said := ""
		if w.above != nil {
			said = w.above[i]
		}
		row = append(row, said)
	}
	w.above = nil
	row = append(row, path...)
	row = append(row, make([]string, w.levels-len(path))...)
	for _, c := range w.tail {
		switch c {
		case findingColumn:
			row = append(row, findingsSaid[w.language].of(t.Finding))
		case evidenceColumn:
			row = append(row, t.Evidence)
		case byColumn:
			row = append(row, t.By)
		case votesColumn:
			row = append(row, votes(t))
		case wordingsColumn:
			row = append(row, strings.Join(t.Wordings, "\n"))
		}
	}
	w.rows = append(w.rows, row)
}

// firstRows are those among which the headings are looked for: forms have a title above them.
const firstRows = 20

// headingRow finds the row with the headings: one that names a bone, a cause or a why, and one
// thing more.
func headingRow(rows [][]string) (columns []column, at int) {
	for i, row := range rows[:min(len(rows), firstRows)] {
		columns := make([]column, len(row))
		known, levels := 0, 0
		for j, cell := range row {
			if columns[j] = columnOf(cell); columns[j] != noColumn {
				known++
			}
			if isLevel(columns[j]) {
				levels++
			}
		}
		if levels > 0 && known > 1 {
			return columns, i
		}
	}
	return nil, -1
}

func isLevel(c column) bool { return c == boneColumn || c == causeColumn || c == whyColumn }

// readTable reads a table whose headings have been found.
func readTable(rows [][]string, columns []column, at int) (*Outline, error) {
	r := &tableReader{columns: columns, named: map[*Topic]map[string]*Topic{}, other: make([]int, len(columns))}
	for _, row := range rows[:at] {
		if said := fishbone.Label(strings.Join(row, " ")); said != "" {
			r.lose(Prose, nil, said)
		}
	}
	for i, row := range rows[at+1:] {
		if err := r.row(row); err != nil {
			return nil, &untrusted.LineError{Line: at + i + 2, Err: err}
		}
	}
	for i, n := range r.other {
		if n > 0 {
			r.lose(Column, nil, rows[at][i])
		}
	}
	if r.head == "" {
		r.head, r.problem = r.problem, ""
	}
	r.root.Text, r.root.Evidence = r.head, r.problem
	r.Tray = r.tray.Below
	return r.tree.outline(), nil
}

type tableReader struct {
	tree
	columns       []column
	head, problem string
	tray          Topic                        // holds what is on no bone
	path          []*Topic                     // the row above, by its levels; nil where it has no bone
	named         map[*Topic]map[string]*Topic // the last topic of a text below another one
	other         []int                        // how many cells of columns say something that are not known
}

// row reads a row. Its last cell of a level is a topic of its own; those before it say what that
// hangs on.
func (r *tableReader) row(row []string) error {
	cells := r.levels(row)
	last := len(cells)
	for last > 0 && cells[last-1] == "" {
		last--
	}
	var t *Topic
	for level, text := range cells[:last] {
		if text == "" && (level >= len(r.path) || r.path[level] == nil) {
			if level == 0 {
				r.path = append(r.path[:0], nil) // on no bone
			}
			continue
		}
		next, err := r.step(level, text, level == last-1)
		if err != nil {
			return err
		}
		if t = next; t == nil {
			continue
		}
	}
	r.say(t, row)
	return nil
}

// levels are the cells of a row that are levels: the first is that of bones, whether there are any
// or not.
func (r *tableReader) levels(row []string) (cells []string) {
	if !slices.Contains(r.columns, boneColumn) {
		cells = append(cells, "")
	}
	for i, c := range r.columns {
		if isLevel(c) {
			said := ""
			if i < len(row) {
				said = fishbone.Label(row[i])
			}
			cells = append(cells, said)
		}
	}
	return cells
}

// step goes to a topic of a level: the one of the row above, one that has been there, or a new one.
func (r *tableReader) step(level int, text string, own bool) (*Topic, error) {
	if text == "" || !own && level < len(r.path) && r.path[level] != nil && r.path[level].Text == text {
		return r.path[level], nil
	}
	under, depth := &r.root, 1
	for i := min(level, len(r.path)) - 1; i >= 0; i-- {
		if r.path[i] != nil {
			under, depth = r.path[i], i+2
			break
		}
		if i == 0 {
			under, depth = &r.tray, 2
		}
	}
	if level > 0 && len(r.path) == 0 {
		under, depth = &r.tray, 2
		r.path = append(r.path, nil)
	}
	t := r.named[under][text]
	if t == nil || own {
		var err error
		if t, err = r.add(under, depth, text); err != nil {
			return nil, err
		}
		if r.named[under] == nil {
			r.named[under] = map[string]*Topic{}
		}
		r.named[under][text] = t
	}
	for len(r.path) < level {
		r.path = append(r.path, nil)
	}
	r.path = append(r.path[:level], t)
	return t, nil
}

// say reads the cells of a row that are no levels. They are about the topic of the row.
func (r *tableReader) say(t *Topic, row []string) {
	for i, said := range row {
		c := noColumn
		if i < len(r.columns) {
			c = r.columns[i]
		}
		said = strings.TrimSpace(said)
		switch {
		case said == "" || isLevel(c):
		case c == headColumn && r.head == "":
			r.head = said
		case c == problemColumn && r.problem == "":
			r.problem = said
		case c == headColumn || c == problemColumn:
			if said != r.head && said != r.problem {
				r.lose(Effect, t, said)
			}
		case t == nil || c == noColumn:
			if i < len(r.other) {
				r.other[i]++
			}
		default:
			r.sayOf(t, c, said)
		}
	}
}

func (r *tableReader) sayOf(t *Topic, c column, said string) {
	switch c {
	case evidenceColumn:
		t.Evidence = said
	case byColumn:
		t.By = said
	case votesColumn:
		t.Votes = votesIn(said)
	case wordingsColumn:
		t.Wordings = wordingsIn(said)
	case findingColumn:
		f, ok := findingIn(said)
		if !ok {
			r.lose(Marker, t, said)
		}
		t.Finding = f
	}
}

// findingCells are what cells say that was found out, folded: of words that mean several things the
// first meaning counts.
var findingCells = sync.OnceValue(func() map[string]fishbone.Finding {
	all := map[string]fishbone.Finding{}
	for _, m := range []marks{otherFindings, findingsSaid["en"], findingsSaid["zh-Hans"], findingsSaid["zh-Hant"]} {
		for _, one := range m {
			if _, known := all[folded(one.sign)]; !known {
				all[folded(one.sign)] = one.finding
			}
		}
	}
	return all
})

// findingIn is what a cell says that was found out.
func findingIn(said string) (fishbone.Finding, bool) {
	f, ok := findingCells()[folded(said)]
	return f, ok
}

package promises

import (
	"strings"

	"whybone/app/dates"
	"whybone/app/promiselist"
	"whybone/app/words"
	"whybone/fishbone"
)

// table reads a pasted list: a promise a line. Where the first line names the columns, as one that
// comes from a spreadsheet does, each cell goes to its own; else the fields of a line are in any
// order.
func (r reader) table(text string) (all []*fishbone.Promise) {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	columns := columnsNamed(lines[0])
	if columns != nil {
		lines = lines[1:]
	}
	for _, one := range lines {
		var made *fishbone.Promise
		if columns != nil {
			made = r.row(columns, strings.Split(one, "\t"))
		} else {
			made = r.read(strings.TrimSpace(one)).promise(fishbone.NewID(), r.today)
		}
		if made != nil {
			all = append(all, made)
		}
	}
	return all
}

// unknownColumn and numberColumn stand for columns that are no attribute of a promise. What the first
// holds is not lost; the second holds the place in the list.
const (
	unknownColumn = ""
	numberColumn  = "#"
)

// columnHead is the head of a column, and the attribute that it names.
type columnHead struct{ said, attribute string }

// columnsNamed are what the cells of a line name, nil if it is no line of names: one that names
// what is promised and at least one column more.
func columnsNamed(line string) []columnHead {
	known := headWords()
	var all []columnHead
	named := map[string]bool{}
	for cell := range strings.SplitSeq(line, "\t") {
		said := strings.TrimSpace(cell)
		attribute := known[fishbone.Fold(strings.TrimRight(said, ":：?？.。"))]
		if attribute != unknownColumn && attribute != numberColumn && named[attribute] {
			attribute = unknownColumn
		}
		named[attribute] = true
		all = append(all, columnHead{said, attribute})
	}
	delete(named, unknownColumn)
	delete(named, numberColumn)
	if !named["text"] || len(named) < 2 {
		return nil
	}
	return all
}

// headWords are the names of columns: those that the program writes itself, and those of the lists
// that teams have.
func headWords() map[string]string {
	known := map[string]string{}
	for _, l := range []words.Language{words.English, words.Simplified, words.Traditional} {
		known[fishbone.Fold(l.T("promise.what"))] = "text"
		known[fishbone.Fold(strings.TrimRight(l.T("promise.no"), "."))] = numberColumn
		for _, f := range fishbone.PromiseKind.Attributes {
			if f.Name != "text" && f.Content != fishbone.ContentStamp {
				known[fishbone.Fold(l.Title(fishbone.PromiseKind, f.Name))] = f.Name
			}
		}
	}
	for attribute, all := range map[string]string{
		"text":       "what action actions task measure todo 措施 对策 對策 改善措施 改善對策 行动 行動 内容 內容 事项 事項 任务 任務 工作内容 工作內容",
		"owner":      "who owner responsible assignee 负责人 負責人 责任人 責任人 担当 擔當 谁 誰",
		"due":        "when due deadline date by 期限 日期 截止日期 完成日期 完成时间 完成時間 完成期限 预计完成日期 預計完成日期 计划完成时间 計畫完成時間",
		"to":         "to customer 对象 對象 对谁 對誰 客户 客戶 顾客 顧客",
		"status":     "status state 状态 狀態 进度 進度",
		"evidence":   "remarks note notes comment comments 备注 備註 说明 說明",
		numberColumn: "no nr number 编号 編號 序号 序號 项次 項次",
	} {
		for one := range strings.FieldsSeq(all) {
			known[fishbone.Fold(one)] = attribute
		}
	}
	for said, attribute := range map[string]string{"by when": "due", "due date": "due", "for whom": "to", "to whom": "to", "root cause": "cause"} {
		known[said] = attribute
	}
	return known
}

// row is the promise of a line below named columns, nil if it says nothing to do. What cannot be
// read as what its column names, and what no column of a promise is, is kept as evidence.
func (r reader) row(columns []columnHead, cells []string) *fishbone.Promise {
	p := &fishbone.Promise{ID: fishbone.NewID(), Promised: r.today}
	var rest []string
	for i, c := range columns {
		if i >= len(cells) {
			break
		}
		cell := strings.TrimSpace(cells[i])
		if cell == "" || c.attribute == numberColumn {
			continue
		}
		if c.attribute == unknownColumn || !r.put(p, c.attribute, cell) {
			rest = append(rest, c.said+": "+cell)
		}
	}
	if fishbone.Label(p.Text) == "" {
		return nil
	}
	if p.NewDue != "" && p.Reason == "" { // the one without the other is no promise
		p.Due, p.NewDue = p.NewDue, ""
	}
	if p.Evidence != "" {
		rest = append([]string{p.Evidence}, rest...)
	}
	p.Evidence = strings.Join(rest, "\n")
	return p
}

// put sets an attribute to what a cell says, and says whether it could.
func (r reader) put(p *fishbone.Promise, attribute, cell string) bool {
	f, _ := fishbone.PromiseKind.Attribute(attribute)
	switch {
	case attribute == "status":
		return putStatus(p, cell)
	case attribute == "cause":
		p.Cause = r.cause(cell)
		return p.Cause != ""
	case f.Names:
		cell = r.person(cell)
	case f.Content == fishbone.ContentDay:
		o := r.days
		o.Past = past[attribute]
		day, ok := dates.Read(cell, r.today, o)
		if !ok {
			return false
		}
		f.Put(p, string(day.Day))
		return true
	case f.Content == fishbone.ContentWord || f.Content == fishbone.ContentThing:
		return false
	}
	f.Put(p, cell)
	return true
}

// putStatus reads how far a promise is, in any of the languages.
func putStatus(p *fishbone.Promise, cell string) bool {
	for _, l := range []words.Language{words.English, words.Simplified, words.Traditional} {
		for _, s := range statuses {
			if fishbone.Fold(promiselist.Status(l, s)) == fishbone.Fold(cell) {
				p.Status = s
				return true
			}
		}
	}
	return false
}

package figuretable

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"whybone/app/infile"
	"whybone/app/intake"
	"whybone/app/sheet"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/service"
)

// Table is what a table says.
type Table struct {
	Indicators []Indicator
	Wrong      []Wrong // cells that are no numbers; they are left out
}

// Indicator is what a table says of an indicator, and its values.
type Indicator struct {
	Said     fishbone.Indicator // without an identifier; what the table does not say is empty
	Directed bool               // the table says which values are good
	Values   map[fishbone.Day]fishbone.Figure
}

// Wrong is a cell that is no number.
type Wrong struct {
	Indicator string
	Month     fishbone.Day
	Cell      string

	at place
}

// place is where a cell stands in some cells.
type place struct{ row, column int }

// maxCells is how many cells a table has at most.
const maxCells = 200_000

// Readable are the endings of the files that [Open] reads.
func Readable() []string { return append(intake.Endings(), ".json") }

// Open reads the table in a file: the first sheet that has months, or what [JSON] wrote.
func Open(path string) (Table, error) {
	if isJSON(path) {
		data, err := contentOf(path)
		if err != nil {
			return Table{}, err
		}
		return ReadJSON(data)
	}
	t, err := OpenSheet(path, intake.Form{})
	if err != nil {
		return Table{}, err
	}
	return Read(t)
}

func isJSON(path string) bool { return strings.EqualFold(filepath.Ext(path), ".json") }

func contentOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return infile.ReadAll(file)
}

// OpenSheet opens the table in a file: of a workbook the first sheet that has months, unless the form
// names one.
func OpenSheet(path string, form intake.Form) (intake.Table, error) {
	if isJSON(path) {
		data, err := contentOf(path)
		if err != nil {
			return nil, err
		}
		return readJSONTable(data)
	}
	first, err := intake.Open(path, form)
	if err != nil || form.Sheet != "" {
		return first, err
	}
	for _, name := range first.Sheets() {
		one, err := intake.Open(path, intake.Form{Sheet: name})
		if err != nil {
			return nil, err
		}
		p, err := Look(one)
		if errors.Is(err, intake.ErrEmpty) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if p.missing() == nil {
			return one, nil
		}
	}
	return first, nil
}

// Pasted reads the table in a text that was copied in another program.
func Pasted(text []byte) (Table, error) {
	t, err := intake.Pasted(text, "")
	if err != nil {
		return Table{}, err
	}
	return Read(t)
}

// Read reads a table as its columns are taken for, whichever way its months run.
func Read(t intake.Table) (Table, error) {
	p, err := Look(t)
	if errors.Is(err, intake.ErrEmpty) {
		err = service.ErrNoMonths
	}
	if err == nil {
		err = p.Settle()
	}
	if err != nil {
		return Table{}, err
	}
	return p.Said(), nil
}

// eachRow gives each row of a table to f, with its number.
func eachRow(t intake.Table, f func(number int, row []string)) error {
	n := 0
	return t.Rows(func(number int, cells []string) error {
		if n += max(1, len(cells)); n > maxCells {
			return service.ErrTooLarge
		}
		row := make([]string, len(cells))
		for i, cell := range cells {
			row[i] = strings.Clone(harmful.ReplaceAllString(cell, "$1"))
		}
		f(number, row)
		return nil
	})
}

// harmful is what would be a formula, with the sign before it by which [sheet.Write] made it a text.
var harmful = regexp.MustCompile(`^'([=+\-@])`)

// months says which row of some cells has the most months, and how many.
type months struct{ at, n int }

func mostMonths(cells [][]string) (best months) {
	for i, row := range cells {
		n := 0
		for _, cell := range row {
			if _, ok := ReadMonth(cell); ok {
				n++
			}
		}
		if n > best.n {
			best = months{i, n}
		}
	}
	return best
}

func transposed(cells [][]string) [][]string {
	wide := 0
	for _, row := range cells {
		wide = max(wide, len(row))
	}
	turned := make([][]string, wide)
	for c := range turned {
		turned[c] = make([]string, len(cells))
		for r, row := range cells {
			if c < len(row) {
				turned[c][r] = row[c]
			}
		}
	}
	return turned
}

// columns reads cells of which the first one in a row says what the row is: a month, or something
// about the indicators. Each other column is an indicator.
func columns(cells [][]string) (Table, error) {
	names, about := headsOf(cells)
	var t Table
	for c, name := range names {
		if c == 0 || name == "" {
			continue
		}
		one, ok := called(name)
		if !ok {
			continue
		}
		for attribute, row := range about {
			if c < len(row) {
				one.say(attribute, row[c])
			}
		}
		decimal := decimalOf(cells, c)
		for r, row := range cells {
			if month, ok := ReadMonth(first(row)); ok && c < len(row) {
				t.take(&one, month, row[c], decimal, place{r, c})
			}
		}
		t.Indicators = append(t.Indicators, one)
	}
	if len(t.Indicators) == 0 {
		return t, service.ErrNoMonths
	}
	return t, nil
}

func first(row []string) string {
	if len(row) == 0 {
		return ""
	}
	return row[0]
}

// headsOf are the row of the indicators' names and the rows of what else is said about them, by
// its attribute. A row that says neither is the one with the names where there is no other.
func headsOf(cells [][]string) (names []string, about map[string][]string) {
	about = map[string][]string{}
	var unnamed []string
	for _, row := range cells {
		if _, ok := ReadMonth(first(row)); ok || strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		switch attribute := headed(first(row)); {
		case attribute == "name":
			names = row
		case attribute != "":
			about[attribute] = row
		case unnamed == nil || filled(row) > filled(unnamed):
			unnamed = row
		}
	}
	if names == nil {
		names = unnamed
	}
	clean := make([]string, len(names))
	for i, name := range names {
		clean[i] = fishbone.Label(name)
	}
	return clean, about
}

func filled(row []string) (n int) {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// headings are further headings of attributes than their names.
var headings = map[string][]string{
	"name":      {"name", "kpi", "index", "metric", "item", "项目", "項目", "指标名称", "指標名稱", "品级", "品級"},
	"team":      {"department", "dept", "group", "部门", "部門", "团队", "團隊", "小组", "小組", "班组", "科室", "单位名称"},
	"unit":      {"units", "计量单位", "單位"},
	"direction": {"better"},
	"target":    {"goal", "目标", "目標", "目标值", "目標值", "标准", "標準"},
	"lower":     {"lower", "min", "下限值", "最低"},
	"upper":     {"upper", "max", "上限值", "最高"},
	"concern":   {},
}

// headed is the attribute that a heading names, empty for none.
func headed(cell string) string {
	said := fishbone.Fold(fishbone.Label(cell))
	if said == "" {
		return ""
	}
	for attribute, more := range headings {
		for _, l := range words.Languages() {
			if said == fishbone.Fold(l.Language.Title(fishbone.IndicatorKind, attribute)) {
				return attribute
			}
		}
		if slices.ContainsFunc(more, func(one string) bool { return fishbone.Fold(one) == said }) {
			return attribute
		}
	}
	return ""
}

// withUnit is a name with its unit in brackets.
var withUnit = regexp.MustCompile(`^(.+?)\s*[(（]\s*(%|％|‰|件|次|分|秒|分钟|分鐘|小时|小時|天|人|min|minutes|s|h|hours|days)\s*[)）]$`)

// called is an indicator by what stands at its head; ok is false for what is no name.
func called(head string) (i Indicator, ok bool) {
	i.Values = map[fishbone.Day]fishbone.Figure{}
	if m := withUnit.FindStringSubmatch(head); m != nil {
		head, i.Said.Unit = m[1], strings.ReplaceAll(m[2], "％", "%")
	}
	i.say("name", head)
	return i, i.Said.Name != ""
}

// say writes what a cell says of the indicator, if it fits.
func (i *Indicator) say(attribute, cell string) {
	f, _ := fishbone.IndicatorKind.Attribute(attribute)
	var said any = cell
	switch f.Content {
	case fishbone.ContentFigure:
		x, ok := readNumber(cell, '.')
		if !ok {
			return
		}
		said = string(fishbone.FigureOf(x))
	case fishbone.ContentWord:
		word, ok := wordSaid(f, cell)
		if !ok {
			return
		}
		said, i.Directed = word, i.Directed || attribute == "direction"
	}
	if clean, err := f.Clean(said); err == nil {
		f.Put(&i.Said, clean)
	}
}

// wordOf is a word of an attribute in a language. That less is better goes without saying elsewhere.
func wordOf(l words.Language, f fishbone.Attribute, word string) string {
	switch {
	case f.Name == "direction" && word == string(fishbone.LowerIsBetter):
		return l.T("figures.lower")
	case word == "":
		return ""
	}
	return l.T(f.Name + "." + word)
}

// wordSaid is the word of an attribute that a cell names in any language.
func wordSaid(f fishbone.Attribute, cell string) (word string, ok bool) {
	said := fishbone.Fold(fishbone.Label(cell))
	if said == "lower" && f.Name == "direction" {
		return string(fishbone.LowerIsBetter), true
	}
	for _, word := range f.Words {
		for _, l := range words.Languages() {
			if own := fishbone.Fold(wordOf(l.Language, f, word)); said != "" && (said == own || said == word) {
				return word, true
			}
		}
	}
	return "", false
}

// take takes a value of an indicator. Nothing, or what stands for it, is none.
func (t *Table) take(i *Indicator, month fishbone.Day, cell string, decimal rune, at place) {
	cell = strings.TrimSpace(cell)
	if none(cell) {
		return
	}
	x, ok := readNumber(cell, decimal)
	if !ok {
		t.Wrong = append(t.Wrong, Wrong{i.Said.Name, month, cell, at})
		return
	}
	if i.Said.Unit == "" && strings.HasSuffix(cell, "%") {
		i.Said.Unit = "%"
	}
	i.Values[month] = fishbone.FigureOf(x)
}

func none(cell string) bool {
	return slices.Contains([]string{"", "-", "–", "—", "——", "/", "无", "無", "n/a", "N/A"}, cell)
}

// readNumber reads a number as far as one can be kept.
func readNumber(cell string, decimal rune) (float64, bool) {
	x, ok := sheet.Number(cell, decimal)
	if !ok {
		return 0, false
	}
	f, _ := fishbone.MonthFigureKind.Attribute("value")
	_, err := f.Clean(string(fishbone.FigureOf(x)))
	return x, err == nil
}

// decimalOf is the sign before the decimals in a column: the one with which more of its cells are
// numbers, and the point where both fit.
func decimalOf(cells [][]string, column int) rune {
	point, comma := 0, 0
	for _, row := range cells {
		if _, ok := ReadMonth(first(row)); !ok || column >= len(row) || none(strings.TrimSpace(row[column])) {
			continue
		}
		if _, ok := sheet.Number(row[column], '.'); ok {
			point++
		}
		if _, ok := sheet.Number(row[column], ','); ok {
			comma++
		}
	}
	if comma > point {
		return ','
	}
	return '.'
}

// listColumns finds the columns of a list of which the first one has the months; team is -1 where there
// is none.
func listColumns(cells [][]string) (name, team, value int, ok bool) {
	seen, twice := map[fishbone.Day]int{}, 0
	var rows [][]string
	wide := 0
	for _, row := range cells {
		if month, ok := ReadMonth(first(row)); ok {
			if seen[month]++; seen[month] > 1 {
				twice++
			}
			rows, wide = append(rows, row), max(wide, len(row))
		}
	}
	name, team, value = -1, -1, -1
	if twice == 0 {
		return name, team, value, false
	}
	for c := 1; c < wide; c++ {
		texts, numbers := 0, 0
		for _, row := range rows {
			if c >= len(row) || none(strings.TrimSpace(row[c])) {
				continue
			}
			if _, ok := readNumber(row[c], '.'); ok {
				numbers++
			} else {
				texts++
			}
		}
		switch {
		case texts > numbers && headingOf(cells, c) == "team":
			team = c
		case texts > numbers && (name < 0 || headingOf(cells, c) == "name"):
			name = c
		case numbers > texts && value < 0:
			value = c
		}
	}
	return name, team, value, name >= 0 && value >= 0
}

// headingOf is what the heading of a column names.
func headingOf(cells [][]string, column int) string {
	for _, row := range cells {
		if _, ok := ReadMonth(first(row)); ok {
			break
		}
		if column < len(row) && headed(row[column]) != "" {
			return headed(row[column])
		}
	}
	return ""
}

func listed(rows [][]string, name, team, value int, decimal rune) (t Table) {
	at := func(row []string, c int) string {
		if c < 0 || c >= len(row) {
			return ""
		}
		return fishbone.Label(row[c])
	}
	for r, row := range rows {
		one, ok := called(at(row, name))
		if !ok {
			continue
		}
		one.say("team", at(row, team))
		i := slices.IndexFunc(t.Indicators, func(i Indicator) bool { return i.Said.Name == one.Said.Name && i.Said.Team == one.Said.Team })
		if i < 0 {
			i = len(t.Indicators)
			t.Indicators = append(t.Indicators, one)
		}
		month, _ := ReadMonth(first(row))
		t.take(&t.Indicators[i], month, at(row, value), decimal, place{r, value})
	}
	return t
}

// Block are the cells of a text that was copied in a spreadsheet, without a word on what they are.
func Block(text string) (cells [][]string) {
	for _, line := range strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n") {
		cells = append(cells, strings.Split(line, "\t"))
	}
	return cells
}

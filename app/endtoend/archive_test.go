//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/casebook"
	"whybone/fishbone/complaint"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// archive is a team that begins with complaints and leaves a case to learn from. On the way from the
// fishbone to the proof it does what [results] does.
type archive struct {
	*results
	spilt string // the type that comes most
}

// TestFromComplaintsToLessons imports two tables of complaints, starts an analysis from the type that
// comes most, walks it to its end, finds it again, reads it as a case, and takes what worked over into
// the next analysis. Then the data file is looked at without the program.
func TestFromComplaintsToLessons(t *testing.T) {
	s := resultScripts[1]
	d := newDesktop(t, s.width, s.height)
	d.learn(s.language)
	data := dataIn(t.TempDir())
	g := &gallery{dir: filepath.Join(module(t), "build", "screenshots", "archive"), mode: s.mode}
	g.prepare(d, data, s.language, s.mode)
	g.window = d.open(data, s.language)
	r := &archive{results: &results{gallery: g, says: s}, spilt: "汤洒漏"}
	for _, part := range []func(){
		r.importChinese, r.importEnglish, r.startFromBar, r.nameFish,
		r.verifyFish, r.solve, r.choose, r.premortem, r.promise, r.prove,
		r.findAgain, r.readCase, r.takeOver,
	} {
		part()
	}
	r.close()
	r.lookAtFile(d)
}

// chineseTable is what the desk keeps: a title, headings of two rows as merged cells leave them, days
// in four ways, some of them without a year, a row without anything, and a sum.
const chineseTable = `外送投诉登记表,,,,,,
制表：客服部,,,,,2026年3月31日,
受理日期,客户信息,,投诉类别,投诉内容,严重程度,处理人
,姓名,电话,,,,
2026/3/5,林小姐,138,汤洒漏,汤洒了半碗，袋子全湿,严重,王芳
2026-03-06,陈先生,139,汤洒漏,盖子没有扣紧,一般,王芳
2026年3月9日,,,送餐超时,晚到四十分钟,一般,李强
3月10日,何女士,137,汤洒漏,"汤漏到米饭里，
整份没法吃",严重,李强
,,,,,,
3月12日,林小姐,138,汤洒漏,又洒了,严重,王芳
3月12日,,,送餐超时,等了一小时,一般,李强
2026/3/17,吴先生,136,汤洒漏,打开时只剩半碗,一般,王芳
2026/3/20,,,少餐具,没有勺子,轻微,李强
2026/3/24,周女士,135,汤洒漏,电梯里滴了一路,严重,王芳
合计,,,9,,,
`

// hasComplaints waits until so many are in the register.
func (r *archive) hasComplaints(n int) {
	r.t.Helper()
	r.until(fmt.Sprintf("%d complaints", n), func() bool {
		all, err := r.store.Register().List(complaint.Query{})
		return err == nil && len(all) == n
	})
}

// openTable chooses a file in the program's own dialog, from the page of the import.
func (r *archive) openTable(path string) {
	r.t.Helper()
	r.clickOn(words.T("intake.choose"))
	r.see(words.T("open.title"))
	r.write(path)
	r.press("Return")
	r.see(filepath.Base(path))
}

// importChinese brings in a table in GB 18030, says which year it is of, and keeps the row that does
// not fit. The register then shows the quarter of what came in.
func (r *archive) importChinese() {
	path, left := filepath.Join(r.home, "q1.csv"), filepath.Join(r.home, "left.csv")
	text, err := simplifiedchinese.GB18030.NewEncoder().String(chineseTable)
	must(r.t, err)
	must(r.t, os.WriteFile(path, []byte(text), 0o600))
	r.see(words.T("home.sample"))
	r.clickOn(words.T("tab.complaints"))
	r.see(words.T("register.welcome"))
	r.clickOn(words.T("register.importLong"))
	r.openTable(path)
	r.see(words.T("intake.noYearIn", "cell", "3月10日"))
	r.take("01-chinese")
	r.clickOn(words.T("intake.mend.year", "year", "2026"))
	r.see(words.T("intake.wrong", "n", "1"))
	r.take("02-year")
	r.clickOn(words.T("intake.saveWrong", "n", "1"))
	r.see(words.T("save.title"))
	r.press("ctrl+a")
	r.write(left)
	r.press("Return")
	r.until("the row that does not fit is kept", func() bool {
		kept, err := os.ReadFile(left)
		return err == nil && strings.Contains(string(kept), "合计") && strings.Count(string(kept), "\n") == 2
	})
	r.clickOn(words.T("intake.import", "n", "9"))
	r.hasComplaints(9)
	r.clickOn(words.T("intake.close"))
	r.see(words.T("register.types"))
	r.take("03-register")
}

// importEnglish brings in a workbook of another branch: a sheet of notes before, a title, days as the
// United States write them and as the program keeps them, rows without anything, and a sum.
func (r *archive) importEnglish() {
	path := filepath.Join(r.home, "branch.xlsx")
	f := excelize.NewFile()
	_, err := f.NewSheet("Q1")
	must(r.t, err)
	must(r.t, f.SetCellValue("Sheet1", "A1", "Please do not sort the other sheet"))
	for i, row := range [][]any{
		{"Complaints, branch east"}, {},
		{"Date received", "Complaint type", "Description", "Customer", "Submitted via", "Severity"},
		{"3/14/2026", "Cold soup", "Soup was cold", "Ms Lin", "Phone", "Low"},
		{},
		{time.Date(2026, 3, 2, 18, 30, 0, 0, time.UTC), "Cold soup", "Cold again, \"third time\"", "", "Web", "High"},
		{"3/3/2026 12:05", "Wrong order", "Two noodles in place of rice", "Mr Ho", "Web", "Medium"},
		{}, {},
		{"Total", 3},
	} {
		must(r.t, f.SetSheetRow("Q1", fmt.Sprint("A", i+1), &row))
	}
	must(r.t, f.SaveAs(path))
	r.clickOn(words.T("register.import"))
	r.openTable(path)
	r.see(words.T("intake.noSuchDay", "cell", "Total"))
	r.take("04-english")
	r.press("ctrl+Return")
	r.hasComplaints(12)
	all, err := r.store.Register().List(complaint.Query{Types: []string{"Cold soup", "Wrong order"}})
	must(r.t, err)
	var days []string
	for _, c := range all {
		days = append(days, fmt.Sprint(c.Received, " ", c.Severity))
	}
	slices.Sort(days)
	if want := []string{"2026-03-02 critical", "2026-03-03 major", "2026-03-14 minor"}; !slices.Equal(days, want) {
		r.t.Errorf("in English came in %q, want %q", days, want)
	}
	r.clickOn(words.T("intake.close"))
	r.see(words.T("register.types"))
}

// side is what stands beside a list.
func (r *archive) side() image.Rectangle { return image.Rect(r.width*2/3, 0, r.width, r.height) }

// startFromBar goes from the tallest bar to its complaints, and from there to a new analysis, which has
// the sentence, the figures and the period.
func (r *archive) startFromBar() {
	r.click(r.seeIn(r.side(), r.spilt))
	r.away()
	r.see(words.T("register.title", "period", words.T("register.quarter", "n", 1, "year", 2026), "n", "6"))
	r.take("05-bar")
	r.clickOn(words.T("register.start", "n", "6"))
	r.see(words.T("problem.question"))
	list, _, err := r.store.List(storage.Query{})
	must(r.t, err)
	if len(list) != 1 {
		r.t.Fatalf("there are %d analyses", len(list))
	}
	r.window.id = list[0].ID
	about := r.analysis().About()
	period := words.T("register.quarter", "n", 1, "year", 2026)
	if want := words.T("register.problem", "type", r.spilt, "n", "6", "total", "12", "period", period); about.Problem != want {
		r.t.Errorf("the problem is %q, want %q", about.Problem, want)
	}
	if about.What != r.spilt || about.Type != r.spilt || about.Affected != "6" || about.Total != "12" || about.Period != period || about.Voice != "电梯里滴了一路" {
		r.t.Errorf("filled in is %+v", about)
	}
	r.take("06-started")
}

// nameFish names eight people at once and pastes the finished fishbone as an outline.
func (r *archive) nameFish() {
	r.openStep(guide.StepCauses)
	r.clickOn("+ " + words.T("people.add"))
	r.away()
	r.gone("+ " + words.T("people.add"))
	r.paste(strings.Join(r.says.people, "、"))
	r.press("Return", "Return")
	r.stored("the team", func(a *fishbone.Analysis) bool { return len(a.People()) == len(r.says.people) })
	var outline strings.Builder
	var write func(depth int, all []branch)
	write = func(depth int, all []branch) {
		for _, b := range all {
			if depth >= 0 {
				outline.WriteString(strings.Repeat("  ", depth) + "- ")
			}
			outline.WriteString(b.text + "\n")
			write(depth+1, b.of)
		}
	}
	write(-1, r.says.fish)
	r.paste(outline.String())
	r.see(words.T("paste.ways"))
	r.take("07-paste")
	r.press("Return")
	r.stored("the fish", func(a *fishbone.Analysis) bool { return len(a.Bones()) == 3 && a.Count().Causes == 21 })
	r.learnNames()
}

// verifyFish has evidence decide. The team agrees without a vote.
func (r *archive) verifyFish() {
	r.openStep(guide.StepAgree)
	r.verify()
}

// findAgain looks the analysis up by two characters of a solution, and opens it there.
func (r *archive) findAgain() {
	const word = "螺口"
	r.press("ctrl+w")
	r.see(words.T("home.all"))
	r.paste(word)
	before, _, _ := strings.Cut(r.says.chosen[0], word) // what was hit is marked behind it
	r.see(before)
	r.take("30-found")
	lines := image.Rect(0, r.height/5, r.width, r.height) // below the chips
	promise := words.FacetValue(storage.FacetKind, fishbone.PromiseKind.Name)
	r.seeIn(lines, promise)
	r.clickOn(words.FacetValue(storage.FacetKind, fishbone.SolutionKind.Name) + " 1") // and no promise
	r.away()
	r.until("the promise is left out", func() bool { return !r.seesIn(lines, promise) })
	r.click(r.see(before))
	r.onStep(guide.StepSolutions)
	r.seeIn(r.boardNow(), r.says.chosen[0]) // among twenty
	r.take("31-opened")
	r.press("ctrl+w")
	r.see(words.T("home.all"))
}

// readCase reads it as a case from the first page to the last, and says so.
func (r *archive) readCase() {
	r.clickOn(words.T("tab.cases"))
	r.away()
	r.see(words.T("cases.title"))
	r.press("Down", "Return")
	for i, page := range casebook.Pages(r.analysis()) {
		if i > 0 {
			r.press("Right")
		}
		r.see(words.T("case.ask." + string(page.Kind)))
		r.take(fmt.Sprintf("32-case-%02d-%s", i, page.Kind))
	}
	r.see(r.says.lessons)
	r.press("r") // nobody has said a name yet
	r.enterText(r.says.people[6])
	r.press("Return")
	r.stored("who has read it", func(a *fishbone.Analysis) bool {
		readers := a.Readers()
		return len(readers) == 1 && readers[0].Name == r.says.people[6]
	})
	r.press("Escape")
	r.see(words.T("cases.title"))
	r.press("Escape")
}

// takeOver begins another analysis on a problem like it, and takes over what worked.
func (r *archive) takeOver() {
	r.see(words.T("home.all"))
	first := r.analysis()
	r.press("ctrl+n")
	r.see(words.T("problem.question"))
	r.until("another analysis", func() bool {
		list, _, err := r.store.List(storage.Query{})
		must(r.t, err)
		for _, s := range list {
			if s.ID != first.ID() {
				r.window.id = s.ID
			}
		}
		return r.window.id != first.ID()
	})
	r.enterText("东区的汤洒漏又来了")
	r.seeIn(r.side(), words.T("seen.title"))
	r.take("33-seen")
	r.click(r.seeIn(r.side(), r.says.chosen[0]))
	r.stored("the solution with its origin", func(a *fishbone.Analysis) bool {
		return len(a.Solutions()) == 1 && a.Solutions()[0].Text == r.says.chosen[0] && a.Solutions()[0].TakenFrom == first.HeadText()
	})
	r.take("34-taken")
}

// lookAtFile finds all of it in the data file: twelve complaints, of which the analysis has its six, the
// case as it was closed, and a file that is sound.
func (r *archive) lookAtFile(d *desktop) {
	r.command(d, r.data, "check")
	store, err := storage.Open(r.data)
	must(r.t, err)
	defer store.Close()
	list, _, err := store.List(storage.Query{Cases: true})
	must(r.t, err)
	if len(list) != 1 || list[0].ID == r.window.id {
		r.t.Fatalf("the cases are %+v", list)
	}
	started, err := store.Register().List(complaint.Query{Started: list[0].ID})
	must(r.t, err)
	all, err := store.Register().List(complaint.Query{})
	must(r.t, err)
	if len(all) != 12 || len(started) != 6 || slices.ContainsFunc(started, func(c fishbone.Complaint) bool { return c.Type != r.spilt }) {
		r.t.Errorf("of %d complaints it was started from %+v", len(all), started)
	}
	a, err := store.Load(list[0].ID)
	must(r.t, err)
	if len(a.RootCauses()) != 3 || len(a.Promises()) != 7 || a.About().Closed == "" || a.Measures()[0].Verdict != fishbone.Effective {
		r.t.Errorf("the case has %d root causes and %d promises, and was closed on %q", len(a.RootCauses()), len(a.Promises()), a.About().Closed)
	}
}

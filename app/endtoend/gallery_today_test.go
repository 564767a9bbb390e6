//go:build linux

package endtoend

import (
	"os"
	"path/filepath"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/storage"
)

func init() { parts = append(parts, part{"today", (*gallery).today}) }

// today is the home page with what asks for somebody, which is promises that are overdue and a case that
// must be read; with one problem at which three groups work; and the pages on which tables come in.
func (g *gallery) today(data string, language words.Language) {
	g.fillGroups(data, g.fill(data, g.usual(language)))
	g.window = g.desktop.open(data, language)
	g.see(words.T("home.overduePromises"))
	g.see(words.T("home.toRead"))
	g.away()
	g.take("home-today")
	g.scrollHome()
	g.see(words.GroupNumber(3))
	g.take("home-groups")
	g.tables(language)
	g.close()
}

// scrollHome turns the wheel until the list is in sight.
func (g *gallery) scrollHome() {
	g.do(append(moveTo(middle(g.board())), "click", "--repeat", "20", "--delay", "3", "5")...)
	g.away()
	g.rest()
}

// fillGroups has two more groups begin on the problem of an analysis, and a case that must be read. The
// home page opens.
func (g *gallery) fillGroups(data string, id fishbone.ID) {
	store, err := storage.Open(data)
	must(g.t, err)
	defer func() { must(g.t, store.Close()) }()
	at := fishbone.Stamp{At: time.Now()}
	first, err := store.Load(id)
	must(g.t, err)
	for n := range 2 {
		at := fishbone.Stamp{At: at.At.Add(time.Duration(n+1) * time.Second)} // each at a time of its own: the list has one order
		a, err := fishbone.New(fishbone.NewID(), at).Apply(compare.Twin(first, fishbone.NewID), at)
		must(g.t, err)
		_, err = store.Create(a)
		must(g.t, err)
	}
	cases, _, err := store.List(storage.Query{Cases: true})
	must(g.t, err)
	a, err := store.Load(cases[0].ID)
	must(g.t, err)
	_, err = store.Do(a, fishbone.SetAbout{Field: fishbone.MustReadField, Text: string(fishbone.MustRead)}, fishbone.Stamp{At: at.At.Add(3 * time.Second)})
	must(g.t, err)
	must(g.t, store.SetSetting("open", ""))
}

// tables are a table of complaints and one of service figures, each with cells that do not fit, in the
// language of the page.
func (g *gallery) tables(language words.Language) {
	for _, table := range []struct{ tab, welcome, name, text, wrong string }{
		{"tab.complaints", "register.welcome", "complaints.csv", oddTable(language), "4"},
		{"tab.figures", "figures.welcome", "figures.csv", oddFigures[language], "1"},
	} {
		path := filepath.Join(g.desktop.home, table.name)
		must(g.t, os.WriteFile(path, []byte(table.text), 0o600))
		g.clickOn(words.T(table.tab))
		g.see(words.T(table.welcome))
		g.clickOn(words.T("register.importLong"))
		g.away() // or the pointer stands on the next button's words
		g.clickOn(words.T("intake.choose"))
		g.see(words.T("open.title"))
		g.write(path)
		g.press("Return")
		g.see(words.T("intake.saveWrong", "n", table.wrong))
		g.away()
		g.take("import-" + table.name)
		g.press("Escape")
	}
}

// oddFigures are tables with a cell that is no number.
var oddFigures = map[words.Language]string{
	words.English:     "Indicator,2026-01,2026-02,2026-03\nCalls answered (%),91.5,92,~93\nComplaints per 1000,3.8,3.6,\n",
	words.Simplified:  "指标,2026年1月,2026年2月,2026年3月\n有效电话接听比例(%),91.5,92,约93\n投诉率(‰),3.8,3.6,\n",
	words.Traditional: "指標,2026年1月,2026年2月,2026年3月\n有效電話接聽比例(%),91.5,92,約93\n客訴率(‰),3.8,3.6,\n",
}

// oddTable is chineseTable as a desk of another place writes it.
func oddTable(language words.Language) string {
	switch language {
	case words.Traditional:
		return `外送客訴登記表,,,,,,
製表：客服部,,,,,2026年3月31日,
受理日期,客戶資料,,客訴類別,客訴內容,嚴重程度,處理人
,姓名,電話,,,,
2026/3/5,林小姐,138,湯灑漏,湯灑了半碗，袋子全濕,嚴重,王芳
2026-03-06,陳先生,139,湯灑漏,蓋子沒有扣緊,一般,王芳
2026年3月9日,,,送餐逾時,晚到四十分鐘,一般,李強
3月10日,何女士,137,湯灑漏,"湯漏到米飯裡，
整份沒辦法吃",嚴重,李強
,,,,,,
3月12日,林小姐,138,湯灑漏,又灑了,嚴重,王芳
3月12日,,,送餐逾時,等了一小時,一般,李強
2026/3/17,吳先生,136,湯灑漏,打開時只剩半碗,一般,王芳
2026/3/20,,,少餐具,沒有湯匙,輕微,李強
2026/3/24,周女士,135,湯灑漏,電梯裡滴了一路,嚴重,王芳
合計,,,9,,,
`
	case words.English:
		return `Complaints about deliveries,,,,,,
Customer desk,,,,,31 March 2026,
Date received,Customer,,Complaint type,What happened,Severity,Handled by
,Name,Telephone,,,,
2026-03-05,Ms Lin,138,Spilt,"Half of the soup spilt, the bag all wet",Major,Fang
2026/3/6,Mr Chen,139,Spilt,The lid was not closed,Minor,Fang
9 March 2026,,,Late,Forty minutes late,Minor,Li
10 March,Ms Ho,137,Spilt,"Soup in the rice,
nothing of it could be eaten",Major,Li
,,,,,,
12 March,Ms Lin,138,Spilt,Spilt again,Major,Fang
12 March,,,Late,Waited for an hour,Minor,Li
2026-03-17,Mr Wu,136,Spilt,Half a bowl was left,Minor,Fang
2026-03-20,,,No cutlery,There was no spoon,Minor,Li
2026-03-24,Ms Zhou,135,Spilt,It dripped all the way in the lift,Major,Fang
Total,,,9,,,
`
	}
	return chineseTable
}

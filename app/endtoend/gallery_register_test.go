//go:build linux

package endtoend

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"whybone/app/words"
)

func init() { parts = append(parts, part{"register", (*gallery).registered}) }

// registered is the register of complaints and the service figures of a team that has kept them for a
// year, and what the search finds in them.
func (g *gallery) registered(data string, language words.Language) {
	g.keep(data, language, "complaints", complaintsOfYear(language))
	g.keep(data, language, "figures", figuresOfYear(language))
	g.window = g.desktop.open(data, language)
	g.see(words.T("home.goOn"))
	g.clickOn(words.T("tab.complaints"))
	g.see(words.T("register.types"))
	g.away()
	g.take("register")
	g.press("ctrl+n")
	g.see(words.T("register.close"))
	g.take("register-form")
	g.press("Escape")
	g.gone(words.T("register.close"))
	g.clickOn(firstComplaint[language])
	g.see(words.T("register.delete"))
	g.away()
	g.take("register-detail")
	g.clickOn(words.T("tab.figures"))
	g.see(words.T("figures.sheets"))
	g.away()
	g.take("figures")
	g.press("F5")
	g.gone(words.T("figures.sheets"))
	g.take("figures-room")
	g.press("Escape")
	g.see(words.T("figures.sheets"))
	g.press("ctrl+2")
	g.away()
	g.take("figures-sheets")
	g.clickOn(words.T("tab.analyses"))
	g.see(words.T("home.goOn"))
	g.paste(foundIn[language])
	g.gone(words.T("home.goOn"))
	g.take("home-found")
	g.close()
}

// keep brings a table into the data file.
func (g *gallery) keep(data string, language words.Language, of, table string) {
	path := filepath.Join(g.desktop.home, of+".csv")
	must(g.t, os.WriteFile(path, []byte(table), 0o600))
	out, err := g.desktop.program(language, of, "import", path, "--data", data, "--lang", string(language)).CombinedOutput()
	if err != nil {
		g.t.Fatalf("import of %s: %v: %s", of, err, out)
	}
}

// What the newest complaint says, and a word that some of them and of the analyses have.
var (
	firstComplaint = map[words.Language]string{words.English: "Soup spilt", words.Simplified: "汤洒了半碗", words.Traditional: "湯灑了半碗"}
	foundIn        = map[words.Language]string{words.English: "soup", words.Simplified: "半碗", words.Traditional: "半碗"}
)

// complaintsOfYear is a table of 260 complaints until today, of eight types, some of them long. The
// newest one comes first.
func complaintsOfYear(language words.Language) string {
	head := "受理日期,投诉类别,投诉内容,客户,严重程度,处理人"
	kinds := []string{"汤洒漏", "送餐超时", "少餐具", "菜品和图片不符", "骑手态度差", "退款迟迟没有到账，客服每次答复都不一样", "发票开错", "地址送错"}
	first, other, severities, people := firstComplaint[language]+"，袋子全湿", "第%d次了，还没有人回电", []string{"严重", "一般", "一般", "轻微"}, []string{"林小姐", "陈先生", "欧阳思远", "Maximiliane Schönfelder"}
	switch language {
	case words.Traditional:
		head = "受理日期,客訴類別,客訴內容,客戶,嚴重程度,處理人"
		kinds = []string{"湯灑漏", "送餐逾時", "少餐具", "餐點和圖片不符", "外送員態度差", "退款遲遲沒有入帳，客服每次答覆都不一樣", "發票開錯", "地址送錯"}
		first, other, severities, people = firstComplaint[language]+"，袋子全濕", "第%d次了，還沒有人回電", []string{"嚴重", "一般", "一般", "輕微"}, []string{"林小姐", "陳先生", "歐陽思遠", "Maximiliane Schönfelder"}
	case words.English:
		head = "Date received,Complaint type,Description,Customer,Severity,Handled by"
		kinds = []string{"Spilt", "Late", "No cutlery", "Dish is not what the picture shows", "Rude rider", "Refund does not arrive and everybody on the phone says something else", "Wrong invoice", "Wrong door"}
		first, other, severities, people = firstComplaint[language], "Time number %d, nobody called back", []string{"Critical", "Major", "Major", "Minor"}, []string{"Ms Lin", "Mr Ho", "Bartholomew Featherstonehaugh", "Søren Å."}
	}
	rows := []string{head}
	today := time.Now()
	for i := range 260 {
		kind := kinds[min(i%11, 10-i%7, len(kinds)-1)]
		said := fmt.Sprintf(other, 2+i%5)
		if i == 0 {
			kind, said = kinds[0], first
		}
		day := today.AddDate(0, 0, -i*7/5).Format("2006-01-02")
		rows = append(rows, fmt.Sprintf("%s,%s,\"%s\",%s,%s,%s", day, kind, said, people[i%4], severities[i*i%4], people[i%2]))
	}
	return strings.Join(rows, "\n") + "\n"
}

// figuresOfYear are four indicators by month until now.
func figuresOfYear(language words.Language) string {
	names := map[words.Language]string{
		words.English: "Month,Satisfied (%),Complaints per 1000,Calls answered (%),First visit solves it (%)", words.Simplified: "月份,满意率(%),投诉率(‰),有效电话接听比例(%),一次解决率(%)",
		words.Traditional: "月份,滿意率(%),客訴率(‰),有效電話接聽比例(%),一次解決率(%)",
	}[language]
	rows := []string{names}
	now := time.Now()
	begin := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(-1, 0, 0)
	for i := range 13 {
		month := begin.AddDate(0, i, 0).Format("2006-01")
		rows = append(rows, fmt.Sprintf("%s,%.1f,%.2f,%.1f,%d", month, 91+float64(i%5)/2, 3.8-float64(i)/10, 88+float64(i*7%10)/2, 70+i*3%11))
	}
	return strings.Join(rows, "\n") + "\n"
}

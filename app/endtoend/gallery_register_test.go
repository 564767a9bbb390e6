//go:build linux

package endtoend

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

func init() { parts = append(parts, part{"register", (*gallery).registered}) }

// registered is the register of complaints and the service figures of a team that has kept them for a
// year, and what the search finds in them.
func (g *gallery) registered(data string, language words.Language) {
	g.keep(data, language, "complaints", complaintsOfYear(language))
	g.handle(data)
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
	g.away()
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
	firstComplaint = map[words.Language]string{words.English: "Soup in the bag", words.Simplified: "汤洒了半碗", words.Traditional: "湯灑了半碗"}
	foundIn        = map[words.Language]string{words.English: "soup", words.Simplified: "半碗", words.Traditional: "半碗"}
)

// desk is what the complaints of a year are made of: their types with what customers say of each, who
// they are, and who handles them.
type desk struct {
	head                string
	kinds               [8]string
	said                [8][2]string
	customers, handlers []string
	severities          []string
}

var desks = map[words.Language]desk{
	words.English: {
		head: "Date received,Complaint type,Description,Customer,Severity,Handled by",
		kinds: [8]string{"Spilt", "Late", "No cutlery", "Dish is not what the picture shows", "Rude rider",
			"Refund does not arrive and everybody on the phone says something else", "Wrong invoice", "Wrong door"},
		said: [8][2]string{
			{"Half of the noodles ran into the bag", "Lid open, sauce over everything"}, {"Waited for an hour, all of it cold", "Came after the lunch break was over"},
			{"No chopsticks and no spoon", "Three portions, one fork"}, {"Five prawns in the picture, two in the bowl", "Much smaller than it looks"},
			{"Shouted at the gate", "Threw the bag at the reception and left"}, {"Refund promised three weeks ago", "Third call, third answer"},
			{"Company name misspelt", "Invoice of another order"}, {"Left at the house next door", "Hung at a door two floors down"},
		},
		customers: []string{"Ms Lin", "Mr Ho", "Bartholomew Featherstonehaugh", "Søren Å."}, handlers: []string{"Fang Wang", "Grace Okafor"},
		severities: []string{"Critical", "Major", "Major", "Minor"},
	},
	words.Simplified: {
		head:  "受理日期,投诉类别,投诉内容,客户,严重程度,处理人",
		kinds: [8]string{"汤洒漏", "送餐超时", "少餐具", "菜品和图片不符", "骑手态度差", "退款迟迟没有到账，客服每次答复都不一样", "发票开错", "地址送错"},
		said: [8][2]string{
			{"面汤流到袋子里", "盖子开了，酱汁洒得到处都是"}, {"等了一个小时，菜都凉了", "午休结束了才送到"}, {"没有筷子也没有勺子", "三份餐只有一双筷子"}, {"图片上五只虾，实际两只", "分量比图片小很多"},
			{"在小区门口大声催", "把袋子扔在前台就走"}, {"三周前答应退款，还没到", "第三次打电话，第三种说法"}, {"公司名称写错一个字", "开成了另一单的发票"}, {"送到隔壁楼了", "挂在楼下两层的门上"},
		},
		customers: []string{"林小姐", "陈先生", "欧阳思远", "Maximiliane Schönfelder"}, handlers: []string{"王芳", "李强"},
		severities: []string{"严重", "一般", "一般", "轻微"},
	},
	words.Traditional: {
		head:  "受理日期,客訴類別,客訴內容,客戶,嚴重程度,處理人",
		kinds: [8]string{"湯灑漏", "送餐逾時", "少餐具", "餐點和圖片不符", "外送員態度差", "退款遲遲沒有入帳，客服每次答覆都不一樣", "發票開錯", "地址送錯"},
		said: [8][2]string{
			{"麵湯流到袋子裡", "蓋子開了，醬汁灑得到處都是"}, {"等了一個小時，餐點都涼了", "午休結束了才送到"}, {"沒有筷子也沒有湯匙", "三份餐只有一雙筷子"}, {"圖片上五隻蝦，實際兩隻", "份量比圖片小很多"},
			{"在社區門口大聲催", "把袋子丟在櫃檯就走"}, {"三週前答應退款，還沒入帳", "第三次打電話，第三種說法"}, {"公司名稱寫錯一個字", "開成了另一筆訂單的發票"}, {"送到隔壁棟了", "掛在樓下兩層的門上"},
		},
		customers: []string{"林小姐", "陳先生", "歐陽思遠", "Maximiliane Schönfelder"}, handlers: []string{"王芳", "李強"},
		severities: []string{"嚴重", "一般", "一般", "輕微"},
	},
}

// complaintsOfYear is a table of 260 complaints until today, of eight types, some of them long. The
// newest one comes first.
func complaintsOfYear(language words.Language) string {
	d := desks[language]
	rows := []string{d.head}
	today := time.Now()
	for i := range 260 {
		n := min(i%11, 10-i%7, len(d.kinds)-1)
		said := d.said[n][i/3%2]
		if i == 0 {
			n, said = 0, firstComplaint[language]
		}
		day := today.AddDate(0, 0, -i*7/5).Format("2006-01-02")
		rows = append(rows, fmt.Sprintf("%s,%s,\"%s\",%s,%s,%s", day, d.kinds[n], said, d.customers[i%4], d.severities[i*i%4], d.handlers[i%2]))
	}
	return strings.Join(rows, "\n") + "\n"
}

// handle ticks off what a desk has done by now: all of what came some time ago, some of what came lately.
func (g *gallery) handle(data string) {
	store, err := storage.Open(data)
	must(g.t, err)
	defer func() { must(g.t, store.Close()) }()
	all, err := store.Register().List(complaint.Query{})
	must(g.t, err)
	steps := []string{"separated", "calmed", "apologised", "gathered", "proposed", "asked", "followed"}
	now := time.Now()
	each := map[fishbone.ID]fishbone.Values{}
	for i, c := range all {
		done := steps[:min(i*i/5, len(steps))]
		if i%17 == 16 {
			done = done[:len(done)-2] // some wait longer
		}
		values := fishbone.Values{}
		for n, step := range done {
			values[step] = string(min(c.Received.Add(n), fishbone.DayOf(now)))
		}
		if len(values) > 0 {
			each[c.ID] = values
		}
	}
	_, err = store.Register().Do(complaint.Set{Each: each}, fishbone.Stamp{At: now})
	must(g.t, err)
}

// figuresOfYear are four indicators by month until now, most of them with a target.
func figuresOfYear(language words.Language) string {
	d := map[words.Language]struct {
		head  string
		names [4]string
	}{
		words.English:     {"Indicator,Target", [4]string{"Satisfied customers (%)", "Complaints per 1000", "Calls answered (%)", "Solved on first visit (%)"}},
		words.Simplified:  {"指标,目标值", [4]string{"满意率(%)", "投诉率(‰)", "有效电话接听比例(%)", "一次解决率(%)"}},
		words.Traditional: {"指標,目標值", [4]string{"滿意率(%)", "客訴率(‰)", "有效電話接聽比例(%)", "一次解決率(%)"}},
	}[language]
	rows := []string{d.head, d.names[0] + ",92.5", d.names[1] + ",3", d.names[2] + ",90", d.names[3] + ","}
	now := time.Now()
	begin := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(-1, 0, 0)
	for i := range 13 {
		rows[0] += begin.AddDate(0, i, 0).Format(",2006-01")
		for n, value := range []string{fmt.Sprintf("%.1f", 91+float64(i%5)/2), fmt.Sprintf("%.2f", 3.8-float64(i)/10), fmt.Sprintf("%.1f", 88+float64(i*7%10)/2), fmt.Sprint(70 + i*3%11)} {
			rows[n+1] += "," + value
		}
	}
	return strings.Join(rows, "\n") + "\n"
}

package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What a column may hold besides an attribute of complaints.
const (
	// Number is the complaint's own number in the team's other program. It is kept among the team's
	// own fields, and tells complaints apart that come in again.
	Number = "number"
	// Own is one of the team's own fields, called as the column is.
	Own = "own"

	// Occurrence, Escape and System are root causes, by the chain that they belong to.
	Occurrence = "occurrence"
	Escape     = "escape"
	System     = "system"
	// Measure is what was done against them, and Responsible who did it.
	Measure     = "measure"
	Responsible = "responsible"
)

// OfCases are what a column may hold that belongs to an analysis of the complaint.
func OfCases() []string { return []string{Occurrence, Escape, System, Measure, Responsible} }

// heading is what tables call the columns of an attribute, folded as fold does. What is listed
// first fits best.
type heading struct {
	attribute string
	names     string // between spaces
}

// headings are those of the programs that teams have, in English, in German, and in both forms of
// Chinese.
var headings = parseHeadings([]heading{
	{Number, `complaintid complaintno complaintnumber caseid caseno casenumber ticket ticketid ticketno ticketnumber referenceno reference notification notificationno notificationnumber ncrno id no number
		reklamationsnummer reklamationsnr meldungsnummer meldungsnr meldung vorgangsnummer vorgangsnr fallnummer ticketnummer ticketnr nummer nr
		投诉编号 投訴編號 抱怨編號 客訴編號 客诉编号 客诉单号 客訴單號 投诉单号 工单编号 工单号 工單號 单号 單號 案号 案號 编号 編號`},
	{"received", `datereceived receiveddate receivedon received complaintdate dateofcomplaint notificationdate reporteddate reportedon datereported datetimeopened dateopened datecreated opendate openedat opened createddate createdat createdon created date
		reklamationsdatum eingangsdatum eingegangenam eingang meldedatum meldungsdatum erfasstam erfassungsdatum angelegtam erstelltam datum
		客户反馈时间 客戶反饋時間 反馈时间 反饋時間 反馈日期 反饋日期 投诉日期 投诉时间 投訴日期 投訴時間 客诉日期 客诉时间 客訴日期 客訴時間 抱怨日期 顧客抱怨日期 受理日期 受理时间 受理時間 接收日期 接收时间 收到日期 登记日期 登記日期
		创建时间 建立時間 提交时间 建单时间 日期 时间 時間 发生日期 發生日期 发生时间 發生時間`},
	{"what", `whathappened complaintdescription consumercomplaintnarrative descriptionofcomplaint problemdescription issuedescription defectdescription failuredescription description longtext narrative details complaint problem issue subject shorttext summary comment comments remarks
		beschreibung fehlerbeschreibung reklamationstext problembeschreibung sachverhalt beanstandung reklamationsgrund langtext kurztext betreff text
		投诉内容 投訴內容 客诉内容 客訴內容 抱怨內容 抱怨事由 投诉描述 客诉描述 问题描述 問題描述 不良描述 缺陷描述 故障描述 反馈内容 反饋內容 事件经过 事件經過 不良现象 不良現象 故障现象 故障現象 异常现象 異常現象 现象 現象 内容 內容 描述 问题 問題 标题 標題 remark notes note bemerkung 备注 備註`},
	{"type", `complainttype typeofcomplaint complaintcategory defecttype failuremode defectcode category type subissue reason topic issue subject problem
		fehlerart fehlertyp fehlerkategorie fehlercode reklamationsart reklamationskategorie beanstandungsart kategorie art typ
		投诉类别 投訴類別 投诉类型 投訴類型 投诉分类 投訴分類 客诉类别 客诉类型 客訴類別 客訴類型 抱怨類別 抱怨類型 不良类别 不良類別 不良类型 不良類型 缺陷类型 缺陷類型 问题类型 問題類型 问题分类 問題分類 不良项目 不良項目 不良现象 不良現象 类别 類別 类型 類型 分类 分類`},
	{"product", `productname product partname partno partnumber material materialno materialnumber materialdescription sku model item article articleno service process department
		produkt produktname artikel artikelnummer artikelnr materialnummer materialbezeichnung bauteil teil teilenummer sachnummer
		产品名称 產品名稱 产品型号 產品型號 产品 產品 品名 料号 料號 型号 型號 机型 機型 物料 物料名称 零件名称 零件号 服务项目 服務項目 项目 項目 工序 部门 部門`},
	{"customer", `customername customer accountname account client guest complainant contact name company
		kundenname kunde auftraggeber besteller firma
		客户名称 客戶名稱 客户姓名 客戶姓名 客户 客戶 客户简称 客戶簡稱 顾客 顧客 顾客姓名 顧客姓名 投诉人 投訴人 投诉客户 投訴客戶 申訴人 会员姓名 会员名称 姓名`},
	{"segment", `customersegment customertype customergroup segment tier tags kundengruppe kundentyp kundensegment 客户类型 客戶類型 客户类别 客戶類別 客户等级 客戶等級 客户分类 客群 会员等级`},
	{"channel", `submittedvia receivedvia complaintchannel casesource caseorigin channel source origin medium kanal eingangskanal meldeweg eingangsweg
		投诉渠道 投訴管道 投訴渠道 反馈渠道 受理渠道 渠道 管道 投诉来源 来源 來源 投诉方式 反馈方式 受理方式`},
	{"severity", `severity severitylevel priority impact grade schweregrad priorität prioritaet prio fehlerklasse dringlichkeit
		严重度 嚴重度 严重程度 嚴重程度 严重性 嚴重性 严重等级 嚴重等級 缺陷等级 投诉等级 投訴等級 客诉等级 紧急程度 緊急程度 优先级 優先級 等级 等級 级别 級別`},
	{"cost", `totalcost cost costs claimamount amount loss compensation value kosten gesamtkosten reklamationskosten schaden schadenshöhe schadenssumme betrag
		损失金额 損失金額 赔偿金额 賠償金額 索赔金额 索賠金額 金额 金額 损失 損失 费用 費用 成本`},
	{"asks", `desiredresolution customerrequest customerdemand requested request asksfor kundenwunsch forderung kundenforderung 客户要求 客戶要求 客户诉求 客戶訴求 顾客要求 顧客要求 诉求 訴求`},
	{"promise", `promise promised commitment zusage 承诺内容 承諾內容 承诺 承諾 答复内容 答覆內容 回复内容`},
	{"due", `duedate due promisedue promisedby promiseddate targetdate deadline fälligam fälligkeitsdatum termin zieltermin frist 承诺日期 承諾日期 承诺期限 完成期限 要求完成日期 要求完成时间 预计完成日期 預計完成日期 截止日期 期限`},
	{"handler", `handledby handler assignedto assignee caseowner owner agent bearbeiter sachbearbeiter zuständig bearbeitetvon 处理人 處理人 处理人员 负责人 負責人 受理人 受理人员 经办人 經辦人 承办人 承辦人 客服 责任人 責任人`},

	{Occurrence, `rootcause rootcauses causeofoccurrence occurrencecause occurrencerootcause causeanalysis cause causes why ursache fehlerursache grundursache hauptursache
		发生原因 發生原因 产生原因 產生原因 发生真因 發生真因 根本原因 真因 不良原因 原因分析 要因 原因`},
	{Escape, `escapecause escaperootcause rootcauseofescape reasonforescape nondetectioncause causeofnondetection whynotdetected nichtentdeckungsursache entdeckungsursache ursachenichtentdeckung
		流出原因 流出真因 漏检原因 漏檢原因 未检出原因 未檢出原因`},
	{System, `systemiccause systemcause systemicrootcause systemursache systemischeursache 系统原因 系統原因 管理原因 体系原因 體系原因`},
	{Measure, `correctiveaction correctiveactions permanentcorrectiveaction countermeasure countermeasures actiontaken measure measures solution capa massnahme maßnahme massnahmen maßnahmen korrekturmaßnahme abstellmaßnahme
		对策 對策 改善对策 改善對策 纠正措施 糾正措施 改善措施 整改措施 永久对策 永久對策 预防措施 預防措施 解决措施 解決措施 解决方案 解決方案 措施`},
	{Responsible, `responsible responsibleperson actionowner verantwortlich verantwortlicher 責任人 责任人 担当 擔當 責任者 对策责任人 對策責任人 措施责任人`},
})

// known are the headings, parsed: for each name the attributes that it stands for, and how well.
type known map[string][]candidate

func parseHeadings(all []heading) known {
	k := known{}
	for _, h := range all {
		for rank, name := range strings.Fields(h.names) {
			name = fold(name)
			k[name] = append(k[name], candidate{rank: rank, attribute: h.attribute})
		}
	}
	return k
}

// fold makes headings comparable: without the width of letters, their case, spaces, signs, and what
// stands in brackets.
func fold(heading string) string {
	heading = strings.ToLower(norm.NFKC.String(heading))
	if at := strings.IndexAny(heading, "(["); at > 0 {
		heading = heading[:at]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, heading)
}

// candidate is an attribute that a column may hold, and how well its heading fits: lower is better.
type candidate struct {
	column, rank int
	attribute    string
}

// candidates are what a heading may stand for: by its whole words, or else by the longest name
// that is part of it.
func (k known) candidates(heading string) []candidate {
	folded := fold(heading)
	if found := k[folded]; found != nil || utf8.RuneCountInString(folded) > 30 {
		return found
	}
	const partly = 1000 // behind whatever fits as a whole
	best := ""
	for name := range k {
		if longEnough(name) && strings.Contains(folded, name) && (len(name) > len(best) || len(name) == len(best) && name < best) {
			best = name
		}
	}
	found := slices.Clone(k[best])
	for i := range found {
		found[i].rank += partly
	}
	return found
}

// longEnough says whether a name may be looked for within a heading: "date" may not, which stands
// in many that mean something else.
func longEnough(name string) bool {
	n := utf8.RuneCountInString(name)
	return n >= 9 || len(name) > n && n >= 4
}

// attributes gives each column the attribute that its heading stands for, none twice: the better
// heading has it, and another one what it may stand for besides.
func attributes(heads []string) []string {
	var all []candidate
	for column, head := range heads {
		for _, c := range headings.candidates(head) {
			c.column = column
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.rank, b.rank) })
	given := make([]string, len(heads))
	for _, c := range all {
		if given[c.column] == "" && !slices.Contains(given, c.attribute) {
			given[c.column] = c.attribute
		}
	}
	if !slices.Contains(given, "what") { // the words matter most
		if i := slices.IndexFunc(all, func(c candidate) bool { return c.attribute == "what" }); i >= 0 {
			given[all[i].column] = "what"
		}
	}
	if at := slices.Index(given, Responsible); at >= 0 && !slices.Contains(given, Measure) {
		given[at] = "" // for what is not said
		if !slices.Contains(given, "handler") {
			given[at] = "handler"
		}
	}
	return given
}

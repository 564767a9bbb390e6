package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Number is the place of a complaint's own number in the team's other program. It is kept among the
// team's own fields, and tells complaints apart that come in again.
const Number = "number"

// headings are what tables call their columns, in English and in both forms of Chinese, folded as
// fold does. The first attribute that fits a heading is taken; what is listed first fits best.
var headings = []struct {
	attribute string
	names     []string
}{
	{Number, []string{"complaintid", "complaintno", "complaintnumber", "caseid", "caseno", "casenumber", "ticket", "ticketid", "ticketno", "reference", "id", "no", "number", "编号", "編號", "投诉编号", "投訴編號", "抱怨編號", "客訴編號", "客诉编号", "单号", "單號", "案号", "案號", "工单号", "工單號"}},
	{"received", []string{"datereceived", "received", "receivedon", "receiveddate", "complaintdate", "dateofcomplaint", "date", "createdat", "created", "opened", "客户反馈时间", "客戶反饋時間", "反馈时间", "反饋時間", "反馈日期", "投诉日期", "投诉时间", "投訴日期", "投訴時間", "客诉日期", "客訴日期", "抱怨日期", "顧客抱怨日期", "受理日期", "受理时间", "受理時間", "接收日期", "登记日期", "登記日期", "日期", "时间", "時間", "发生日期", "發生日期"}},
	{"what", []string{"whathappened", "description", "complaintdescription", "consumercomplaintnarrative", "narrative", "details", "complaint", "problem", "problemdescription", "issue", "subject", "comment", "comments", "不良现象", "不良現象", "投诉内容", "投訴內容", "客诉内容", "客訴內容", "抱怨內容", "抱怨事由", "问题描述", "問題描述", "不良描述", "反馈内容", "反饋內容", "事件经过", "事件經過", "现象", "現象", "内容", "內容", "描述", "问题", "問題"}},
	{"type", []string{"type", "complainttype", "category", "complaintcategory", "subissue", "reason", "topic", "issue", "subject", "problem", "投诉类别", "投訴類別", "投诉类型", "投訴類型", "投诉分类", "客诉类别", "客訴類別", "客訴類型", "抱怨類別", "抱怨類型", "不良类别", "不良類別", "不良类型", "不良现象", "不良現象", "类别", "類別", "类型", "類型", "分类", "分類"}},
	{"product", []string{"product", "productname", "item", "service", "process", "department", "产品", "產品", "产品名称", "產品名稱", "品名", "型号", "型號", "服务项目", "服務項目", "项目", "項目", "工序", "部门", "部門"}},
	{"customer", []string{"customer", "customername", "client", "guest", "complainant", "name", "company", "客户", "客戶", "客户名称", "客戶名稱", "客户姓名", "客戶姓名", "顾客", "顧客", "顾客姓名", "顧客姓名", "投诉人", "投訴人", "姓名"}},
	{"segment", []string{"segment", "customersegment", "customertype", "tags", "客户类型", "客戶類型", "客户类别", "客戶類別", "客群"}},
	{"channel", []string{"channel", "submittedvia", "receivedvia", "source", "medium", "渠道", "投诉渠道", "投訴管道", "管道", "来源", "來源", "投诉方式", "反馈方式", "受理方式"}},
	{"severity", []string{"severity", "priority", "grade", "impact", "严重度", "嚴重度", "严重程度", "嚴重程度", "等级", "等級", "级别", "級別", "严重性", "嚴重性"}},
	{"cost", []string{"cost", "costs", "amount", "loss", "compensation", "金额", "金額", "损失", "損失", "损失金额", "損失金額", "赔偿金额", "賠償金額", "费用", "費用", "成本"}},
	{"asks", []string{"asksfor", "request", "requested", "customerrequest", "desiredresolution", "客户要求", "客戶要求", "诉求", "訴求", "客户诉求", "客戶訴求", "顾客要求", "顧客要求"}},
	{"promise", []string{"promise", "promised", "commitment", "承诺", "承諾", "承诺内容", "承諾內容", "答复内容", "答覆內容"}},
	{"due", []string{"due", "duedate", "promisedby", "deadline", "期限", "完成期限", "承诺日期", "承諾日期", "要求完成日期", "截止日期"}},
	{"handler", []string{"handler", "handledby", "owner", "agent", "assignedto", "assignee", "处理人", "處理人", "负责人", "負責人", "受理人", "经办人", "經辦人", "承办人", "承辦人", "责任人", "責任人"}},
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

// attributes gives each column the attribute that its heading stands for, none twice: the better
// heading has it, and another one what it may stand for besides.
func attributes(heads []string) []string {
	var all []candidate
	for column, head := range heads {
		folded := fold(head)
		for _, h := range headings {
			if rank := slices.Index(h.names, folded); rank >= 0 {
				all = append(all, candidate{column, rank, h.attribute})
			}
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
	return given
}

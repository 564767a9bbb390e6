package intake_test

import (
	"strings"
	"testing"

	"whybone/app/intake"
)

// What the exports of programs for quality and for customers call their columns, in four languages.
func TestHeadings(t *testing.T) {
	for want, all := range map[string]string{
		"received": "Date received|Received On|Complaint Date|Date/Time Opened|Created at|Notification date|Reklamationsdatum|Eingang|Eingangsdatum|Erfasst am|客户反馈时间|投诉日期|投诉时间（必填）|客诉日期|受理日期|反馈日期|" +
			"客訴日期|顧客抱怨日期|受理時間|登记日期及时间|客户投诉日期",
		"what":            "What happened|Description|Consumer complaint narrative|Problem description|Long text|Description of complaint|Beschreibung|Fehlerbeschreibung|Sachverhalt|不良现象|投诉内容|客诉内容描述|问题描述|缺陷描述|故障现象|異常現象|抱怨內容|不良描述",
		"type":            "Complaint type|Defect type|Failure mode|Complaint Category|Fehlerart|Reklamationsart|Fehlercode|投诉类别|投诉类型|问题分类|缺陷类型|客訴類別|抱怨類型|不良项目",
		"product":         "Product|Product name|Part No.|Material|Item|SKU|Produkt|Artikel-Nr.|Materialbezeichnung|产品名称|产品型号|料号|品名|產品名稱|型號|机型",
		"customer":        "Customer|Customer Name|Account Name|Company|Kunde|Kundenname|客户名称|客户|顾客姓名|投诉人|客戶名稱|客户简称",
		"channel":         "Submitted via|Channel|Case Origin|Kanal|Meldeweg|投诉渠道|来源|受理方式|投訴管道",
		"severity":        "Severity|Priority|Schweregrad|Prio|Fehlerklasse|严重程度|严重度|等级|嚴重等級|优先级",
		"cost":            "Cost|Claim amount|Kosten|Schadenshöhe|赔偿金额（元）|损失金额|索赔金额|金額",
		"handler":         "Handled by|Assigned to|Case Owner|Bearbeiter|处理人|负责人|承辦人|责任人",
		"due":             "Due Date|Termin|Fällig am|完成期限|要求完成时间",
		"asks":            "Desired resolution|Kundenwunsch|客户诉求|客戶要求",
		intake.Number:     "Complaint ID|Case Number|Ticket-ID|Notification|Reklamationsnummer|Meldung|投诉编号|工单号|客訴編號|投诉单号",
		intake.Occurrence: "Root cause|Ursache|Fehlerursache|发生原因|發生原因|根本原因|原因分析",
		intake.Escape:     "Escape cause|流出原因|漏检原因|未檢出原因",
		intake.Measure:    "Corrective action|Countermeasure|Maßnahme|Korrekturmaßnahme|对策|改善对策|纠正措施|改善對策",
		intake.Own:        "Remark 2|Telefon|电话|State|处理日期|结案时间|审核人|Closed on|Postcode",
	} {
		for heading := range strings.SplitSeq(all, "|") {
			p := look(t, heading+"\tx1\nsomething\ty\n", nil)
			if got := p.Columns[0].Attribute; got != want {
				t.Errorf("%q is taken for %q, want %q", heading, got, want)
			}
		}
	}
}

// As whole tables they are told apart: what one column says better another one does not take.
func TestHeadingsOfWholeTables(t *testing.T) {
	for heads, want := range map[string]string{
		"序号|客户反馈时间|投诉类别|不良现象|客户名称|严重程度|赔偿金额|发生原因|流出原因|对策|责任人|完成期限":               "own received type what customer severity cost occurrence escape measure responsible due",
		"Date received|Product|Issue|Consumer complaint narrative|Company|State": "received product type what customer own",
		"Eingang|Kanal|Kunde|Beschreibung|Fehlerart|Prio|SAP-Nr.":                "received channel customer what type severity own",
		"受理日期|受理人|客户|内容|类型|责任人":                                                  "received handler customer what type own",
		"Date|Issue|Customer": "received what customer",
		"日期|投诉人|问题描述|问题分类|处理人":                                                                     "received customer what type handler",
		"Case Number|Date/Time Opened|Account Name|Subject|Description|Priority|Status|Case Owner": "number received customer type what severity own handler",
	} {
		columns := strings.Split(heads, "|")
		p := look(t, strings.Join(columns, "\t")+"\n"+strings.Repeat("x\t", len(columns)-1)+"x\n", nil)
		var got []string
		for _, c := range p.Columns {
			got = append(got, c.Attribute)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s are taken for %q, want %q", heads, strings.Join(got, " "), want)
		}
	}
}

// Headings in two rows, as merged cells leave them, and a title above.
func TestHeadingsInTwoRows(t *testing.T) {
	p := look(t, "客诉台账\t\t\t\t\n日期\t客户信息\t\t投诉\t\n\t客户名称\t电话\t投诉类别\t投诉内容\n2026-03-04\t华东\t021\t包装\t少一箱\n", nil)
	var got []string
	for _, c := range p.Columns {
		got = append(got, c.Name+"="+c.Attribute)
	}
	if p.Head != 3 || strings.Join(got, " ") != "日期=received 客户名称=customer 电话=own 投诉类别=type 投诉内容=what" {
		t.Errorf("row %d: %q", p.Head, got)
	}
	if all, wrong := read(t, p); len(all) != 1 || len(wrong) != 0 || all[0].What != "少一箱" {
		t.Errorf("%+v, %q", all, wrong)
	}
	// A row of data below headings is none, though some headings are empty.
	p = look(t, "Date\tIssue\t\n2026-03-04\tlate\tx\n", nil)
	if p.Head != 1 || p.Columns[2].Name != "C" || p.Columns[2].Attribute != "" {
		t.Errorf("row %d: %+v", p.Head, p.Columns)
	}
}

package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"whybone/app/dates"
	"whybone/app/intake"
	"whybone/app/sheet"
	"whybone/fishbone"
)

// table is a table as a program would write it.
func table(t *testing.T, text string, in encoding.Encoding) intake.Table {
	t.Helper()
	if in != nil {
		written, err := in.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		text = written
	}
	found, err := intake.Pasted([]byte(text), "")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func look(t *testing.T, text string, in encoding.Encoding) *intake.Plan {
	t.Helper()
	p, err := intake.Look(table(t, text, in))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read gives the complaints of a table, and what is wrong with the other rows.
func read(t *testing.T, p *intake.Plan) (all []fishbone.Complaint, wrong []string) {
	t.Helper()
	if err := p.Settle(); err != nil {
		t.Fatal(err)
	}
	err := p.Read(func(r *intake.Row) error {
		if r.Err != nil {
			wrong = append(wrong, fmt.Sprintf("%d %v", r.Number, r.Err))
		} else {
			all = append(all, r.Complaint)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, wrong
}

const chinese = `2026年3月客诉汇总表;;;;;;
序号;客户反馈时间;投诉类别;不良现象;客户名称;严重程度;赔偿金额;发生原因
1;2026年3月4日 09:30;包装;外箱破损，里面的瓶子碎了;华东医药;严重;1.280,50;运输
2;2026/3/5;包装;"标签贴反，
客户退回";华东医药;轻微;0,5;
;;;;;;;
3;三月;包装;少一箱;;;;
4;2026-3-6;;;李女士;;;
`

func TestAChineseTable(t *testing.T) {
	simplified := strings.NewReplacer()
	traditional := strings.NewReplacer("客诉汇总", "客訴彙總", "客户反馈时间", "客戶反饋時間", "投诉类别", "投訴類別", "不良现象", "不良現象", "客户名称", "客戶名稱", "严重程度", "嚴重程度",
		"赔偿金额", "賠償金額", "发生", "發生", "运输", "運輸", "严重", "嚴重", "轻微", "輕微", "标签贴反", "標籤貼反", "客户", "客戶", "里面", "裡面", "华东医药", "華東醫藥", "外箱破损", "外箱破損", "序号", "序號")
	for name, c := range map[string]struct {
		in     encoding.Encoding
		script *strings.Replacer
	}{
		"UTF-8":    {nil, simplified},
		"GB 18030": {simplifiedchinese.GB18030, simplified},
		"Big5":     {traditionalchinese.Big5, traditional},
		"UTF-16":   {unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), simplified},
	} {
		t.Run(name, func(t *testing.T) {
			p := look(t, c.script.Replace(chinese), c.in)
			if p.Head != 2 || p.Rows != 4 {
				t.Errorf("the headings are in row %d, %d rows below", p.Head, p.Rows)
			}
			all, wrong := read(t, p)
			if len(all) != 2 {
				t.Fatalf("there are %+v, %q", all, wrong)
			}
			one := all[0]
			if one.Received != "2026-03-04" || one.Type != "包装" && one.Type != "包裝" || one.Severity != fishbone.Major || one.Cost != "1280.5" ||
				!strings.HasPrefix(one.What, "外箱破") || !strings.Contains(one.Own, ": 1\n") {
				t.Errorf("the first one is %+v", one)
			}
			if !strings.Contains(all[1].What, "\n") || all[1].Cost != "0.5" || all[1].Severity != fishbone.Minor {
				t.Errorf("the second one is %+v", all[1])
			}
			if len(wrong) != 2 || !strings.HasPrefix(wrong[0], "7 received") || !strings.HasPrefix(wrong[1], "8 what") {
				t.Errorf("wrong is %q", wrong)
			}
		})
	}
}

// As an authority publishes them, with days in the order of the United States.
func TestAnEnglishTable(t *testing.T) {
	p := look(t, "Date received,Product,Issue,Consumer complaint narrative,Company,State,Tags,Submitted via,Complaint ID\n"+
		"03/04/26,,,,,,,,\n"+
		"03/14/2026,Mortgage,Trouble during payment,\"They said \"\"no\"\" twice, and hung up\",BANK,CA,Older American,Web,101\n"+
		"03/15/2026,Mortgage,Trouble during payment,,BANK,,,Phone,102\n", nil)
	got := make([]string, len(p.Columns))
	for i, c := range p.Columns {
		got[i] = c.Attribute
	}
	want := []string{"received", "product", "type", "what", "customer", "own", "segment", "channel", "number"}
	if !slices.Equal(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
	all, wrong := read(t, p)
	if len(all) != 1 || len(wrong) != 2 {
		t.Fatalf("%+v, %q", all, wrong)
	}
	if c := all[0]; c.Received != "2026-03-14" || c.What != `They said "no" twice, and hung up` || c.Own != "State: CA\nComplaint ID: 101" || c.Segment != "Older American" {
		t.Errorf("it is %+v", c)
	}
}

func TestWhatIsMissing(t *testing.T) {
	for name, c := range map[string]struct {
		table string
		want  error
	}{
		"no day":   {"Issue,Customer\na,b\n", intake.ErrNoDay},
		"no words": {"Date,Customer\n2026-03-14,b\n", intake.ErrNoWords},
	} {
		if err := look(t, c.table, nil).Settle(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, nothing := range []string{"", " \n\n", "\ufeff"} {
		if _, err := intake.Pasted([]byte(nothing), ""); !errors.Is(err, intake.ErrEmpty) {
			t.Errorf("%q: %v", nothing, err)
		}
	}
}

// What can be read in two ways is asked for.
func TestWhatIsNotGuessed(t *testing.T) {
	p := look(t, "Date,Issue\n3/4/2026,late\n", nil)
	if err := p.Settle(); err == nil {
		t.Error("it takes one of two days")
	} else if _, ok := errors.AsType[*dates.AmbiguousError](err); !ok {
		t.Error(err)
	}
	p.Dates = dates.MonthsFirst
	if all, wrong := read(t, p); len(all) != 1 || all[0].Received != "2026-03-04" {
		t.Errorf("%+v, %q", all, wrong)
	}
	p = look(t, "Date;Issue;Cost\n2026-03-04;late;1,250\n", nil)
	if e, ok := errors.AsType[*sheet.AmbiguousError](p.Settle()); !ok || e.Column != "Cost" || e.Point != 1250 || e.Comma != 1.25 {
		t.Errorf("of two numbers it takes one: %v", e)
	}
	p.Decimal = ','
	if all, _ := read(t, p); len(all) != 1 || all[0].Cost != "1.25" {
		t.Errorf("%+v", all)
	}
}

// The same row has the same origin in each export, and the same words twice are two complaints.
func TestOrigins(t *testing.T) {
	origins := func(text string) (all []string) {
		p := look(t, text, nil)
		if err := p.Settle(); err != nil {
			t.Fatal(err)
		}
		if err := p.Read(func(r *intake.Row) error { all = append(all, r.Origin); return nil }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	march := origins("Date,Issue\n2026-03-04,late\n2026-03-04,late\n2026-03-05,rude\n")
	longer := origins("Date;Issue\n2026-03-01;new\n2026-03-05;rude\n2026-03-04; late \n2026-03-04;late\n")
	if march[0] == march[1] || march[0] == march[2] {
		t.Errorf("of three complaints the origins are %q", march)
	}
	for _, o := range march {
		if !slices.Contains(longer, o) {
			t.Errorf("%q is not in %q", o, longer)
		}
	}
	if got := origins("No,Date,Issue\n7,2026-03-04,late\n8,2026-03-04,late\n"); !slices.Equal(got, []string{"no 7", "no 8"}) {
		t.Errorf("with numbers they are %q", got)
	}
}

package drawtest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// Sketch builds analyses for tests, by edits.
type Sketch struct {
	Edits []fishbone.Edit
	n     int
}

// Sub is a cause with its answers.
type Sub struct {
	Text string
	Subs []Sub
}

// Leaf returns causes without answers.
func Leaf(texts ...string) []Sub {
	var s []Sub
	for _, t := range texts {
		s = append(s, Sub{Text: t})
	}
	return s
}

func (s *Sketch) id() fishbone.ID {
	s.n++
	return fishbone.ID(fmt.Sprintf("n%d", s.n))
}

// Problem sets the problem.
func (s *Sketch) Problem(text string) {
	s.Edits = append(s.Edits, fishbone.SetAbout{Field: fishbone.Problem, Text: text})
}

// Bone adds a category with its causes and returns the identifiers of all causes,
// each before its own answers.
func (s *Sketch) Bone(name string, subs ...Sub) []fishbone.ID {
	id := s.id()
	s.Edits = append(s.Edits, fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: name}})
	return s.Hang(id, subs)
}

// Hang adds causes with their answers and returns their identifiers.
func (s *Sketch) Hang(under fishbone.ID, subs []Sub) (ids []fishbone.ID) {
	for _, c := range subs {
		id := s.id()
		s.Edits = append(s.Edits, fishbone.AddCause{ID: id, Under: under, Text: c.Text})
		ids = append(append(ids, id), s.Hang(id, c.Subs)...)
	}
	return ids
}

// Judge gives a cause its verdict.
func (s *Sketch) Judge(id fishbone.ID, f fishbone.Finding) {
	s.Edits = append(s.Edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f}})
}

// Analysis applies the edits.
func (s *Sketch) Analysis(t testing.TB) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: s.Edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Empty is an analysis without a problem, a category or a cause.
func Empty(t testing.TB) *fishbone.Analysis {
	s := &Sketch{}
	s.Problem("")
	return s.Analysis(t)
}

// Sized is an analysis of an ordinary shape with about n nodes: 54, 300, 2000 or 10000.
// The labels are drawn from a fixed series, the same on every machine.
func Sized(t testing.TB, n int, chinese bool) *fishbone.Analysis {
	shape := map[int]struct {
		bones, causes int
		below         []int // answers to each answer of a cause
		seed          uint32
	}{
		54:    {6, 4, []int{0}, 1083},
		300:   {8, 12, []int{0, 0}, 1077},
		2000:  {10, 50, []int{1, 0}, 1076},
		10000: {12, 104, []int{2, 1, 1}, 2088},
	}[n]
	v := English
	if chinese {
		v, shape.seed = Mandarin, shape.seed+7
	}
	v.State = shape.seed
	s := &Sketch{}
	s.Problem(v.problem)
	for i := range shape.bones {
		var causes []Sub
		for range shape.causes {
			c := Sub{Text: v.Label()}
			for _, k := range shape.below {
				answer := Sub{Text: v.Label()}
				for range k {
					answer.Subs = append(answer.Subs, Sub{Text: v.Label()})
				}
				c.Subs = append(c.Subs, answer)
			}
			causes = append(causes, c)
		}
		s.Bone(v.bones[i], causes...)
	}
	return s.Analysis(t)
}

// Vocabulary makes labels of three parts.
type Vocabulary struct {
	problem             string
	bones               []string
	front, Middle, back []string
	space               string
	shortest, longest   int
	State               uint32
}

// Chance is the next number of the series, from 0 up to 1 (mulberry32).
func (v *Vocabulary) Chance() float64 {
	v.State += 0x6d2b79f5
	t := v.State
	t = (t ^ t>>15) * (t | 1)
	t ^= t + (t^t>>7)*(t|61)
	return float64(t^t>>14) / (1 << 32)
}

// Label is the next label of the series.
func (v *Vocabulary) Label() string {
	pick := func(from []string) string { return from[int(v.Chance()*float64(len(from)))] }
	for {
		var parts []string
		for _, p := range []string{pick(v.front), pick(v.Middle), pick(v.back)} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		s := strings.Join(parts, v.space)
		if v.space != "" {
			s = strings.ToUpper(s[:1]) + s[1:]
		}
		if n := utf8.RuneCountInString(s); n >= v.shortest && n <= v.longest {
			return s
		}
	}
}

// English makes English labels.
var English = Vocabulary{
	problem: "Late customer deliveries rose to 14% in Q3",
	bones:   []string{"People", "Machines", "Materials", "Methods and procedures", "Measurement", "Environment", "Management", "Maintenance", "Suppliers", "Software systems", "Logistics and transport", "Customer requirements"},
	front:   []string{"", "worn", "late", "missing", "unclear", "outdated", "loose", "wrong", "untrained", "slow", "dirty", "damaged", "manual", "undocumented", "overloaded", "poor", "incomplete", "unstable"},
	Middle:  []string{"bearing", "operator", "torque setting", "work instruction", "supplier batch", "label", "calibration record", "shift handover", "forklift", "pallet", "sensor", "order form", "spare part", "conveyor belt", "test fixture", "inspection step", "truck slot", "forecast", "spindle", "coolant", "training plan", "invoice", "drawing revision", "password", "scanner", "drill bit", "solder paste", "packing list"},
	back:    []string{"", "", "on line 3", "not checked", "after changeover", "in night shift", "at receiving", "without approval", "under load", "out of stock", "ignored", "due to rework", "in cold weather", "per new policy", "by subcontractor", "not replaced", "in the ERP"},
	space:   " ", shortest: 8, longest: 40,
}

// Mandarin makes Chinese labels.
var Mandarin = Vocabulary{
	problem: "第三季度客户订单延迟交付率上升到百分之十四",
	bones:   []string{"人员", "机器设备", "原材料", "作业方法", "测量", "环境", "管理制度", "设备维护保养", "供应商", "软件系统", "物流与运输", "客户需求变更"},
	front:   []string{"", "磨损的", "迟到的", "缺少", "不清楚的", "过期的", "松动的", "错误的", "未培训的", "缓慢的", "脏污的", "损坏的", "手工的", "过载的", "不稳定的"},
	Middle:  []string{"轴承", "操作员", "扭矩设定", "作业指导书", "供应商批次", "标签", "校准记录", "交接班", "叉车", "托盘", "传感器", "订单表格", "备件", "输送带", "测试夹具", "检验步骤", "装车时段", "需求预测", "主轴", "冷却液", "培训计划", "发票", "图纸版本", "扫描枪", "钻头", "锡膏", "装箱单"},
	back:    []string{"", "", "在三号线", "没有检查", "换线之后", "夜班期间", "收货时发现", "未经批准", "高负荷运行", "库存不足", "被忽略", "返工导致", "低温天气", "按照新规定", "由分包商负责", "没有及时更换", "系统未更新"},
	space:   "", shortest: 4, longest: 20,
}

// Many returns causes whose texts have their numbers in them.
func Many(n int, text string) []Sub {
	var s []Sub
	for i := range n {
		s = append(s, Sub{Text: fmt.Sprintf(text, i)})
	}
	return s
}

func chain(depth int) []Sub {
	if depth == 0 {
		return nil
	}
	return []Sub{{fmt.Sprint("because of level ", depth), chain(depth - 1)}}
}

// Odd is the cases at the edges of what people draw.
func Odd(t testing.TB) map[string]*fishbone.Analysis {
	cases := map[string]*fishbone.Analysis{}
	add := func(name, problem string, draw func(s *Sketch)) {
		s := &Sketch{}
		s.Problem(problem)
		draw(s)
		cases[name] = s.Analysis(t)
	}
	add("nothing", "", func(*Sketch) {})
	add("a problem alone", "Late deliveries", func(*Sketch) {})
	add("a long problem", strings.Repeat("Late customer deliveries ", 8), func(s *Sketch) { s.Bone("People", Leaf("one")...) })
	add("a very long problem", strings.Repeat("客户订单延迟交付", 600), func(s *Sketch) { s.Bone("人", Leaf("一")...); s.Bone("机") })
	add("no causes", "Late deliveries", func(s *Sketch) {
		for _, name := range English.bones[:6] {
			s.Bone(name)
		}
	})
	for _, n := range []int{1, 2, 3, 7, 15} {
		add(fmt.Sprint(n, " categories"), "Late deliveries", func(s *Sketch) {
			for i := range n {
				s.Bone(fmt.Sprint("Category ", i+1), Many(1+i%4, "Cause number %d of this one")...)
			}
		})
	}
	add("one cause", "Late deliveries", func(s *Sketch) { s.Bone("People", Leaf("untrained")...) })
	add("lopsided", "One bone has everything", func(s *Sketch) {
		s.Bone("Everything", Many(200, "Cause number %d with a label of ordinary length")...)
		for i := range 5 {
			s.Bone(fmt.Sprint("Side ", i), Leaf("only one")...)
		}
	})
	add("deep", "Eight levels down", func(s *Sketch) { s.Bone("Why", chain(8)...); s.Bone("Also", chain(3)...) })
	add("wide answers", "Many answers to one why", func(s *Sketch) {
		s.Bone("Why", Sub{"One cause", Many(40, "answer %d")})
		s.Bone("Also", Leaf("one")...)
	})
	add("long labels", "长标签", func(s *Sketch) {
		s.Bone("A category with a name that is much longer than usual", Leaf(
			"由于没有及时更换供应商批次的校准记录，检验步骤被忽略，操作员在夜班期间按照新规定返工，导致客户订单延迟交付率上升到百分之十四。",
			strings.Repeat("x", 40), strings.Repeat("long ", 2000), "emoji 😀 and 👨‍👩‍👧‍👦 family", "<b>\\N \"quoted\" & more</b>")...)
		s.Bone(strings.Repeat("名", 300), Leaf(strings.Repeat("😀", 30), "שלום עולם")...)
	})
	cases["marks"] = Marked(t)
	return cases
}

// Marked is an analysis with every mark there is.
func Marked(t testing.TB) *fishbone.Analysis {
	s := &Sketch{}
	s.Problem("这个月公司的销售额整体下滑")
	a := s.Bone("人员", Sub{"业务人员流失", []Sub{{"薪资制度不够好", Leaf("薪水提升比例不够合理")}, {Text: "管理不力"}}}, Sub{Text: "竞争太激烈"})
	b := s.Bone("Market", Leaf("fiercer competition", "price competition", "an undocumented calibration record not replaced")...)
	s.Judge(a[0], fishbone.Confirmed)
	s.Judge(a[2], fishbone.Confirmed)
	s.Edits = append(s.Edits, fishbone.StopAsking{ID: a[2], Reason: "x"}) // a root cause
	s.Judge(a[3], fishbone.Rejected)
	s.Judge(b[1], fishbone.ToVerify)
	s.Judge(b[2], fishbone.Rejected)
	s.Edits = append(s.Edits, fishbone.LinkSame{ID: a[4], As: b[0]}, fishbone.SetVotes{ID: b[0], Votes: 3}, fishbone.SetVotes{ID: a[0], Votes: 12})
	s.Hang(b[1], chain(5))
	return s.Analysis(t)
}

// Sample is the worked example in a language.
func Sample(t testing.TB, language string) *fishbone.Analysis {
	t.Helper()
	data, err := assets.Samples.ReadFile("samples/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	s := &Sketch{}
	edit, err := exchange.ReadJSON(data, s.id)
	if err != nil {
		t.Fatal(err)
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

package draw

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"whybone/fishbone"
)

// sketch builds analyses for tests, by edits.
type sketch struct {
	edits []fishbone.Edit
	n     int
}

// sub is a cause with its answers.
type sub struct {
	text string
	subs []sub
}

func leaf(texts ...string) []sub {
	var s []sub
	for _, t := range texts {
		s = append(s, sub{text: t})
	}
	return s
}

func (s *sketch) id() fishbone.ID {
	s.n++
	return fishbone.ID(fmt.Sprintf("n%d", s.n))
}

func (s *sketch) problem(text string) {
	s.edits = append(s.edits, fishbone.SetAbout{Field: fishbone.Problem, Text: text})
}

// bone adds a category with its causes and returns the identifiers of all causes,
// each before its own answers.
func (s *sketch) bone(name string, subs ...sub) []fishbone.ID {
	id := s.id()
	s.edits = append(s.edits, fishbone.AddBone{ID: id, Name: name})
	return s.hang(id, subs)
}

func (s *sketch) hang(under fishbone.ID, subs []sub) (ids []fishbone.ID) {
	for _, c := range subs {
		id := s.id()
		s.edits = append(s.edits, fishbone.AddCause{ID: id, Under: under, Text: c.text})
		ids = append(append(ids, id), s.hang(id, c.subs)...)
	}
	return ids
}

func (s *sketch) judge(id fishbone.ID, f fishbone.Finding) {
	s.edits = append(s.edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f}})
}

func (s *sketch) analysis(t testing.TB) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: s.edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// sized is an analysis of an ordinary shape with about n nodes: 54, 300, 2000 or 10000.
// The labels are drawn from a fixed series, the same on every machine.
func sized(t testing.TB, n int, chinese bool) *fishbone.Analysis {
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
	v := english
	if chinese {
		v, shape.seed = mandarin, shape.seed+7
	}
	v.state = shape.seed
	s := &sketch{}
	s.problem(v.problem)
	for i := range shape.bones {
		var causes []sub
		for range shape.causes {
			c := sub{text: v.label()}
			for _, k := range shape.below {
				answer := sub{text: v.label()}
				for range k {
					answer.subs = append(answer.subs, sub{text: v.label()})
				}
				c.subs = append(c.subs, answer)
			}
			causes = append(causes, c)
		}
		s.bone(v.bones[i], causes...)
	}
	return s.analysis(t)
}

// vocabulary makes labels of three parts.
type vocabulary struct {
	problem             string
	bones               []string
	front, middle, back []string
	space               string
	shortest, longest   int
	state               uint32
}

// chance is the next number of the series, from 0 up to 1 (mulberry32).
func (v *vocabulary) chance() float64 {
	v.state += 0x6d2b79f5
	t := v.state
	t = (t ^ t>>15) * (t | 1)
	t ^= t + (t^t>>7)*(t|61)
	return float64(t^t>>14) / (1 << 32)
}

func (v *vocabulary) label() string {
	pick := func(from []string) string { return from[int(v.chance()*float64(len(from)))] }
	for {
		var parts []string
		for _, p := range []string{pick(v.front), pick(v.middle), pick(v.back)} {
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

var english = vocabulary{
	problem: "Late customer deliveries rose to 14% in Q3",
	bones:   []string{"People", "Machines", "Materials", "Methods and procedures", "Measurement", "Environment", "Management", "Maintenance", "Suppliers", "Software systems", "Logistics and transport", "Customer requirements"},
	front:   []string{"", "worn", "late", "missing", "unclear", "outdated", "loose", "wrong", "untrained", "slow", "dirty", "damaged", "manual", "undocumented", "overloaded", "poor", "incomplete", "unstable"},
	middle:  []string{"bearing", "operator", "torque setting", "work instruction", "supplier batch", "label", "calibration record", "shift handover", "forklift", "pallet", "sensor", "order form", "spare part", "conveyor belt", "test fixture", "inspection step", "truck slot", "forecast", "spindle", "coolant", "training plan", "invoice", "drawing revision", "password", "scanner", "drill bit", "solder paste", "packing list"},
	back:    []string{"", "", "on line 3", "not checked", "after changeover", "in night shift", "at receiving", "without approval", "under load", "out of stock", "ignored", "due to rework", "in cold weather", "per new policy", "by subcontractor", "not replaced", "in the ERP"},
	space:   " ", shortest: 8, longest: 40,
}

var mandarin = vocabulary{
	problem: "第三季度客户订单延迟交付率上升到百分之十四",
	bones:   []string{"人员", "机器设备", "原材料", "作业方法", "测量", "环境", "管理制度", "设备维护保养", "供应商", "软件系统", "物流与运输", "客户需求变更"},
	front:   []string{"", "磨损的", "迟到的", "缺少", "不清楚的", "过期的", "松动的", "错误的", "未培训的", "缓慢的", "脏污的", "损坏的", "手工的", "过载的", "不稳定的"},
	middle:  []string{"轴承", "操作员", "扭矩设定", "作业指导书", "供应商批次", "标签", "校准记录", "交接班", "叉车", "托盘", "传感器", "订单表格", "备件", "输送带", "测试夹具", "检验步骤", "装车时段", "需求预测", "主轴", "冷却液", "培训计划", "发票", "图纸版本", "扫描枪", "钻头", "锡膏", "装箱单"},
	back:    []string{"", "", "在三号线", "没有检查", "换线之后", "夜班期间", "收货时发现", "未经批准", "高负荷运行", "库存不足", "被忽略", "返工导致", "低温天气", "按照新规定", "由分包商负责", "没有及时更换", "系统未更新"},
	space:   "", shortest: 4, longest: 20,
}

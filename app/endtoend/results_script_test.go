//go:build linux

package endtoend

import (
	"whybone/app/ui"
	"whybone/app/words"
)

// resultScript is a finished fishbone, and what a team says on its way from there to results.
type resultScript struct {
	language      words.Language
	width, height int
	mode          ui.Mode

	problem, present string
	people           []string
	fish             []branch
	twice            [2]string // two of its causes that say nearly the same
	asked            [3]string // those at which it asked why

	trials    [3]trial    // of the ends of the three
	rejected  string      // why the other causes are none
	solutions [3][]string // for each of the three
	weak      string      // one of them; those that are chosen are strong

	chosen  [3]string // of the solutions
	reasons [3]string
	risks   [2]string
	keeps   [2]string // the promise that keeps the first from happening, and why the second may happen
	lines   [3]string // promises for the standard, for other sites, and for a customer

	measure, unit, values  string
	since, target, verdict string
	lessons                string
}

// branch is a cause with those that answer why; the first ones are bones.
type branch struct {
	text string
	of   []branch
}

// chainOf is a branch that asks why again and again.
func chainOf(texts ...string) branch {
	b := branch{text: texts[0]}
	if len(texts) > 1 {
		b.of = []branch{chainOf(texts[1:]...)}
	}
	return b
}

// trial is how an end is verified.
type trial struct{ criterion, method, who, due, sample, result string }

// resultScripts are two teams: one looks after parcel lockers, one delivers soup.
var resultScripts = []resultScript{
	{
		language: words.English, width: 1280, height: 720, mode: ui.LightMode,
		problem: "One in twelve codes for a parcel locker does not open its door",
		present: "March: 212 of 2540 codes failed, 96 people called twice",
		people:  []string{"Ann", "Bo", "Carla", "Dov", "Emma", "Farid", "Gus", "Hana"},
		fish: []branch{
			{"Machines", []branch{
				chainOf("Doors stay locked after a repair", "Nobody tries the door after a repair", "The work sheet ends with the part", "The sheet is the maker's own", "Ours was never drawn up"),
				chainOf("Keypads freeze in winter"),
				chainOf("Batteries of the doors are weak"),
			}},
			{"Methods", []branch{
				chainOf("Codes are given out twice", "Two programs draw from one list", "The list is copied at noon", "The copy was a stopgap", "Stopgaps have no last day"),
				chainOf("Codes are given out twice a day"),
				chainOf("The message comes too early"),
			}},
			{"People", []branch{
				chainOf("Zero and O are mixed up", "Codes hold letters", "The printer's rule allows them", "The rule came with the printer", "No one checks what we buy"),
				chainOf("Couriers pick too small a door"),
				chainOf("People come at closing time"),
			}},
		},
		twice: [2]string{"Codes are given out twice", "Codes are given out twice a day"},
		asked: [3]string{"Doors stay locked after a repair", "Codes are given out twice", "Zero and O are mixed up"},
		trials: [3]trial{
			{"No test on half of the sheets", "Read the work sheets of May", "Dov", "+3", "40 sheets", "31 of 40 sheets name no test"},
			{"No last day on the list", "Look the stopgaps up", "Emma", "+5", "12 stopgaps", "None of 12 has a last day"},
			{"No check in three purchases", "Ask the buyers", "Gus", "+5", "3 purchases", "None of the three was checked"},
		},
		rejected: "Seen at less than one code in a hundred",
		solutions: [3][]string{
			{"Draw up a work sheet of our own", "Doors that report back", "Close a repair by a test code", "Film each repair", "Two people a repair", "Send the maker our list of faults", "Pay by doors that work"},
			{"Give each stopgap a last day", "One list for all codes", "Lock the list while it is copied", "Name an owner of the list", "Copy every minute", "Warn when a code is out already", "Show stopgaps on the wall"},
			{"Print digits alone", "Check the rules of what we buy", "Use a typeface with a barred zero", "Send a picture of the code", "Open by telephone", "Scan a square instead of typing", "Train the help desk"},
		},
		weak:    "Train the help desk",
		chosen:  [3]string{"Doors that report back", "One list for all codes", "Print digits alone"},
		reasons: [3]string{"A door cannot forget it", "It takes the cause away for good", "Costs one line of the program"},
		risks:   [2]string{"The sensor is dirty after a month", "The two programs are bought in"},
		keeps:   [2]string{"Clean the sensors each quarter", "Both makers have agreed"},
		lines: [3]string{
			"Write the door test into the repair standard / Dov / in 2 weeks",
			"Carry it to the lockers in the south @Farid in 2 weeks",
			"Call the 96 back / Hana / in 2 weeks",
		},
		measure: "Codes that fail", unit: "%",
		values: "2025-01-06\t8.1\n2025-01-13\t8.6\n2025-01-20\t7.9\n2025-01-27\t8.4\n2025-02-03\t8.8\n2025-02-10\t8.2\n2025-02-17\t8.5\n2025-02-24\t8.3\n" +
			"2025-03-03\t1.2\n2025-03-10\t0.9\n2025-03-17\t0.8\n2025-03-24\t0.7\n2025-03-31\t0.9\n2025-04-07\t0.6\n2025-04-14\t0.5\n2025-04-21\t0.6",
		since: "2025-03-01", target: "1.5", verdict: "Eight weeks in a row below the target",
		lessons: "A stopgap needs a last day on its first",
	},
	{
		language: words.Simplified, width: 1280, height: 720, mode: ui.DarkMode,
		problem: "外送的汤洒漏投诉，换了新盖子三周后又回来了",
		present: "四月 3120 单里有 187 单洒漏，其中 41 位顾客投诉了两次",
		people:  []string{"王芳", "李强", "赵敏", "陈喆", "周堃", "欧阳静怡", "Peter", "吴镕"},
		fish: []branch{
			{"物料", []branch{
				chainOf("盖子扣不到底", "新碗口径大了半毫米", "供应商换了模具", "换模没有通知我们", "合同没写变更要通知"),
				chainOf("封口贴不粘油"),
				chainOf("纸袋太软"),
			}},
			{"方法", []branch{
				chainOf("汤装得太满", "出餐口没有刻度", "勺子换大了", "换勺是为了赶时间", "高峰没有人看装量"),
				chainOf("汤装得太满了"),
				chainOf("打包不分干湿"),
			}},
			{"人员", []branch{
				chainOf("骑手把汤横着放", "箱子里没有隔断", "隔断被拆掉装大单", "大单没有单独的箱", "派单不看件数"),
				chainOf("临时工不会扣盖"),
				chainOf("交接的时候没人看一眼"),
			}},
		},
		twice: [2]string{"汤装得太满", "汤装得太满了"},
		asked: [3]string{"盖子扣不到底", "汤装得太满", "骑手把汤横着放"},
		trials: [3]trial{
			{"合同里找不到变更条款", "查两份合同和往来邮件", "陈喆", "+3", "2 份合同", "两份合同都没有，附卡尺照片"},
			{"高峰无人看装量超过一半", "连看五个午高峰", "周堃", "+5", "5 次高峰", "五次里有四次没有人看"},
			{"派单规则里没有件数", "请平台导出规则", "吴镕", "+5", "1 份规则", "规则只看距离和时间"},
		},
		rejected: "占比不到百分之二",
		solutions: [3][]string{
			{"合同加上变更通知条款", "碗盖换成螺口", "进货用通止规量口径", "备两家供应商", "新模先试一百只", "每批留样三只", "盖子印上批次"},
			{"勺子做成一勺一碗", "碗内压一道满线", "装完过秤才能封口", "高峰专人看装量", "出餐口贴刻度", "装满的退回重装", "少装的补一张券"},
			{"箱内装固定隔断", "派单看件数", "大单配大箱", "汤碗放在桌托里", "交接拍一张照片", "骑手自带水平贴", "培训骑手"},
		},
		weak:    "培训骑手",
		chosen:  [3]string{"碗盖换成螺口", "勺子做成一勺一碗", "箱内装固定隔断"},
		reasons: [3]string{"拧不紧就送不出去，不靠人记", "想多装也装不进去", "一次改好，不用天天提醒"},
		risks:   [2]string{"螺口盖贵四分钱", "老箱子装不下隔断"},
		keeps:   [2]string{"和供应商谈年度量价", "老箱子下个月到期报废"},
		lines: [3]string{
			"把装量标准写进出餐作业书 / 周堃 / 两周后",
			"推广到东区三家店 @李强 两周后",
			"给 41 位顾客逐个回电 / 吴镕 / 两周后",
		},
		measure: "汤品洒漏率", unit: "%",
		values: "2025年1月6日\t6.1\n2025年1月13日\t5.6\n2025年1月20日\t5.9\n2025年1月27日\t6.4\n2025年2月3日\t5.8\n2025年2月10日\t6.2\n2025年2月17日\t6.0\n2025年2月24日\t5.7\n" +
			"2025年3月3日\t0.9\n2025年3月10日\t0.7\n2025年3月17日\t0.8\n2025年3月24日\t0.5\n2025年3月31日\t0.6\n2025年4月7日\t0.4\n2025年4月14日\t0.5\n2025年4月21日\t0.4",
		since: "2025-03-01", target: "1", verdict: "连续八周低于目标",
		lessons: "换料之前先问一句：口径变了没有",
	},
}

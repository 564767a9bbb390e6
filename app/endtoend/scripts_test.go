//go:build linux

package endtoend

import (
	"whybone/app/ui"
	"whybone/app/words"
)

// script is what a team says in a workshop, and on which screen.
type script struct {
	language      words.Language
	width, height int
	mode          ui.Mode

	problem, goal, head string
	people              string // as they are pasted
	causes              []string
	list                []string // is pasted
	late, idea          string
	bones               []string
	split               [2]string // of the twentieth cause
	like                string    // is in the first cause
	evidence            string
	chains              [][]string
	proof, reason       string
	solutions           []string
}

// scripts are two teams: one in a hospital, whose causes are long and of mixed scripts, and
// one of a brewery of vinegar.
var scripts = []script{
	{
		language: words.English, width: 1280, height: 720, mode: ui.LightMode,
		problem: "Patients in the eye clinic wait more than two hours although they have an appointment",
		goal:    "Nine of ten patients are seen within 40 minutes by the end of October",
		head:    "Over two hours in the waiting room",
		people:  "Ann, Zoë, Jean-Luc, 李梅\nOmar\nBeatrix van der Velde\nSam\nNguyễn Hà",
		causes: []string{
			"PMS is slow", "Everybody is booked for eight o'clock", "Letters do not say which eye drops to leave out before the examination", "Lift to the second floor is broken",
			"Scans are repeated because the first ones are blurred", "Nobody knows who is next", "Two of three slit lamps work", "验光室只有一间",
			"Interpreter comes at ten", "Files are fetched from the cellar", "Emergencies jump the queue", "Dr. Weiß also runs the ward",
			"Pupils take 25 min to widen", "Drops are given too late", "Front desk answers the phone as well", "Card reader hangs",
			"The old computer needs four minutes to start", "Printer in room 3 has no toner again", "Follow-ups are as long as first visits", "New forms are unclear and the old ones are still in use",
			"Insurance is checked while people queue", "Wheelchairs are missing", "The booking program is slow", "Porters leave at noon",
			"The patient system hangs all the time", "Software for bookings takes ages", "Cleaning blocks room 2", "Trainees ask about Δt charts",
			"Nobody may open the second desk", "Calls by name are not heard", "Doctors' breaks are at the same time",
		},
		list:     []string{"Patients come an hour early", "Bus 14 comes all at once"},
		late:     "Room plan changes every Monday",
		idea:     "Text people before their turn",
		bones:    []string{"People", "Process", "Devices", "Premises", "Information"},
		split:    [2]string{"New forms are unclear", "the old ones are still in use"},
		like:     "PMS",
		evidence: "Counted on 12 days: 31 of 40",
		chains: [][]string{
			{"Its server is shared with the laboratory", "It was moved there to save a licence", "The licence was bought per site", "Purchasing has no figures of how long people wait"},
			{"The plan has room for one start only", "It was copied from the ward", "No one owns the plan of the clinic", "Owners of plans were never named"},
			{"Two readers share one cable", "The cable was a makeshift of 2023", "Makeshifts are on no list", "No step of the closing asks for them"},
			{"The contract ends at noon", "The city pays for mornings alone"},
		},
		proof: "Minutes of the meeting of 3 May", reason: "The city decides",
		solutions: []string{
			"Buy a site licence", "Move the server back", "Show waiting times on the purchasing sheet", "Cache the day's list at six", "Ask the laboratory to report at night", "Measure the response every hour", "Agree on a limit of three seconds",
			"Name an owner of the plan", "Stagger starts by 15 minutes", "Leave two free places an hour", "Ask patients when they can come", "Give follow-ups ten minutes", "Hold emergencies' places at eleven", "Check the plan each Friday",
			"List all makeshifts", "Give each a day on which it ends", "Add a line to the closing sheet", "Lay a second cable", "Lock the drawer of spare readers open", "Label the cables", "Walk the rooms once a month",
		},
	},
	{
		language: words.Simplified, width: 1280, height: 720, mode: ui.DarkMode,
		problem: "三号线灌装的陈醋，上市两个月后瓶口结晶、渗漏的投诉又回来了",
		goal:    "年底前每百万瓶渗漏投诉不超过 5 件",
		head:    "陈醋瓶口渗漏投诉反复发生",
		people:  "王芳、李强、赵敏、陈喆、周堃、吴镕、Peter、欧阳静怡",
		causes: []string{
			"瓶盖扭矩不稳定", "新员工不会看扭矩仪", "瓶口有毛刺但进厂只抽检三只瓶子所以发现不了", "夜班没有质检",
			"灌装温度过高，冷却后瓶内负压", "封口膜批次混用", "3# 旋盖头磨损", "设备点检表照抄前一天",
			"垫片材质换过", "供应商没有通知换料", "仓库太潮", "堆码超过六层",
			"运输时瓶子倒置", "经销商把货晒在门口", "扭矩标准写的是旧瓶型", "标准改了没有发到班组",
			"旋盖机的保养拖了两个月", "备件要等总部批", "抽检只看外观", "量具没有校准而且没有人负责",
			"操作工一人看两台机", "换型之后不做首件", "旋盖扭矩忽高忽低", "瓶坯壁厚不均",
			"拧盖的力矩不稳", "盖子扭力时大时小", "冷却水结垢", "Cpk 只有 0.8，x̄ 图没人看",
			"投诉没有分到班次", "退回来的瓶子直接扔掉", "旺季临时工占一半",
		},
		list:     []string{"消费者放冰箱里横放", "促销装换了小盖"},
		late:     "交接班不讲质量问题",
		idea:     "瓶盖加一道防旋转的齿",
		bones:    []string{"人员", "机器设备", "物料", "方法与标准", "环境和测量"},
		split:    [2]string{"量具没有校准", "没有人负责"},
		like:     "瓶盖扭矩",
		evidence: "四月抽 200 瓶，扭矩 1.1～2.6 N·m",
		chains: [][]string{
			{"旋盖头的离合片打滑", "离合片超过寿命还在用", "没有按运行小时更换", "点检表上没有这一项"},
			{"两个型号的垫片放在同一个货架", "货架只有一块标牌", "换料的时候没有评审仓储", "变更流程不含仓储部门"},
			{"班组拿到的是去年的文件", "旧文件没有收回", "文件发放只管发不管收", "没有规定谁来收旧文件"},
			{"电商平台要求用小盖", "平台的规格不能商量"},
		},
		proof: "点检表 2025 年 1～4 月共 118 张", reason: "由平台决定",
		solutions: []string{
			"点检表加上离合片小时数", "到 800 小时强制停机提醒", "每班用扭矩仪测五只瓶盖", "常备两套离合片", "旋盖头编号管理", "扭矩超限自动剔除", "保养计划上墙",
			"垫片分货架存放", "货架做成装不进别的型号", "变更评审单加仓储一栏", "领料扫码核对", "同一班次只发一个型号", "换料时做首件确认", "供应商变更必须书面通知",
			"发新文件的同时收旧文件", "文件改为平板电脑查看", "旧版本自动失效", "班组长签收并退回旧版", "每季度核对现场文件", "文件编号印上有效期", "指定文控员专人负责",
		},
	},
}

package advice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// chinese reads texts with Chinese characters, in both scripts.
var chinese = language{
	problem: chineseProblem, blame: zhBlame.in, someone: chinesePerson, hindsight: chineseHindsight, missing: chineseMissing,
	vague: chineseVague, many: chineseMany, figure: chineseFigure,
}

// terms are groups of characters, by their first one.
type terms map[rune][]string

func newTerms(list string) terms {
	t := terms{}
	for _, term := range strings.Fields(list) {
		first := firstRune(term)
		t[first] = append(t[first], term)
	}
	return t
}

// at is the longest term with which a text begins, "" for none.
func (t terms) at(s string) (longest string) {
	for _, term := range t[firstRune(s)] {
		if len(term) > len(longest) && strings.HasPrefix(s, term) {
			longest = term
		}
	}
	return longest
}

// in is the first term in a sentence, "" for none.
func (t terms) in(s *sentence) string { return t.inText(s.text) }

func (t terms) inText(s string) string {
	for i := range s {
		if term := t.at(s[i:]); term != "" {
			return term
		}
	}
	return ""
}

// endOf is the longest term with which a text ends, "" for none.
func (t terms) endOf(s string) string {
	for i := range s {
		if term := t.at(s[i:]); term != "" && len(term) == len(s)-i {
			return term
		}
	}
	return ""
}

// lastRune is the last character of a text.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

var (
	zhCause  = newTerms(`因为 因為 由于 由於 原因是 归因于 歸因於 归咎 歸咎 所致 起因于 起因於 源于 源於 出于 缺乏 缺少 欠缺 不到位 责任心 責任感`)
	zhLeads  = newTerms(`导致 導致 造成 引起 引发 引發 使得 以致`)
	zhLosses = newTerms(`损失 損失 赔偿 賠償 成本 费用 費用 客诉 客訴 投诉 投訴 抱怨 不满 不滿 退货 退貨 停线 停線 停机 停機 报废 報廢 延误 延誤 违约 違約`)

	zhSolution = newTerms(`需要加强 需要加強 需要增加 需要导入 需要導入 需要培训 需要訓練 需要更换 需要更換 需要购买 需要購買 需要建立 需要改善 需要优化 需要優化
		需要改进 需要改進 应该加强 應該加強 应加强 應加強 应该增加 應該增加 应该建立 應該建立 应当 應當 必须加强 必須加強 必须改善 必須改善 有必要 应增加 應增加 应建立 應建立
		应导入 應導入 需加强 需加強 需改善 需导入 需導入 亟需 急需 要尽快 要盡快 得赶紧 得趕緊 应该换 應該換`)
	// zhRemedies begin a solution where they begin a sentence.
	zhRemedies = newTerms(`加强 加強 改善 改进 改進 提升 提高 优化 優化 导入 導入 引进 引進 建立 增加 购买 購買 采购 採購 更换 更換 落实 落實 推行 推动 推動 规范 規範 强化
		強化 完善 培训 訓練 安装 安裝 增设 增設 应该 應該 应 應 必须 必須 需要 制定 制訂`)
	// zhStates follow where a word of the former is no deed: 需要 9 天, 增加了.
	zhStates = newTerms(`了 到 至 的 率 中 后 後`)
)

// chineseProblem finds a cause or a solution in a problem. What leads to a loss or to
// complaints is the problem itself.
func chineseProblem(s *sentence) string {
	if found := zhCause.in(s); found != "" {
		return found
	}
	for i := range s.text {
		if leads := zhLeads.at(s.text[i:]); leads != "" && i > 0 && zhLosses.inText(s.text[i:]) == "" {
			return leads
		}
	}
	if found := becauseThen(s.text); found != "" {
		return found
	}
	if found := zhSolution.in(s); found != "" {
		return found
	}
	begun := zhRemedies.at(s.text)
	if begun == "" {
		return ""
	}
	rest := s.text[len(begun):]
	if utf8.RuneCountInString(rest) < 2 || zhStates.at(rest) != "" || !unicode.Is(unicode.Han, firstRune(strings.TrimSpace(rest))) {
		return ""
	}
	return begun
}

// becauseThen finds 因 … 而 …, where 因 is a word.
func becauseThen(text string) string {
	for i, r := range text {
		if r != '因' || strings.ContainsRune("原要真起病死成内內外主诱誘基", lastRune(text[:i])) {
			continue
		}
		rest := text[i+len("因"):]
		if strings.ContainsRune("为為此素果而子数數", firstRune(rest)) {
			continue
		}
		if j := strings.Index(rest, "而"); j > 0 && utf8.RuneCountInString(rest[:j]) <= 10 {
			return text[i : i+len("因")+j+len("而")]
		}
	}
	return ""
}

var zhBlame = newTerms(`粗心 大意 马虎 馬虎 疏忽 责任心 責任心 责任感 責任感 态度不 態度不 态度差 態度差 态度问题 態度問題 不认真 不認真 不用心 不细心 不細心 不小心 人为失误
	人為失誤 人为疏忽 人為疏忽 人為疏失 人为错误 人為錯誤 操作失误 操作失誤 员工失误 員工失誤 作业员失误 作業員失誤 人员失误 人員疏失 忘记 忘記 忘了 偷懒 偷懶 懒散 懶散
	意识淡薄 意識淡薄 意识不强 意識不強 意识薄弱 意識薄弱 意识差 品质意识不足 品質意識不足 不负责任 不負責任 心不在焉 敷衍 失职 失職 不上心 工作不力 没上心 沒上心 没注意 沒注意 沒有注意 没有注意`)

var (
	zhSurnames = newSet(`王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 林 何 郭 罗 羅 郑 鄭 梁 谢 謝 宋 唐 许 許 邓 鄧 冯 馮 韩 韓 曹 曾 彭 萧 蕭 蔡 潘 袁 董 苏 蘇
		吕 呂 魏 蒋 蔣 杜 丁 沈 姜 范 范 傅 卢 盧 汪 戴 崔 任 陆 陸 廖 姚 邱 侯 邹 鄒 熊 孟 秦 薛 雷 段 洪 赖 賴 施 顏 颜 柯 翁 邵 庄 莊 江 叶 葉 钟 鍾 游 詹 簡 涂`)
	// zhNicknames are surnames of which 小 and 老 make a name and nothing else.
	zhNicknames = newSet(`王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 吴 吳 徐 孙 孫 朱 胡 郭 郑 鄭 梁 谢 謝 唐 许 許 邓 鄧 冯 馮 韩 韓 曹 彭 萧 蕭 蔡 潘 袁 董 苏 蘇 吕 呂 魏 蒋 蔣 廖 姚 邱 林`)
	zhTitles    = newTerms(`师傅 師傅 先生 小姐 女士 主任 课长 課長 组长 組長 班长 班長 经理 經理 护士 護士 护理师 護理師 医师 醫師 医生 醫生 工程师 工程師 总监 總監 店长 店長 厂长 廠長 主管
		领班 領班 老师 老師 科长 科長 副理 协理 協理 专员 專員 司机 司機 护理长 護理長`)
	zhGiven = newSet(`明 强 強 华 華 伟 偉 芳 玲 宏 豪 美 珍 杰 傑 娟 英 雄 志 忠 龙 龍 凯 凱 涛 濤 燕 梅 云 雲 德 福 财 財`)
)

// chinesePerson finds somebody by the usual forms: 小王, 老李, 张师傅, 陳先生, 阿明.
func chinesePerson(s *sentence) string {
	before := rune(0)
	for i, r := range s.text {
		_, size := utf8.DecodeRuneInString(s.text[i:])
		rest := s.text[i+size:]
		next, size := utf8.DecodeRuneInString(rest)
		after := rest[size:]
		switch {
		case r == '小' && zhNicknames[string(next)] && !strings.ContainsRune("大最过過较較减減缩縮偏太", before) && !strings.ContainsRune("力家国國贴貼开開口罗羅地木业業带帶", firstRune(after)),
			r == '老' && zhNicknames[string(next)] && !strings.ContainsRune("养養古衰", before),
			r == '阿' && zhGiven[string(next)]:
			return string(r) + string(next)
		case zhSurnames[string(r)] && !strings.ContainsRune("如任为為几幾", before):
			if title := zhTitles.at(rest); title != "" && !zhEndings[string([]rune{before, r})] {
				return string(r) + title
			}
		}
		before = r
	}
	return ""
}

// zhEndings are words that end with what could be a surname: 园林主任 is nobody called 林.
var zhEndings = newSet(`园林 園林 森林 农林 農林 长江 長江 珠江 时钟 時鐘 责任 責任 主任 担任 擔任 信任 原任 现任 現任 新任 前任 大陆 大陸 登陆 登陸 导游 導游 旅游 上游 下游 中游 措施 设施 設施 实施 實施
	门店董 村庄 山庄 山莊 模范 規范 规范 示范 师范 防洪 一周 每周 本周 上周 下周 圆周 四周 树叶 茶叶 百叶 生姜 抗洪`)

var (
	zhHindsight = newTerms(`本来应该 本來應該 本来应 本來應 本来就该 本來就該 原本应 原本應 原本该 原本該 本該 本该 早该 早該 早应 早應 早就该 早就該 早就应 早就應 应该早 應該早 早知道 早知 理应 理應
		当初应 當初應 当初就应 當初就應 当初该 當初該 当时应该 當時應該 当时就该 當時就該 如果当时 如果當時 要是当时 要是當時 如果早 要是早 若能早 若早 事后看 事後看 事后回想 事後回想 明明知道 明明可以 明明有
		当时如果 當時如果 当时要是 當時要是 当初如果 當初如果 当初要是 當初要是 其实可以早 其實可以早 原可 本可 本可以 本來可以 本来可以 悔不`)
	// zhBefore end words in which 本应 is none: 成本应收, 样本应答, 版本应用.
	zhBefore = "成样樣文基版日根课課书書标標副脚腳范範原"
)

func chineseHindsight(s *sentence) string {
	for i := range s.text {
		if found := zhHindsight.at(s.text[i:]); found != "" && !strings.HasPrefix(found, "本") {
			return found
		} else if found != "" && !strings.ContainsRune(zhBefore, orSpace(lastRune(s.text[:i]))) {
			return found
		}
		for _, should := range []string{"本应", "本應"} {
			if !strings.HasPrefix(s.text[i:], should) || strings.ContainsRune(zhBefore, orSpace(lastRune(s.text[:i]))) {
				continue
			}
			// 本应用 at the beginning is this program.
			if i == 0 && strings.HasPrefix(s.text[len(should):], "用") {
				continue
			}
			return should
		}
	}
	return ""
}

// orSpace is a character, or a space where there is none.
func orSpace(r rune) rune {
	if r == utf8.RuneError {
		return ' '
	}
	return r
}

var (
	// zhLack say that there is none of a thing, and zhLackOf that there is none of a deed
	// either: 没有报警 tells what happened, 缺少报警 what is missing.
	zhLack = newTerms(`没有 沒有 没装 沒裝 没配 沒配 未配 未装 未裝 未安装 未安裝 未配备 未配備 未导入 未導入 未建立 未设置 未設置 未引进 未引進 未设 未設 没建立 沒建立 没导入 沒導入 尚无 尚無 尚未导入 尚未導入
		尚未建立 没有建立 沒有建立 没有配备 沒有配備 没有安装 沒有安裝 没有导入 沒有導入 没有设置 沒有設置 没有专门的 沒有專門的 没买 沒買 没上 还没上 還沒上`)
	zhLackOf = newTerms(`缺少 缺乏 欠缺 缺 无 無 少了 需要一套 需要一个 需要一個 需要增加`)

	// zhThings are what teams buy, write or set up against a problem.
	zhThings = newTerms(`自动化 自動化 系统 系統 软件 軟體 设备 設備 装置 裝置 机器人 機器人 机械手 機械手臂 工装 夹具 夾具 治具 防错 防錯 防呆 报警器 警報器 警示灯 警示燈 传感器 感測器 感應器
		扫码枪 掃描槍 掃描器 摄像头 攝影機 监控 監控 监视器 監視器 检查表 檢查表 查检表 查檢表 点检表 點檢表 清单 清單 指导书 指導書 标准书 標準書 作业标准 作業標準 SOP sop 流程 制度 机制 機制
		规范 規範 规定 規定 规程 規程 辦法 办法 专人 專人 人手 预算 預算 标识 標示 看板 备用机 備用機 备援 備援 模板 範本 平台 APP App 功能 奖励 獎勵 激励 激勵 奖金制度 手册 手冊 教材 台账 预案 預案 应变计划 應變計畫
		维护计划 保养计划 保養計畫 培训计划 訓練計畫 工具 模块 模組 检测仪 檢測儀 仪器 儀器 叉车 堆高機 发电机 發電機 人员编制 人力 看护 督导 督導 隔板 护栏 護欄 护罩 護罩 提示灯 雷达 标准 標準 ERP MES WMS CRM 二维码 条码 條碼`)
	// zhDeeds are deeds that teams set up against a problem.
	zhDeeds = newTerms(`培训 訓練 教育训练 教育訓練 考核 监督 監督 复核 複核 覆核 提醒 报警 警報 报警提示 巡检 巡檢 稽核 审核 審核 检验 檢驗 辅导 輔導 宣导 宣導 管理 管控 管制 维护 維護 保养 保養 双人核对 雙人核對
		沟通 溝通 激励 激勵 指导 指導 全检 全檢 盘点 盤點 点检 點檢`)
	// zhVerbs begin what was not done with a thing that is there.
	zhVerbs = newTerms(`使用 用 按 依 照 执行 執行 遵守 遵循 看 填 走 启用 啟用 打开 打開 开 開 更新 校准 校準 保养 保養 维护 維護 通过 通過 经过 經過 接入 連接 连接 录入 登录 登錄 登入 把 将 將 在 给 給 对 對 被 跟 和 与 與
		到 从 從 让 讓 向 进入 進入 上传 上傳 关 關 修 换 換 记录 記錄 通知 培训 訓練 查 确认 確認 带 帶 佩戴 戴 贴 貼 放 写 寫 人用 人按 人看 人去 落实 落實 人填 人执行 人執行 遵照`)
	zhAfterThing = "，。；、,.;：:（(）)！!？?」』”"
)

// chineseMissing finds the lack of something that would be a solution. It ends the clause:
// 没有检查表 is such a lack, 没有检查表的编号 is none.
func chineseMissing(s *sentence) string {
	for i := range s.text {
		rest := s.text[i:]
		lack, of := zhLack.at(rest), zhLackOf.at(rest)
		if of != "" && (lack == "" || len(of) > len(lack)) {
			if found := lackOf(s.text, i, of, true); found != "" {
				return found
			}
		} else if lack != "" {
			if found := lackOf(s.text, i, lack, false); found != "" {
				return found
			}
		}
	}
	return ""
}

// lackOf finds what a lack at a place of a text is one of. Deeds says whether it may be a deed.
func lackOf(text string, at int, lack string, deeds bool) string {
	const most = 12
	if utf8.RuneCountInString(lack) == 1 && strings.ContainsRune("空并並毫短残殘不从從", orSpace(lastRune(text[:at]))) {
		return ""
	}
	rest := text[at+len(lack):]
	if end := strings.IndexAny(rest, zhAfterThing); end >= 0 {
		rest = rest[:end]
	}
	rest = strings.TrimSpace(rest)
	verb := !deeds && zhVerbs.at(rest) != "" && zhThings.at(rest) != rest // 查检表 begins like 查
	if utf8.RuneCountInString(rest) > most || verb {
		return ""
	}
	if zhThings.endOf(rest) != "" || deeds && zhDeeds.endOf(rest) != "" {
		return lack + rest
	}
	return ""
}

var (
	zhVague = newTerms(`不到位 不足 不力 不佳 不够 不夠 较差 較差 太差 很差 配合差 服务差 服務差 效率差 欠缺 欠佳 薄弱 不强 不強 不规范 不規範 不完善 不健全 不重视 不重視 不及时 不及時 不清楚 不明确 不明確 不严 不嚴 不理想 低下 混乱 混亂 不充分 不确实 不確實
		不落实 不落實 未落实 未落實 不周 不合理 沟通不良 溝通不良 管理不良 态度不良 服務不良 服务不良 协调不良 協調不良 差强人意 不彻底 不徹底 不当 不當 不得力 不顺畅 不順暢 有待加强 有待加強 跟不上 质量差 品質差 水平低 素质低 不高`)
	// zhNotVague begin like such a word and are exact.
	zhNotVague = newTerms(`不当值 不當值 不高于 不高於 不足额 不强制 不強制 不严重 不嚴重 不够用了 不当班 不當班`)
)

func chineseVague(s *sentence) string {
	for i := range s.text {
		if found := zhVague.at(s.text[i:]); found != "" && zhNotVague.at(s.text[i:]) == "" {
			return found
		}
	}
	return ""
}

const (
	zhDigits   = "二三四五六七八九十百千万萬两兩"
	zhCounters = "个個次天日周週月年小分秒人名件台臺套张張份米毫厘釐公度层層倍成条條项項处處班季页頁批车車箱组組位种種家座间間吨噸元块塊点點号號级級本副支根只隻盒瓶袋颗顆号号口根把"
)

// chineseFigure says whether something is counted or measured: a number in figures, or one in
// characters before what is counted.
func chineseFigure(s *sentence) bool {
	runes := []rune(s.text)
	for i, r := range runes {
		if unicode.IsDigit(r) {
			return true
		}
		next := ' '
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case r == '半' && strings.ContainsRune("年天月小数數个個", next), r == '一' && strings.ContainsRune("半成周週年月天", next):
			return true
		case strings.ContainsRune(zhDigits, r) && (strings.ContainsRune(zhCounters, next) || strings.ContainsRune(zhDigits, next)):
			return true
		case r == '倍' && i > 0:
			return true
		}
	}
	return false
}

var (
	zhJoins = newTerms(`； ; ， , 、 而且 并且 並且 同时 同時 还有 還有 另外 加上 再加上 以及 又加上`)
	// zhAlso say after a comma that something else comes, whatever it is.
	zhAlso = newSet(`而且 并且 並且 另外 加上 再加上 又加上 还有 還有`)
	// zhNobody begin a clause of their own although they begin like zhGoOn.
	zhNobody = newTerms(`没有人 沒有人 没人 沒人 无人 無人`)
	// zhFaults say that something is wrong.
	zhFaults = newTerms(`不 未 无 無 没 沒 缺 少 差 慢 老化 磨损 磨損 过 過 太 错 錯 漏 坏 壞 松 鬆 裂 偏 乱 亂 晚 迟 遲 旧 舊 脏 髒 短 断 斷 卡 堵 高 低 超 变形 變形 失效 异常 異常 故障 混 难 難 重复 重複 滞后 堆积 積壓 积压 只有 只 忙 赶 趕 漂移 排队 排隊`)
	// zhThen begin what follows from the former, and zhGoOn what is said of the same thing.
	zhThen = newTerms(`就 才 便 所以 因此 因而 于是 於是 从而 從而 导致 導致 造成 使 致 结果 結果 以致 引起 让 讓 时 時 后 後 但 却 卻 而 只能 只好 一`)
	zhGoOn = newTerms(`不 未 无 無 没 沒 缺 太 过 過 又 也 很 较 較 偏 易 难 難 还 還 只 少`)
	zhWhen = newTerms(`一 如果 若 当 當 只要 每逢 每到 每次 虽然 雖然 即使 因为 因為 由于 由於 除了`)
)

// chineseMany finds the second of two clauses of which each tells a fault of its own.
func chineseMany(s *sentence) string {
	text := s.text
	for i, r := range text {
		join := zhJoins.at(text[i:])
		if join == "" || i == 0 {
			continue
		}
		left, right := text[:i], strings.TrimSpace(text[i+len(join):])
		if cut := strings.LastIndexAny(left, "；;，,、"); cut >= 0 {
			_, size := utf8.DecodeRuneInString(left[cut:])
			left = left[cut+size:]
		}
		more := ""
		if unicode.IsPunct(r) { // a second join may follow: ，而且
			more = zhJoins.at(right)
			right = strings.TrimSpace(right[len(more):])
		}
		if cut := strings.IndexAny(right, "；;，,、"); cut >= 0 {
			right = right[:cut]
		}
		if tellsFault(left) && (tellsFault(right) || zhAlso[more] && isClause(right)) && zhWhen.at(left) == "" && zhThen.at(right) == "" && (zhGoOn.at(right) == "" || zhAlso[more] || zhNobody.at(right) != "") && !strings.Contains(right, "就") && !strings.Contains(right, "只能") {
			return right
		}
	}
	return ""
}

// tellsFault says whether a clause says that something is wrong.
func tellsFault(clause string) bool { return isClause(clause) && zhFaults.inText(clause) != "" }

// isClause says whether a clause is long enough to stand alone.
func isClause(clause string) bool { return utf8.RuneCountInString(strings.TrimSpace(clause)) >= 4 }

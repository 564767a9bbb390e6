package typeset

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whybone/assets"
)

// dictionary is the Chinese words of each length, in order, column by column: as it is stored,
// so that reading it is little more than decompressing it.
type dictionary struct {
	lengths []wordList // [n-1]: words of n characters
	total   float64    // logarithm of how many words were counted in all
}

type wordList struct {
	columns [][]uint16 // the i-th characters of all words
	counts  []byte     // twelve times the logarithm of how often each was counted
	starts  []uint32   // [r-firstHan]: before it come the words that begin with characters before r
}

// Most Chinese characters are between these two.
const firstHan, lastHan = 0x4e00, 0x9fff

// isCommonHan says whether a character is one of these, all of which are Chinese.
func isCommonHan(r rune) bool { return r >= firstHan && r <= lastHan }

// isHan says whether a character is Chinese.
func isHan(r rune) bool { return isCommonHan(r) || r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// isDigit says whether a character is a digit of any script.
func isDigit(r rune) bool { return !isCommonHan(r) && unicode.IsDigit(r) }

// findStarts fills in where the words begin of each first character.
func (l *wordList) findStarts() {
	l.starts = make([]uint32, lastHan-firstHan+2)
	column, k := l.columns[0], 0
	for i := range l.starts {
		for k < len(column) && int(column[k]) < firstHan+i {
			k++
		}
		l.starts[i] = uint32(k)
	}
}

// beginWith are the words that begin with a character.
func (l *wordList) beginWith(r rune) (from, to int) {
	if isCommonHan(r) {
		return int(l.starts[r-firstHan]), int(l.starts[r-firstHan+1])
	}
	return narrow(l.columns[0], 0, len(l.counts), r)
}

// narrow finds those of some words in order that have a character in a column.
func narrow(column []uint16, low, high int, r rune) (from, to int) {
	for end := high; low < end; {
		if middle := (low + end) / 2; rune(column[middle]) < r {
			low = middle + 1
		} else {
			end = middle
		}
	}
	from = low
	for to = from; to < high && rune(column[to]) == r; to++ {
	}
	return from, to
}

var words = sync.OnceValue(readWords)

func readWords() *dictionary {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(assets.Words)))
	if err != nil {
		panic(fmt.Sprintf("typeset: the Chinese words cannot be read: %v", err))
	}
	d := &dictionary{}
	sum := 0.0
	for len(data) > 0 {
		n := int(binary.BigEndian.Uint32(data))
		data = data[4:]
		list := wordList{columns: make([][]uint16, len(d.lengths)+1)}
		for i := range list.columns {
			list.columns[i] = make([]uint16, n)
			for k := range n {
				list.columns[i][k] = binary.BigEndian.Uint16(data[2*k:])
			}
			data = data[2*n:]
		}
		list.counts, data = data[:n:n], data[n:]
		list.findStarts()
		for _, c := range list.counts {
			sum += math.Exp(float64(c) / 12)
		}
		d.lengths = append(d.lengths, list)
	}
	d.total = math.Log(sum)
	return d
}

// trade are words of quality teams that the dictionary has not.
var trade = func() map[string]bool {
	is := map[string]bool{}
	for _, w := range strings.Fields(`工单 工單 点检 點檢 点检表 點檢表 产线 產線 停线 停線 首检 首檢 巡检 巡檢 返工 返修 重工 来料 來料 来料检验
		扫码 掃碼 扫码枪 掃碼槍 客诉 客訴 投诉单 回访 回訪 闭环 閉環 结案 結案 派工 报工 報工 排班 班长 班長 分包商 要因 真因 末端因素 人手 试产 試產
		下单 下單 接单 接單 退货 退貨 换货 換貨 发货 發貨 补货 補貨 到货 到貨 缺货 缺貨 收货 收貨 出货 出貨 出库 出庫 盘点 盤點 验货 驗貨 门店 門市 询价 詢價
		客服 售后 售後 签核 簽核 审批 審批 回款 账期 新品 优惠券 優惠券 抵用券 抵價券 快递 快遞 宅配 签收 簽收 开裂 開裂 龜裂 射出 压铸 壓鑄 冲压 沖壓
		喷涂 噴塗 电镀 電鍍 拧紧 扭矩 淡季 滞销 滯銷 缺件 报废 報廢 报修 報修 保修 保固 校准 校準 稽核 复核 覆核 抽检 抽檢 全检 全檢 送检 送檢 待料 断料 斷料 缺料
		补件 補件 漏单 漏單 错单 錯單 停机 停機 宕机 當機 上架 下架 夜班 早班 晚班 倒班 交班 接班
		量产 量產 良率 不良率 不良品 漏检 漏檢 误判 誤判 换线 換線 换模 換模 治具 夹具 夾具 备件 備件 備品 防呆 防错 防錯 作业指导书 作業指導書 交期 料号 料號
		台账 台帳 合格品 入职 質檢員 质检员 拣货 揀貨 拣货员 揀貨員 外呼 呼叫中心 工位 工序 工时 工時 配送员 骑手 外卖 外賣 超时 超時`) {
		is[w] = true
	}
	return is
}()

// startsTrade are the characters with which one of them begins.
var startsTrade = func() map[rune]bool {
	is := map[rune]bool{}
	for w := range trade {
		r, _ := utf8.DecodeRuneInString(w)
		is[r] = true
	}
	return is
}()

// count is the logarithm of how often a word was counted; false for one that is not known.
func (d *dictionary) count(word []rune) (log float64, known bool) {
	return d.countOf(word, startsTrade[word[0]])
}

// countOf is count for a word that can be one of a trade or cannot.
func (d *dictionary) countOf(word []rune, mayBeTrade bool) (log float64, known bool) {
	const usual = 8.0
	if mayBeTrade && trade[string(word)] {
		return usual, true
	}
	list := &d.lengths[len(word)-1]
	low, high := list.beginWith(word[0])
	for i := 1; i < len(word) && low < high; i++ {
		low, high = narrow(list.columns[i], low, high, word[i])
	}
	if low == high {
		return 0, false
	}
	return float64(list.counts[low]) / 12, true
}

// wordEnds says of each character of a run of Chinese whether a word ends behind it: the words
// are those that are most probable together.
func (d *dictionary) wordEnds(run []rune) []bool {
	const lone = 2.5 // less is a character worth that seldom is a word: 实际 上市, not 实际上 市
	type choice struct {
		worth  float64 // of the words from here on
		length int     // of the first of them
	}
	best := make([]choice, len(run)+1)
	for i := len(run) - 1; i >= 0; i-- {
		best[i].worth = math.Inf(-1)
		mayBeTrade := startsTrade[run[i]]
		for n := 1; n <= min(len(d.lengths), len(run)-i); n++ {
			log, known := d.countOf(run[i:i+n], mayBeTrade)
			if !known && n > 1 {
				continue
			}
			if n == 1 && !isAlone[run[i]] {
				log -= lone
			}
			if worth := log - d.total + best[i+n].worth; worth > best[i].worth {
				best[i] = choice{worth, n}
			}
		}
	}
	ends := make([]bool, len(run))
	for i := 0; i < len(run); i += best[i].length {
		ends[i+best[i].length-1] = true
	}
	joinSuffixes(run, ends)
	d.joinNames(run, ends)
	return ends
}

// alone are the characters that are words of their own.
const alone = "的了地得着著过過们們吗嗎呢吧也都就才又再还還很太最更未有是在和与與及或并並而但因由被把将將对對向从從到给給让讓用以为為于於比按每各这這那哪我你您他她它谁誰一二三四五六七八九十百千万萬两兩几幾多少个個条條件次天月年日号號时時点點分秒元位名台台張张家只隻人上下里裡中内內外前后後要会會能可应應需已等来來去做说說问問看查写寫改换換新旧舊大小高低长長短快慢早晚好坏壞种種批层層级級段期周週班组組份项項"

// suffixes are the characters that stand alone seldom and behind a word often: 质检 + 员.
const suffixes = "员員工品率性化者器机機部科室处處厂廠站费費量度力业業"

// joinSuffixes keeps a suffix together with the short word before it, and months with what counts
// them: 24 个月.
func joinSuffixes(run []rune, ends []bool) {
	for i := 1; i < len(run); i++ {
		if run[i] == '月' && (run[i-1] == '个' || run[i-1] == '個') {
			ends[i-1] = false
		}
	}
	for i := 2; i < len(run); i++ {
		if ends[i] && ends[i-1] && !ends[i-2] && isSuffix[run[i]] {
			ends[i-1] = false
		}
	}
}

// joinNames keeps two characters together that are no words of their own, as in people's names
// and in words that are not known.
func (d *dictionary) joinNames(run []rune, ends []bool) {
	const seldom = 5.7 // the logarithm of how often: such a character is no word
	single := func(i int) bool { return ends[i] && (i == 0 || ends[i-1]) }
	for i := 0; i+1 < len(run); i++ {
		if !single(i) || !single(i+1) {
			continue
		}
		count, _ := d.count(run[i+1 : i+2])
		if !isAlone[run[i]] && !isAlone[run[i+1]] || count < seldom {
			ends[i] = false
			i++
		}
	}
}

var isAlone, isSuffix = setOf(alone), setOf(suffixes)

func setOf(characters string) map[rune]bool {
	is := map[rune]bool{}
	for _, r := range characters {
		is[r] = true
	}
	return is
}

// places are some places of a text, in bytes.
type places []bool

func (p places) has(at int) bool { return at < len(p) && p[at] }

// insideWord has the places of a text that are inside a Chinese word.
func insideWord(s string) (inside places) {
	var some [32]rune
	run, start := some[:0], 0
	flush := func() {
		if len(run) < 2 {
			return
		}
		at := start
		for i, end := range words().wordEnds(run) {
			if at += utf8.RuneLen(run[i]); end {
				continue
			}
			if inside == nil {
				inside = make(places, len(s)+1)
			}
			inside[at] = true
		}
	}
	for i, r := range s {
		if !isHan(r) || r > 0xffff {
			flush()
			run = run[:0]
			continue
		}
		if len(run) == 0 {
			start = i
		}
		run = append(run, r)
	}
	flush()
	return inside
}

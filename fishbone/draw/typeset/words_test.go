package typeset

import (
	"strings"
	"testing"
)

// Lines end between words, in both scripts, and people's names are not torn.
func TestChineseBreaksBetweenWords(t *testing.T) {
	t.Parallel()
	for _, words := range []string{
		"客户 反映 西南 配送站 送餐 超时 三十分钟", "新人 培训 不足 导致 检验 结果 不一致", "模具 超过 寿命 仍在 使用",
		"顧客 等候 二十 分鐘 以上", "採購 人員 從來 沒有 檢查", "質檢員 沒有 記錄", "王喆 和 李玥 的 工单",
		"计划 与 实际 上市 日期", "計畫 與 實際 上市 日期", "系统 里 的 下单 日期", "系統 裡 的 下單 日期", "客服 没有 接单", "簽核 以後 缺料",
	} {
		text := strings.ReplaceAll(words, " ", "")
		ends := map[int]bool{}
		at := 0
		for _, w := range strings.Split(words, " ") {
			at += len(w)
			ends[at] = true
		}
		for width := 5.0; width < 14; width++ {
			lines, _ := Wrap(text, width, 1, false, 20)
			b := NewBlock(text, true, Max{Lines: 4, Width: width})
			for _, broken := range [][]string{lines, b.Lines(4), b.LinesIn(3, b.Width(3)+1)} {
				if strings.Join(broken, "") != text {
					continue // it was cut
				}
				at := 0
				for _, l := range broken[:len(broken)-1] {
					if at += len(l); !ends[at] {
						t.Errorf("%q in %v em: %q", text, width, broken)
					}
				}
			}
		}
	}
}

// What is shortened ends behind a word.
func TestShortenedBetweenWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"reservation and not into the complaint form": "reservation and not into the…",
		"第三次来电并要求赔偿时才发现该问题已经超过承诺时限":                   "第三次来电并要求赔偿时才…",
	} {
		if lines, cut := Wrap(text, 14, 1, false, 1); !cut || lines[0] != want {
			t.Errorf("%q is shortened to %q", text, lines)
		}
	}
}

func BenchmarkReadWords(b *testing.B) {
	for b.Loop() {
		readWords()
	}
}

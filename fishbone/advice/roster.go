package advice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whybone/fishbone"
)

// roster are the names of the team, as sentences may have them.
type roster struct {
	whole  phrases         // in small letters
	single map[string]bool // first and last names, as they are written
	han    []string
}

func rosterOf(a *fishbone.Analysis) roster {
	r := roster{whole: phrases{}, single: map[string]bool{}}
	for _, p := range a.People() {
		r.add(p.Name)
	}
	return r
}

func (r *roster) add(name string) {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		if utf8.RuneCountInString(name) > 1 && !ordinaryHan[name] {
			r.han = append(r.han, name)
		}
		return
	}
	words := strings.Fields(name)
	low := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || len(words) == 1 && ordinary[low[0]] {
		return
	}
	r.whole[low[0]] = append(r.whole[low[0]], low)
	for i, w := range words {
		if utf8.RuneCountInString(w) > 2 && !ordinary[low[i]] && unicode.IsUpper(firstRune(w)) {
			r.single[w] = true
		}
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// in is a name of the roster that stands in a sentence, "" for none. A single name must be
// written as one, with a capital.
func (r roster) in(s *sentence) string {
	for _, name := range r.han {
		if strings.Contains(s.text, name) {
			return name
		}
	}
	if len(r.whole) == 0 {
		return ""
	}
	if name := r.whole.in(s); name != "" {
		return name
	}
	for _, t := range s.tokens {
		written := s.text[t.from:t.to]
		if name := written[:min(len(written), len(t.low))]; !t.mark && r.single[name] {
			return name
		}
	}
	return ""
}

// ordinary are names that are words as well: alone they name nobody.
var ordinary = newSet(`
	will may mark grace hope joy rose bill frank art grant chase dean faith june april august summer dawn sunny jack rob pat drew stark page
	price cook baker ward young long king law wood stone rich penny guy miles max ray sky skip dale glen cliff van lance pierce gene iris ivy
	lily olive violet ruby pearl amber crystal jade carol harmony melody destiny victor norm reed robin jay martin major marshall carter
	mason porter fisher hunter hall hill banks brook brooks field fields ford lane park parks pool rivers waters west north best day english
	love sharp short small strong swift little white black brown green gray grey gold silver bell ball bush cross church house street town
	shop sales team shift line head bond case cash charge chance cotton crane drive fry gates good hand hardy hart knight nail nut oil paint
	power post potter press rain read root salt sand shell singer smart smith snow speed spring steel stock summers taylor turner valentine
	walker wall weaver webb wise`)

// ordinaryHan are those in Chinese.
var ordinaryHan = newSet(`高峰 高原 平安 和平 建设 建設 安全 文件 黄金 黃金 金山 江山 万里 萬里 白云 白雲 高远 高遠 常规 常規 和气 和氣 马达 馬達 方向 时间 時間 温度 溫度 夏天 金属 金屬 石灰 白天 黑夜 常态 常態 高温 高溫 高压 高壓 张力 張力 易损 易損`)

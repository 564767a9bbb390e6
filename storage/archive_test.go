package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage/filetest"
)

// This file makes archives as large as they get after many years, and measures what is done on
// them. "make bench-archive" runs it.

// archiveSize is how many analyses and complaints an archive has: WHYBONE_ARCHIVE=10000,1000000.
func archiveSize(b *testing.B) (analyses, complaints int) {
	one, other, _ := strings.Cut(os.Getenv("WHYBONE_ARCHIVE"), ",")
	analyses, err := strconv.Atoi(one)
	if err != nil {
		b.Skip("make bench-archive runs it")
	}
	complaints, _ = strconv.Atoi(other)
	return analyses, complaints
}

// The vocabulary: what comes first is said more often.
var (
	chinese = strings.Fields("客户 投诉 送货 超时 包装 破损 员工 培训 没有 系统 订单 价格 质量 服务 电话 等待 退款 流程 设备 检查 供应商 温度 错误 地址 仓库 配送 高峰 人手 不够 标准 记录 沟通 通知 责任 数据 更新 维护 零件 尺寸 表面 划伤 焊点 漏装 标签 打印 扫描 库存 排班 态度 承诺")
	english = strings.Fields("customer late delivery order wrong item staff training system broken package price refund phone waiting process machine inspection supplier temperature address warehouse peak shift standard record notice data update maintenance part size surface scratch solder label printer scanner stock attitude promise invoice account payment charged twice support ticket reply escalation")
)

// sentences makes sentences of an archive, the same ones each time.
type sentences struct{ *rand.Rand }

// word is one of some words, the first ones more often.
func (r sentences) word(of []string) string {
	return of[int(float64(len(of))*r.Float64()*r.Float64())]
}

func (r sentences) say(n, words int) string {
	var b strings.Builder
	if n%2 == 0 {
		for range words {
			b.WriteString(r.word(chinese))
		}
		return b.String() + strconv.Itoa(n%997)
	}
	for range words {
		b.WriteString(r.word(english) + " ")
	}
	return b.String() + strconv.Itoa(n%997)
}

// makeArchive fills a file: a hundred causes to each analysis.
func makeArchive(b *testing.B, s *Store, analyses, complaints int) {
	r, c := sentences{rand.New(rand.NewPCG(1, 2))}, &clock{}
	if _, err := s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
		b.Fatal(err)
	}
	for n := range analyses {
		made := fishbone.Stamp{At: time.Date(2016+n%10, 3, 1, 9, 0, n%3600, 0, time.UTC), By: "李明"}
		a, err := fishbone.New(fishbone.NewID(), made).Apply(fishbone.Batch{Edits: r.analysis(n)}, made)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Create(a); err != nil {
			b.Fatal(err)
		}
	}
	i, err := s.Register().Import("years.csv", c.now())
	if err != nil {
		b.Fatal(err)
	}
	for n := range complaints {
		one := ordinary(n)
		one.What = r.say(n, 8+n%20)
		one.Type = r.word(english)
		if err := i.Add(one, fmt.Sprint("no ", n)); err != nil {
			b.Fatal(err)
		}
	}
	if _, _, err := i.Done(); err != nil {
		b.Fatal(err)
	}
}

// analysis are the edits that make one.
func (r sentences) analysis(n int) (edits []fishbone.Edit) {
	edits = append(edits, fishbone.SetAbout{Field: fishbone.Problem, Text: r.say(n, 5)})
	for bone := range 6 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("b", bone)), Name: fmt.Sprint("大骨", bone)}})
	}
	for i := range 100 {
		id, under := fishbone.ID(fmt.Sprint("c", i)), fishbone.ID(fmt.Sprint("b", i%6))
		if i >= 30 {
			under = fishbone.ID(fmt.Sprint("c", i-30))
		}
		edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: r.say(n, 3+i%4), By: "王芳"})
		if i%9 == 8 {
			finding := []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify}[i%3]
			edits = append(edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: finding, Evidence: r.say(n, 4), Who: fmt.Sprint("同事", r.IntN(60))}})
		}
	}
	for i := range 8 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.ID(fmt.Sprint("s", i)), Text: r.say(n, 5)}},
			fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i)), Text: r.say(n, 5), Owner: fmt.Sprint("同事", r.IntN(60))}})
	}
	return edits
}

// typedWords are what somebody looks for, as it stands in the entry while it is typed.
func typedWords() (typed []string) {
	for _, words := range []string{"超时", "投诉", "客户投诉", "包装破损", "培训 没有", "late", "delivery", "customer refund", "warehouse scratch", `"late delivery"`, "printer -late", "承诺", "escalation", "同事7"} {
		runes := []rune(words)
		for n := 1; n <= len(runes); n++ {
			typed = append(typed, string(runes[:n]))
		}
	}
	return typed
}

// BenchmarkArchive measures searching while it is typed, and edits, on a large archive.
func BenchmarkArchive(b *testing.B) {
	analyses, complaints := archiveSize(b)
	path := os.Getenv("WHYBONE_ARCHIVE_FILE") // keeps it
	if path == "" {
		path = filepath.Join(filetest.Dir(b), "whybone.db")
	}
	began := time.Now()
	s := openAt(b, path)
	if _, n, err := s.List(Query{Limit: 1}); err != nil || n == 0 {
		makeArchive(b, s, analyses, complaints)
		b.Logf("made in %.0f s", time.Since(began).Seconds())
	}
	began = time.Now()
	if err := s.IndexNow(b.Context(), func(int) {}); err != nil {
		b.Fatal(err)
	}
	if info, err := os.Stat(path); err == nil {
		b.Logf("%d analyses, %d complaints: what was left was indexed in %.1f s, the file has %d MB", analyses, complaints, time.Since(began).Seconds(), info.Size()>>20)
	}
	b.Run("search", func(b *testing.B) { benchSearch(b, s) })
	b.Run("register", func(b *testing.B) { benchRegister(b, s.Register()) })
	b.Run("edit", func(b *testing.B) { benchEdit(b, s) })
	b.Run("edit-empty", func(b *testing.B) { benchEdit(b, openTemp(b)) })
	b.Run("complaint", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Register().Do(complaint.Add{Complaint: ordinary(1)}, fishbone.Stamp{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchSearch(b *testing.B, s *Store) {
	typed := typedWords()
	var took []time.Duration
	slowest, words := time.Duration(0), ""
	for b.Loop() {
		for _, text := range typed {
			began := time.Now()
			if _, err := s.Search(context.Background(), Search{Text: text}); err != nil {
				b.Fatal(err)
			}
			one := time.Since(began)
			if took = append(took, one); one > slowest {
				slowest, words = one, text
			}
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(slowest.Microseconds())/1000, "max-ms")
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.Sys>>20), "MB")
	b.Logf("the slowest was %q", words)
}

func benchEdit(b *testing.B, s *Store) {
	r, c := sentences{rand.New(rand.NewPCG(3, 4))}, &clock{}
	a := do(b, s, c, create(b, s, c), r.analysis(1)...)
	n := 0
	for b.Loop() {
		a = do(b, s, c, a, fishbone.AddCause{ID: fishbone.NewID(), Text: r.say(n, 5)})
		if n++; n%100 == 0 {
			a = do(b, s, c, create(b, s, c), r.analysis(1)...)
		}
	}
}

// benchRegister asks what the page of the register asks when it is opened.
func benchRegister(b *testing.B, r *Register) {
	quarter := complaint.Query{From: "2026-10-01", To: "2026-12-31", Limit: 50}
	for b.Loop() {
		_, err := r.Number(quarter)
		_, err1 := r.List(quarter)
		_, err2 := r.Count(complaint.ByType, quarter)
		_, err3 := r.Sequels()
		_, err4 := r.Relapses("2026-12-31")
		_, err5 := r.Used("channel", "customer", "type", "severity", "motive")
		if err := errors.Join(err, err1, err2, err3, err4, err5); err != nil {
			b.Fatal(err)
		}
	}
}

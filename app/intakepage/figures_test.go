package intakepage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whybone/app/figuretable"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// newFigureStage is the page for service figures.
func newFigureStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.work = NewFigures(s.store, func() time.Time { return time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC) })
	s.work.background, s.work.post = func(work func() func()) { work()() }, func(f func()) { f() }
	s.open()
	return s
}

func (s *stage) book() *service.Book {
	s.t.Helper()
	values, err := s.store.Register().Values()
	if err != nil {
		s.t.Fatal(err)
	}
	return service.Read(complaint.Things(values))
}

const figureTable = "2026年服务品级,,,\n月份,满意率(%),投诉率,备注\n2026-01,95.5,3,新人多\n2026-02,约96,4,\n"

// Figures are looked at before they come in: what the columns are taken for, the first rows, and the cells
// that are no numbers. All of it is taken back at once.
func TestFiguresAreLookedAt(t *testing.T) {
	s := newFigureStage(t)
	s.mustShow(words.T("intake.figures.title"), words.T("intake.drop"))
	if !s.page.Dropped([]string{s.file("品级.csv", figureTable)}) {
		t.Fatal("a table that is dropped is not taken")
	}
	s.mustShow("品级.csv", "新人多", "95.5", words.T("intake.figures.column.month"), words.T("intake.noFigure", "cell", "约96"),
		words.T("intake.figures.wrong", "n", "2"), words.T("intake.figures.import", "n", "3"))
	if n := len(s.book().Indicators); n != 0 {
		t.Errorf("before anybody said yes there are %d indicators", n)
	}
	s.work.takeAs(3, "") // notes are no figures
	s.mustShow(words.T("intake.figures.wrong", "n", "1"))
	path := filepath.Join(t.TempDir(), "left.csv")
	if err := writeWrong(s.work.settled, path); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadFile(path); err != nil || !strings.Contains(string(left), "约96") || strings.Contains(string(left), "95.5") {
		t.Errorf("saved is %q, %v", left, err)
	}
	s.tap(words.T("intake.figures.import", "n", "3"))
	b := s.book()
	if i, ok := b.Named("满意率", ""); !ok || i.Unit != "%" || len(b.Indicators) != 2 {
		t.Errorf("the indicators are %+v", b.Indicators)
	}
	s.mustShow(words.FiguresTaken(3, 0, 2, 0, 1), words.T("intake.figures.cameIn", "n", "3"))
	s.work.Open(s.file("again.csv", figureTable))
	s.work.takeAs(3, "")
	s.mustShow(words.T("intake.figures.knownHow", "n", "3"), words.T("intake.importNone"))
	s.tap(words.T("intake.undo"))
	if n := len(s.book().Indicators); n != 0 {
		t.Errorf("taken back there are %d indicators", n)
	}
	if len(s.wrong) > 0 {
		t.Errorf("reported: %v", s.wrong)
	}
}

// A table without months says so; with one that is named by hand it goes on.
func TestFiguresWithoutMonths(t *testing.T) {
	s := newFigureStage(t)
	s.work.Open(s.file("a.csv", "Name,Value\nAnswered,5\n"))
	s.mustShow(words.T("intake.figures.noMonths"), words.T("intake.importNone"))
	s.work.Open(s.file("b.csv", "Name,Note,2026-01\nAnswered,a,5\n"))
	s.work.takeAs(0, "")
	s.mustShow(words.T("intake.figures.noNames"))
	s.page.columnMenu(0, s.page.root)
	uitest.Tap(t, s.win.Canvas().Overlays().Top(), words.Title(fishbone.IndicatorKind, "name"))
	s.mustShow(words.T("intake.figures.import", "n", "1"))
	if got := s.work.plan.Of(figuretable.OfMonth); got != 2 {
		t.Errorf("the month is column %d", got)
	}
}

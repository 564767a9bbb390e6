package wall

import (
	"fmt"
	"strings"
	"testing"
)

// english and chinese are as many cards as there are places, of the length that people speak.
func english(n int) []string {
	from := []string{
		"Rooms are not ready at 14:00", "Too few clerks in the peak", "The key encoder often fails", "Booking sites send late changes",
		"Guests do not know what to bring", "Everybody arrives at 15:00", "The arrival list comes at 15:00", "Passport data is typed twice",
		"Upgrades are decided at the desk", "Pre-registration mail goes to spam", "Inspection of rooms takes too long", "City tax is asked for separately",
	}
	return take(from, n)
}

func chinese(n int) []string {
	from := []string{
		"骑手不够", "出餐太慢", "预计时间算得太短", "小区不让骑手进", "一次派单太多", "高峰期排班不合理", "导航绕路", "新骑手不熟悉小区",
		"包装容易洒，重做耽误时间", "堂食和外卖抢同一个灶", "补贴低，没人愿意跑远单", "怕迟到罚款，骑手先送近的",
	}
	return take(from, n)
}

func take(from []string, n int) (all []string) {
	for i := range n {
		all = append(all, from[i%len(from)])
	}
	return all
}

// The sizes that the board beside the panel, and the room's screen, must reach.
func TestCardsAreAsLargeAsTheyFit(t *testing.T) {
	board := Room{Width: 690, Height: 552, Most: 24, Least: 10, Name: 12, Filled: true}
	nameless := board
	nameless.Name = 0
	present := Room{Width: 1860, Height: 760, Most: 40, Least: 12, Name: 22, Filled: true}
	for _, c := range []struct {
		texts []string
		room  Room
		want  float64
	}{
		{chinese(34), board, 18}, {chinese(47), nameless, 13}, {chinese(60), nameless, 12},
		{english(34), board, 13}, {english(34), nameless, 15}, {english(47), nameless, 12},
		{english(34), present, 28}, {english(20), present, 35}, {english(60), present, 18},
	} {
		g, ok := new(Fitter).Fit(c.texts, len(c.texts)+1, c.room)
		t.Logf("%d cards: %d × %d, text %v", len(c.texts), g.Columns, g.Rows, g.Text)
		if !ok || g.Text < c.want {
			t.Errorf("%d cards in %v × %v: text %v, fits %v; want %v", len(c.texts), c.room.Width, c.room.Height, g.Text, ok, c.want)
		}
	}
}

// What people read does not move at each card, only where one does not fit any more.
func TestTheGridStaysAsLongAsCardsFit(t *testing.T) {
	room := Room{Width: 690, Height: 552, Most: 24, Least: 10, Name: 12, Filled: true}
	var f Fitter
	grids := map[Grid]bool{}
	for n := range 34 {
		g, _ := f.Fit(chinese(n), n+1, room)
		grids[g] = true
		if g.Places() < n+1 {
			t.Fatalf("%d cards have %d places", n, g.Places())
		}
	}
	if len(grids) > 9 {
		t.Errorf("34 cards came in %d grids", len(grids))
	}
}

// While cards go onto the fish the wall becomes lower and nothing else.
func TestAWallThatIsNotFilledShrinksRowByRow(t *testing.T) {
	room := Room{Width: 690, Height: 260, Most: 15, Least: 10}
	var f Fitter
	before := 1e9
	first, ok := f.Fit(english(17), 17, room)
	if !ok {
		t.Fatalf("17 cards do not fit: %+v", first)
	}
	for n := 17; n > 0; n-- {
		g, _ := f.Fit(english(n), n, room)
		if g.Columns != first.Columns || g.Text != first.Text || g.HeightOf(n) > before {
			t.Fatalf("%d cards: %+v, %v high; before %v", n, g, g.HeightOf(n), before)
		}
		before = g.HeightOf(n)
	}
}

// No card loses a word where the grid says that all of them fit.
func TestEveryCardIsWhole(t *testing.T) {
	long := append(english(10), "Wartungsplanaktualisierung der Kartenlesegeräte im Eingangsbereich", strings.Repeat("很长的原因", 12))
	for _, room := range []Room{{Width: 690, Height: 552, Most: 24, Least: 10, Name: 12, Filled: true}, {Width: 690, Height: 260, Most: 15, Least: 10}} {
		var f Fitter
		g, ok := f.Fit(long, len(long), room)
		if !ok {
			t.Fatalf("they do not fit: %+v", g)
		}
		for _, text := range long {
			lines, cut := f.wrapped(text, g, linesIn(g.Height, g.Text, room.Name))
			if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); cut || got != strings.ReplaceAll(text, " ", "") {
				t.Errorf("%q is shown as %q", text, lines)
			}
		}
	}
}

func BenchmarkFit(b *testing.B) {
	for _, n := range []int{34, 60} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			texts := english(n)
			for b.Loop() {
				new(Fitter).Fit(texts, n, Room{Width: 690, Height: 552, Most: 24, Least: 10, Name: 12, Filled: true})
			}
		})
	}
}

//go:build linux

package endtoend

import (
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// What people wait for, measured on the real window as they see it: from the moment a
// key or the pointer moves until the points of the screen are there. The window is
// painted in software. Beside the times stands what the program and the screen's server
// had to compute for one step, which other programs on the machine do not change, and
// the machine's load.

// sizes of the fish that are measured.
var fish = map[int]struct{ bones, causes, answers int }{
	54:   {6, 4, 1},
	300:  {8, 12, 2},
	500:  {10, 16, 2},
	1000: {10, 33, 2},
}

// BenchmarkKeyToScreen types into the capture line beside a fish.
func BenchmarkKeyToScreen(b *testing.B) {
	for _, nodes := range []int{54, 300, 1000} {
		b.Run(fmt.Sprint(nodes), func(b *testing.B) {
			s := openFish(b, nodes, guide.StepCauses)
			entry := image.Rect(920, 100, 1270, 230) // what changes there is what is typed, and a cursor
			hint := s.watch.ink(entry)
			s.fingers.key('m')
			s.watch.until("the hint is gone", func() bool { return s.watch.ink(entry) < hint })
			for b.Loop() {
				s.steps(100, func() time.Duration {
					before := s.watch.ink(entry)
					at := time.Now()
					s.fingers.key('m')
					took := s.watch.until("the letter is there", func() bool { return s.watch.ink(entry) > before+8 }).Sub(at)
					s.fingers.key(keyBackspace)
					s.watch.until("the letter is gone", func() bool { return s.watch.ink(entry) == before })
					return took
				})
			}
		})
	}
}

// BenchmarkEditToBoard sends cards to bones by their numbers.
func BenchmarkEditToBoard(b *testing.B) {
	for _, nodes := range []int{54, 300, 1000} {
		b.Run(fmt.Sprint(nodes), func(b *testing.B) {
			s := openFish(b, nodes, guide.StepGroup)
			s.press("Down") // takes a card
			n := 1
			for b.Loop() {
				s.steps(40, func() time.Duration {
					before := s.watch.sum(s.board)
					at := time.Now()
					s.fingers.key('1' + keysym(n%6))
					n++
					return s.watch.complete(s.board, before).Sub(at)
				})
			}
		})
	}
}

// BenchmarkPan drags the paper.
func BenchmarkPan(b *testing.B) {
	s := openFish(b, 500, guide.StepGroup)
	at := s.board.Min.Add(image.Pt(12, 12)) // there is paper
	s.fingers.move(at.X, at.Y)
	s.fingers.hold(1)
	n := 0
	for b.Loop() {
		s.steps(100, func() time.Duration {
			before := s.watch.sum(s.board)
			n++
			started := time.Now()
			s.fingers.move(at.X+5*(n%20), at.Y+3*(n%20))
			return s.watch.complete(s.board, before).Sub(started)
		})
	}
	s.fingers.letGo(1)
}

// BenchmarkZoom turns the wheel.
func BenchmarkZoom(b *testing.B) {
	s := openFish(b, 500, guide.StepGroup)
	at := middle(s.board)
	s.fingers.move(at.X, at.Y)
	n := 0
	for b.Loop() {
		s.steps(60, func() time.Duration {
			before := s.watch.sum(s.board)
			wheel := byte(4)
			if n++; n%4 >= 2 {
				wheel = 5
			}
			started := time.Now()
			s.fingers.hold(wheel)
			s.fingers.letGo(wheel)
			return s.watch.complete(s.board, before).Sub(started)
		})
	}
}

// BenchmarkIdle does nothing, with and without a cursor that blinks in an entry.
func BenchmarkIdle(b *testing.B) {
	for _, c := range []struct {
		name string
		step guide.Step
	}{{"board", guide.StepGroup}, {"entry", guide.StepCauses}} {
		b.Run(c.name, func(b *testing.B) {
			s := openFish(b, 300, c.step)
			time.Sleep(2 * time.Second)
			for b.Loop() {
				const rest = 10 * time.Second
				before := s.cpu()
				time.Sleep(rest)
				b.ReportMetric(float64(s.cpu()-before)/float64(rest)*100, "%core")
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(s.memory(), "MB")
			b.ReportMetric(load(b), "load")
		})
	}
}

// speed is a window with a fish on it that is measured.
type speed struct {
	*window
	b       *testing.B
	fingers *fingers
	watch   *watch
	board   image.Rectangle
}

type keysym = xproto.Keysym

// openFish opens the program at a step of an analysis with so many nodes.
func openFish(b *testing.B, nodes int, step guide.Step) *speed {
	b.Helper()
	d := newDesktop(b, 1280, 720)
	data := dataIn(b.TempDir())
	id := storeFish(b, data, nodes, step)
	w := d.open(data, words.English)
	w.id = id
	w.press("Return")
	w.see(words.T("workshop.step", "n", step))
	s := &speed{window: w, b: b, fingers: d.newFingers(), watch: d.newWatch(), board: image.Rect(200, 120, 800, 520)}
	s.watch.until("the fish is there", s.fishThere)
	s.watch.rest(s.board, s.watch.sum(s.board), time.Now())
	return s
}

// fishThere says whether there are letters and lines on the board. The bare screen is
// black all over.
func (s *speed) fishThere() bool {
	ink, all := s.watch.ink(s.board), s.board.Dx()*s.board.Dy()
	return ink > 500 && ink < all/4
}

// storeFish makes a data file with one analysis.
func storeFish(b testing.TB, data string, nodes int, step guide.Step) fishbone.ID {
	b.Helper()
	store, err := storage.Open(data)
	must(b, err)
	at := fishbone.Stamp{At: time.Now()}
	a := fishbone.New(fishbone.NewID(), at)
	a, err = store.Create(a)
	must(b, err)
	_, err = store.Do(a, fishbone.Batch{Edits: fishEdits(nodes)}, at)
	must(b, err)
	must(b, store.SetStep(a.ID(), step))
	must(b, store.Close())
	return a.ID()
}

// fishEdits make a fish of bones, causes and answers.
func fishEdits(nodes int) []fishbone.Edit {
	shape := fish[nodes]
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "Late deliveries rose to 14% in Q3"}}
	add := func(under fishbone.ID, text string) fishbone.ID {
		id := fishbone.NewID()
		edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: text})
		return id
	}
	for i := range shape.bones {
		bone := fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: fmt.Sprint("Category ", i+1)}})
		for j := range shape.causes {
			cause := add(bone, label(i+j))
			for k := range shape.answers {
				add(cause, label(i+j+k+1))
			}
		}
	}
	return edits
}

func label(n int) string {
	all := []string{"Worn bearing on line 3", "供应商批次没有检查", "Training plan ignored", "Late truck slot", "作业指导书不清楚", "Wrong drill bit", "Sensor dirty", "校准记录过期"}
	return all[n%len(all)]
}

// steps does something so often and reports how long it took. Between two steps it
// waits for a moment that is not in step with the window's frames.
func (s *speed) steps(n int, step func() time.Duration) {
	s.b.Helper()
	var took []time.Duration
	before := s.cpu()
	for range n {
		time.Sleep(time.Duration(20+rand.IntN(30)) * time.Millisecond)
		took = append(took, step())
	}
	cpu := (s.cpu() - before) / time.Duration(n)
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	s.b.ReportMetric(0, "ns/op")
	s.b.ReportMetric(ms(took[n/2]), "p50-ms")
	s.b.ReportMetric(ms(took[n*95/100]), "p95-ms")
	if cpu > 0 { // it is the same program still
		s.b.ReportMetric(ms(cpu), "cpu-ms/step")
	}
	s.b.ReportMetric(load(s.b), "load")
}

// cpu is what the program has computed so far.
func (s *speed) cpu() time.Duration {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(s.process.cmd.Process.Pid), "stat"))
	must(s.t, err)
	_, after, _ := strings.Cut(string(data), ") ")
	fields := strings.Fields(after)
	var ticks int
	for _, f := range fields[11:13] { // in the program and in the kernel for it
		n, err := strconv.Atoi(f)
		must(s.t, err)
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// memory is what the program holds, in megabytes.
func (s *speed) memory() float64 {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join("/proc", fmt.Sprint(s.process.cmd.Process.Pid), "status"))
	must(s.t, err)
	_, after, _ := strings.Cut(string(data), "VmRSS:")
	kb, err := strconv.Atoi(strings.Fields(after)[0])
	must(s.t, err)
	return float64(kb) / 1024
}

// load is how many processes want to compute, on average over a minute.
func load(t testing.TB) float64 {
	t.Helper()
	data, err := os.ReadFile("/proc/loadavg")
	must(t, err)
	n, err := strconv.ParseFloat(strings.Fields(string(data))[0], 64)
	must(t, err)
	return n
}

// BenchmarkStart starts the program until the fish that was left is on the screen.
func BenchmarkStart(b *testing.B) {
	s := openFish(b, 300, guide.StepCauses)
	for b.Loop() {
		s.steps(5, func() time.Duration {
			s.close()
			at := time.Now()
			again := s.open(s.data, words.English)
			again.id, s.window = s.id, again
			return s.watch.until("the fish is there", s.fishThere).Sub(at)
		})
	}
}

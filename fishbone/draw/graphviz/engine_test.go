package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if Serve() || help() {
		return
	}
	os.Exit(m.Run())
}

const small = `graph { a [pos="10,10", label="原因"]; b [pos="90,50"]; a -- b }`

// slow is a graph that the layout dot works on for many seconds.
var slow = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	r := rand.New(rand.NewPCG(1, 2))
	b.WriteString("digraph {\n")
	for range 6_000 {
		fmt.Fprintf(&b, "n%d -> n%d\n", r.IntN(900), r.IntN(900))
	}
	b.WriteString("}\n")
	return b.Bytes()
})

func engine(t testing.TB, o Options) *Engine {
	t.Helper()
	e := New(o)
	t.Cleanup(e.Close)
	return e
}

func mustDraw(t testing.TB, e *Engine) {
	t.Helper()
	svg, err := e.Render(context.Background(), "nop2", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(svg), ">原因</text>") {
		t.Fatalf("the label is missing from\n%s", svg)
	}
}

// pid tells which worker draws.
func pid(t testing.TB, e *Engine) int {
	t.Helper()
	var id int
	<-e.turn
	e.sent = func(w *worker) { id = w.command.Process.Pid }
	e.turn <- struct{}{}
	mustDraw(t, e)
	return id
}

func TestRender(t *testing.T) {
	mustDraw(t, engine(t, Options{}))
}

func TestWhatGraphvizHasAgainstAGraphIsToldAndHarmsNothing(t *testing.T) {
	e := engine(t, Options{})
	before := pid(t, e)
	for _, bad := range []string{"", "graph {", `graph { a [label="]; }`, "\x00"} {
		if svg, err := e.Render(context.Background(), "nop2", []byte(bad)); err == nil {
			t.Errorf("%q was drawn: %s", bad, svg)
		}
	}
	if after := pid(t, e); after != before {
		t.Errorf("worker %d was replaced by %d for a graph that it could refuse", before, after)
	}
}

func TestADeadWorkerIsReplacedOnceForAPicture(t *testing.T) {
	e := engine(t, Options{})
	mustDraw(t, e)
	killed := 0
	e.sent = func(w *worker) {
		if killed++; killed == 1 {
			w.kill()
		}
	}
	mustDraw(t, e)
	if killed != 2 {
		t.Errorf("%d attempts, want 2", killed)
	}
	e.sent = func(w *worker) { w.kill() }
	if _, err := e.Render(context.Background(), "nop2", []byte(small)); err == nil || !strings.Contains(err.Error(), "worker died") {
		t.Errorf("error %v, want one about a dead worker", err)
	}
	e.sent = nil
	mustDraw(t, e)
}

func TestTimeLimit(t *testing.T) {
	e := engine(t, Options{Limit: 100 * time.Millisecond})
	if _, err := e.Render(context.Background(), "dot", slow()); !errors.Is(err, ErrTimeout) {
		t.Fatalf("error %v, want %v", err, ErrTimeout)
	}
	e.options.Limit = time.Minute // the next one may take its time
	mustDraw(t, e)
}

func TestACancelledPictureReturnsAtOnceAndMakesWay(t *testing.T) {
	e := engine(t, Options{Grace: time.Millisecond})
	mustDraw(t, e)
	ctx, cancel := context.WithCancel(context.Background())
	e.sent = func(*worker) { cancel() }
	if _, err := e.Render(ctx, "dot", slow()); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want %v", err, context.Canceled)
	}
	if _, err := e.Render(ctx, "dot", slow()); !errors.Is(err, context.Canceled) {
		t.Fatalf("while waiting: error %v, want %v", err, context.Canceled)
	}
	mustDraw(t, e)
}

func TestACancelledSmallPictureKeepsItsWorker(t *testing.T) {
	e := engine(t, Options{Grace: time.Minute})
	before := pid(t, e)
	ctx, cancel := context.WithCancel(context.Background())
	e.sent = func(*worker) { cancel() }
	_, _ = e.Render(ctx, "nop2", []byte(small)) // it may be done before the cancel is seen
	if after := pid(t, e); after != before {
		t.Errorf("worker %d was replaced by %d", before, after)
	}
}

func TestWorkersAreReplacedBeforeTheyGrow(t *testing.T) {
	for name, o := range map[string]Options{"renders": {Renders: 2}, "memory": {Memory: 1}} {
		t.Run(name, func(t *testing.T) {
			e := engine(t, o)
			first := pid(t, e)
			deadline := time.Now().Add(time.Minute)
			for pid(t, e) == first {
				if time.Now().After(deadline) {
					t.Fatalf("worker %d still draws", first)
				}
			}
		})
	}
}

func TestManyAtOnce(t *testing.T) {
	e := engine(t, Options{Renders: 20})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 15 {
				ctx, cancel := context.WithCancel(context.Background())
				if i%5 == 4 {
					cancel()
				}
				svg, err := e.Render(ctx, "nop2", []byte(small))
				if err == nil && !bytes.Contains(svg, []byte("原因")) || err != nil && !errors.Is(err, context.Canceled) {
					t.Errorf("%v\n%s", err, svg)
				}
				cancel()
			}
		})
	}
	all.Wait()
}

func TestTooLarge(t *testing.T) {
	e := engine(t, Options{DOT: len(small) - 1})
	if _, err := e.Render(context.Background(), "nop2", []byte(small)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v, want %v", err, ErrTooLarge)
	}
}

func TestCloseEndsAPictureInTheMaking(t *testing.T) {
	e := New(Options{})
	sent := make(chan struct{})
	e.sent = func(*worker) { close(sent) }
	result := make(chan error)
	go func() {
		_, err := e.Render(context.Background(), "dot", slow())
		result <- err
	}()
	<-sent
	e.Close()
	e.Close()
	if err := <-result; !errors.Is(err, ErrClosed) {
		t.Errorf("error %v, want %v", err, ErrClosed)
	}
	if _, err := e.Render(context.Background(), "nop2", []byte(small)); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: error %v, want %v", err, ErrClosed)
	}
}

func TestAWorkerStartsNoWorkers(t *testing.T) {
	t.Setenv(variable, serve)
	e := engine(t, Options{})
	if _, err := e.Render(context.Background(), "nop2", []byte(small)); err == nil {
		t.Error("a worker has started a worker")
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		e := New(Options{})
		<-e.turn
		if err := e.ready(); err != nil {
			b.Fatal(err)
		}
		e.turn <- struct{}{}
		e.Close()
	}
}

func BenchmarkRoundTrip(b *testing.B) {
	e := engine(b, Options{})
	mustDraw(b, e)
	for b.Loop() {
		mustDraw(b, e)
	}
}

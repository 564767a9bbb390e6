package graphviz

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// What a caller may want to tell apart.
var (
	// ErrTimeout means that a picture took longer than [Options] allow.
	ErrTimeout = errors.New("graphviz took too long")
	// ErrTooLarge means that a picture is too large to be tried.
	ErrTooLarge = errors.New("the picture is too large")
	// ErrClosed means that the engine was closed.
	ErrClosed = errors.New("graphviz was shut down")
)

// Options are an engine's bounds. A zero field means its default.
type Options struct {
	Start   time.Duration // for a worker to get ready, 60 s: the first one on a machine compiles
	Limit   time.Duration // for one picture, 20 s
	Grace   time.Duration // for a picture that nobody waits for any more, 300 ms
	Renders int           // pictures drawn by one worker, 2,000
	Memory  uint64        // bytes a worker may hold, 128 MiB
	DOT     int           // bytes of DOT, 16 MiB
}

func (o Options) withDefaults() Options {
	if o.Start == 0 {
		o.Start = time.Minute
	}
	if o.Limit == 0 {
		o.Limit = 20 * time.Second
	}
	if o.Grace == 0 {
		o.Grace = 300 * time.Millisecond
	}
	if o.Renders == 0 {
		o.Renders = 2_000
	}
	if o.Memory == 0 {
		o.Memory = 128 << 20
	}
	if o.DOT == 0 {
		o.DOT = 16 << 20
	}
	return o
}

// Engine draws DOT. It is safe for concurrent use; it draws one picture at a time.
type Engine struct {
	options Options
	life    context.Context // done when the engine is closed
	end     context.CancelCauseFunc
	close   sync.Once

	turn   chan struct{} // holds a token; who has taken it may use what follows
	worker *worker       // nil when there is none
	next   chan *worker  // gives the worker that is being started, nil if it failed; nil when none is
	old    sync.WaitGroup
	sent   func(*worker) // for tests: a request is about to go out
}

// New returns an engine and starts its first worker in the background.
func New(o Options) *Engine {
	e := &Engine{options: o.withDefaults(), turn: make(chan struct{}, 1)}
	e.life, e.end = context.WithCancelCause(context.Background())
	e.prepare()
	e.turn <- struct{}{}
	return e
}

// Render lays out and draws a graph and gives it as SVG. The layout is one of
// Graphviz's engines, for example "nop2" (positions in points are given) or
// "dot". When ctx is done it returns at once with the cause; other errors are
// [ErrTimeout], [ErrTooLarge], [ErrClosed], what Graphviz has against the graph,
// or why no worker could be had.
func (e *Engine) Render(ctx context.Context, layout string, dot []byte) ([]byte, error) {
	if len(dot) > e.options.DOT {
		return nil, fmt.Errorf("drawing with graphviz: %d bytes of DOT: %w", len(dot), ErrTooLarge)
	}
	select {
	case <-e.turn:
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for graphviz: %w", context.Cause(ctx))
	case <-e.life.Done():
		return nil, fmt.Errorf("drawing with graphviz: %w", ErrClosed)
	}
	var svg []byte
	var err error
	done := make(chan struct{})
	go func() {
		svg, err = e.render(ctx, request{layout, dot})
		close(done)
		e.turn <- struct{}{}
	}()
	select {
	case <-done:
	case <-ctx.Done():
		return nil, fmt.Errorf("drawing with graphviz: %w", context.Cause(ctx))
	}
	if err != nil {
		return nil, fmt.Errorf("drawing with graphviz: %w", err)
	}
	return svg, nil
}

// render has the turn. A picture whose worker died is tried once more in a fresh one.
func (e *Engine) render(caller context.Context, q request) ([]byte, error) {
	svg, err := e.attempt(caller, q)
	if _, died := errors.AsType[*crash](err); died && caller.Err() == nil {
		svg, err = e.attempt(caller, q)
	}
	return svg, err
}

func (e *Engine) attempt(caller context.Context, q request) ([]byte, error) {
	if err := e.ready(); err != nil {
		return nil, err
	}
	ctx, stop := e.bounds(caller)
	defer stop()
	if e.sent != nil {
		e.sent(e.worker)
	}
	r, err := e.worker.draw(ctx, q)
	if err != nil {
		e.worker = nil
		e.prepare()
		return nil, err
	}
	if e.worker.renders >= e.options.Renders || r.Memory >= e.options.Memory {
		e.prepare()
	}
	if r.Problem != "" {
		return nil, errors.New(r.Problem)
	}
	return r.SVG, nil
}

// bounds gives the time that a worker has for a picture. When the caller has left,
// a moment remains: most pictures are done within it, and a fresh worker would
// cost more than the rest of this one's work.
func (e *Engine) bounds(caller context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(e.life)
	limit := time.AfterFunc(e.options.Limit, func() { cancel(ErrTimeout) })
	left := context.AfterFunc(caller, func() {
		time.AfterFunc(e.options.Grace, func() { cancel(context.Cause(caller)) })
	})
	return ctx, func() { left(); limit.Stop(); cancel(nil) }
}

// prepare starts a worker in the background, if none is on its way.
func (e *Engine) prepare() {
	if e.next != nil || e.life.Err() != nil {
		return
	}
	next := make(chan *worker, 1)
	e.next = next
	go func() {
		w, _ := e.start() // the next picture tries again, and tells
		next <- w
	}()
}

func (e *Engine) start() (*worker, error) {
	ctx, cancel := context.WithTimeoutCause(e.life, e.options.Start, ErrTimeout)
	defer cancel()
	return start(ctx)
}

// ready sees to it that there is a worker: the one on its way, where there is no
// other or it has come; a new one where that failed.
func (e *Engine) ready() (err error) {
	if e.next != nil && (e.worker == nil || len(e.next) > 0) {
		fresh := <-e.next
		e.next = nil
		if fresh != nil {
			e.retire()
			e.worker = fresh
		}
	}
	if e.worker == nil {
		e.worker, err = e.start()
	}
	return err
}

func (e *Engine) retire() {
	if e.worker != nil {
		e.old.Go(e.worker.retire)
		e.worker = nil
	}
}

// Close ends the engine and its workers, a picture in the making too, and returns
// when they are gone. It may be called more than once.
func (e *Engine) Close() {
	e.close.Do(func() {
		e.end(ErrClosed)
		<-e.turn
		e.retire()
		if e.next != nil {
			e.worker = <-e.next
			e.retire()
		}
		e.old.Wait()
	})
}

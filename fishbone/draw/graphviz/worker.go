package graphviz

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// worker is a running child process that draws. One goroutine at a time uses it.
type worker struct {
	command *exec.Cmd
	stdin   io.WriteCloser
	in      *gob.Decoder
	out     *gob.Encoder
	renders int
}

// start runs this program once more as a worker and waits until it is ready, or
// until ctx is done.
func start(ctx context.Context) (*worker, error) {
	if os.Getenv(variable) != "" {
		return nil, errors.New("starting a graphviz worker: this is one already; does main call graphviz.Serve first?")
	}
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("starting a graphviz worker: finding this program: %w", err)
	}
	c := exec.Command(program)
	// No Stderr: what a crash prints must not get onto the user's terminal.
	c.Env = append(os.Environ(), variable+"="+serve)
	stdin, err := c.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("starting a graphviz worker: %w", err)
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("starting a graphviz worker: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("starting a graphviz worker: %w", err)
	}
	w := &worker{command: c, stdin: stdin, in: gob.NewDecoder(stdout), out: gob.NewEncoder(stdin)}
	if _, err := w.receive(ctx); err != nil {
		return nil, fmt.Errorf("starting a graphviz worker: %w", err)
	}
	return w, nil
}

// draw sends one request and waits for its answer. When ctx is done first, or the
// worker fails, the worker is dead afterwards.
func (w *worker) draw(ctx context.Context, q request) (reply, error) {
	w.renders++
	// A worker that is killed no longer reads, so this cannot hang for good.
	stop := context.AfterFunc(ctx, w.kill)
	defer stop()
	if err := w.out.Encode(q); err != nil {
		w.kill()
	}
	return w.receive(ctx)
}

// receive waits for one answer. An error is the cause of ctx's end, or a crash.
func (w *worker) receive(ctx context.Context) (reply, error) {
	stop := context.AfterFunc(ctx, w.kill)
	defer stop()
	var r reply
	err := w.in.Decode(&r)
	if err == nil {
		return r, nil
	}
	w.kill()
	end := w.command.Wait()
	if ctx.Err() != nil {
		return reply{}, context.Cause(ctx)
	}
	return reply{}, &crash{end}
}

func (w *worker) kill() { _ = w.command.Process.Kill() }

// retire lets an idle worker end and waits for it.
func (w *worker) retire() {
	_ = w.stdin.Close() // it exits when it reads the end
	_ = w.command.Wait()
}

// crash is the end of a worker that nobody wanted to end.
type crash struct{ end error }

func (c *crash) Error() string { return fmt.Sprintf("the graphviz worker died: %v", c.end) }
func (c *crash) Unwrap() error { return c.end }

package graphviz

import (
	"bytes"
	"context"
	"encoding/gob"
	"io"
	"os"
	"os/signal"
	"runtime/metrics"

	"early.whybone"
	"github.com/goccy/go-graphviz"
)

// variable is set in a worker's environment, to serve.
const (
	variable = "WHYBONE_GRAPHVIZ"
	serve    = "serve"
)

// go-graphviz is up when this package's turn comes, see package early.
func init() { early.Restore() }

// request asks a worker for one picture. gob writes its length before it.
type request struct {
	Layout string
	DOT    []byte
}

// reply is what a worker answers. The first one, on start, is empty and says that
// it is ready.
type reply struct {
	SVG     []byte
	Problem string // what Graphviz said against the request
	Memory  uint64 // bytes that the worker holds by now
}

// Serve does a worker's work when this process was started as one, and then
// returns true: the caller must end without doing anything else. In every other
// process it returns false at once.
func Serve() bool {
	if os.Getenv(variable) != serve {
		return false
	}
	// Ctrl-C in a terminal reaches the whole group; the program itself decides.
	signal.Ignore(os.Interrupt)
	requests := make(chan request)
	go receive(os.Stdin, requests)
	// Not even a failure to write is worth a word: then nobody listens any more.
	_ = work(requests, os.Stdout)
	return true
}

// receive reads requests until the program that asks is gone. It then ends the
// process at once: a picture that is being drawn has nobody to go to.
func receive(r io.Reader, requests chan<- request) {
	in := gob.NewDecoder(r)
	for {
		var q request
		if in.Decode(&q) != nil {
			os.Exit(0)
		}
		requests <- q
	}
}

// work answers requests one after the other.
func work(requests <-chan request, w io.Writer) error {
	ctx := context.Background()
	engine, err := graphviz.New(ctx)
	if err != nil {
		return err
	}
	out := gob.NewEncoder(w)
	if err := out.Encode(reply{Memory: held()}); err != nil {
		return err
	}
	for q := range requests {
		svg, err := render(ctx, engine, q)
		r := reply{SVG: svg, Memory: held()}
		if err != nil {
			r.SVG, r.Problem = nil, err.Error()
		}
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func render(ctx context.Context, engine *graphviz.Graphviz, q request) ([]byte, error) {
	graph, err := graphviz.ParseBytes(q.DOT)
	if err != nil {
		return nil, err
	}
	if graph == nil {
		return nil, io.ErrUnexpectedEOF
	}
	defer func() { _ = graph.Close() }() // what it fails to free goes with the worker
	var svg bytes.Buffer
	err = engine.SetLayout(graphviz.Layout(q.Layout)).Render(ctx, graph, graphviz.SVG, &svg)
	return svg.Bytes(), err
}

// held is how much memory this process has from the system, the WebAssembly's
// included, in bytes.
func held() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

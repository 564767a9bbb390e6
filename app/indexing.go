package app

import (
	"context"

	"whybone/app/ui"
)

// keepIndexed has what is searched brought up to date beside the window, for as long as the
// program works with its data file.
func (w *window) keepIndexed() {
	w.stopIndexing()
	if w.store.ReadOnly() {
		return
	}
	store, ended := w.store, make(chan struct{})
	ctx, cancel := context.WithCancel(context.Background())
	w.stopIndexing = func() {
		cancel()
		<-ended
	}
	ui.Go(func() {
		defer close(ended)
		store.KeepIndexed(ctx, func(int, bool) {})
	})
}

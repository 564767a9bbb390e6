// Package graphviz draws DOT with Graphviz, in a process of its own.
//
// Graphviz comes as WebAssembly inside go-graphviz, which leaks a little with each
// picture, cannot be cancelled, and must not be used from two goroutines. So it
// works in a child process that is this same program again: an [Engine] keeps
// one such worker warm, gives it one picture at a time, replaces it before it has
// grown large, and ends it when it takes too long. A worker that dies takes one
// picture with it, never the program.
//
// The program must call [Serve] first thing in main, and tests that draw in
// TestMain. The package writes no file and knows nothing of fishbones. Start
// reading at engine.go, then worker.go (this side of a worker) and serve.go (the
// inside of it).
package graphviz

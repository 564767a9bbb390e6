//go:build !windows

package console

import "os"

// Open finds the console.
func Open() *Console { return &Console{In: os.Stdin, Out: os.Stdout, Err: os.Stderr} }

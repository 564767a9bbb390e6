// Command program is a program with a window, as far as Windows knows, that says what it was given
// and read.
package main

import (
	"fmt"
	"io"
	"os"

	"whybone/app/console"
)

func main() {
	c := console.Open()
	fmt.Fprintln(c.Out, "out 鱼骨", os.Args[1:])
	fmt.Fprintln(c.Err, "err 魚骨")
	if len(os.Args) > 1 && os.Args[1] == "read" {
		data, err := io.ReadAll(c.In)
		fmt.Fprintf(c.Out, "read %q, %v\n", data, err)
	}
	os.Exit(3)
}

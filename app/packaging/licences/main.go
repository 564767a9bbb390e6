// Command licences writes assets/licences.txt: under which licences all that is compiled into the
// program may be used. The about box shows it, and every package has it beside the program.
//
//	go generate ./app/packaging/licences
//
// A module whose licence cannot be found is an error: nothing is shipped without one.
package main

import (
	"bytes"
	"fmt"
	"os"
)

//go:generate go run . ../../../assets/licences.txt

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name the file to write")
	}
	parts, err := collect("../../..")
	if err != nil {
		return err
	}
	var out bytes.Buffer
	write(&out, parts)
	return os.WriteFile(args[0], out.Bytes(), 0o644)
}

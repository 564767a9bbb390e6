package graphviz

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestAWorkerEndsWithItsProgramEvenInTheMiddleOfAPicture(t *testing.T) {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), roleVariable+"="+roleParent)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	var worker int
	if _, err := fmt.Sscan(line, &worker); err != nil {
		t.Fatal(err)
	}
	if !alive(worker) {
		t.Fatal("the worker was gone before its program")
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(time.Minute)
	for alive(worker) {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("worker %d lives on without its program", worker)
		}
	}
}

// alive says whether a process runs; one that is dead and not yet buried does not.
func alive(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	_, state, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(state, "Z") && !strings.HasPrefix(state, "X")
}

package presence

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"whybone/storage/filetest"
)

func TestMain(m *testing.M) {
	if path := os.Getenv("CLAIM"); path != "" {
		if _, err := Claim(path); err != nil {
			panic(err)
		}
		os.Stdout.WriteString("claimed\n")
		select {} // until it is killed
	}
	os.Exit(m.Run())
}

func TestAClaimLastsUntilItIsReleased(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "claim")
	if Claimed(path) {
		t.Error("what is not there is claimed")
	}
	release, err := Claim(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // to ask changes nothing
		if !Claimed(path) {
			t.Error("it is not claimed")
		}
	}
	release()
	if _, err := os.Stat(path); Claimed(path) || err == nil {
		t.Error("it is still claimed, or there")
	}
}

func TestAClaimEndsWithTheProgram(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "claim")
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "CLAIM="+path)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if !Claimed(path) {
		t.Error("it is not claimed")
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	if Claimed(path) {
		t.Error("it is claimed by a program that was killed")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("what was left behind is still there")
	}
}

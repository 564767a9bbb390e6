package scene

import (
	"os"
	"testing"

	"whybone/fishbone/draw/graphviz"
)

func TestMain(m *testing.M) {
	if graphviz.Serve() {
		return
	}
	os.Exit(m.Run())
}

package scene

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestDrawRefusesPaperThatIsTooLarge(t *testing.T) {
	e := engine(t)
	for _, s := range []*Scene{{Width: 50_001, Height: 10}, {Width: 10, Height: math.Inf(1)}, {Width: math.NaN(), Height: 10}} {
		if _, err := Draw(context.Background(), e, s); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%v × %v: %v, want %v", s.Width, s.Height, err, ErrTooLarge)
		}
	}
}

func TestDrawTellsWhatGraphvizLeftOut(t *testing.T) {
	s := &Scene{Width: 100, Height: 100, Texts: []Text{written("a", 500, 50, "beside the paper", 10, false)}}
	if _, err := Draw(context.Background(), engine(t), s); err == nil || !strings.Contains(err.Error(), "beside the paper") {
		t.Errorf("error %v, want one that names the text", err)
	}
}

func TestDrawLeavesItsSourceAlone(t *testing.T) {
	s := fish()
	if _, err := Draw(context.Background(), engine(t), s); err != nil {
		t.Fatal(err)
	}
	near(t, fish(), s)
	if s.Lines[0].Points[0] != fish().Lines[0].Points[0] {
		t.Error("a line was moved")
	}
}

func TestReadingNonsense(t *testing.T) {
	for _, svg := range []string{"", "<svg", "<svg><g id=\"l0\"><path stroke=\"#zz\" d=\"M1,x\"/></g></svg>", "<svg><g id=\"t0\"><text x=\"\" y=\"1\"/></g></svg>"} {
		if _, err := readSVG([]byte(svg), fish()); err == nil {
			t.Errorf("%q was read", svg)
		}
	}
}

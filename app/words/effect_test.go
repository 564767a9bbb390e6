package words

import "testing"

// A number is written in one way wherever it stands, with digits enough for what is worked out from it.
func TestNumbersAreWrittenInOneWay(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", -0.001: "0", 0.004: "0", 0.123: "0.12", 0.5: "0.5", 3.8233: "3.82", -3.8233: "−3.82", 4.1: "4.1", 9.996: "10",
		44: "44", 44.04: "44", 24.55: "24.6", 99.97: "100", 382.4: "382", 128000: "128000",
	} {
		if got := Figure(x); got != want {
			t.Errorf("%g is %q, want %q", x, got, want)
		}
	}
	for x, want := range map[float64]string{0: "0%", 0.054: "0.05%", 8.125: "8.1%", 15.72: "15.7%", 84.07: "84.1%", 80: "80%", -12.04: "−12%", 99.98: "100%"} {
		if got := Percent(x); got != want {
			t.Errorf("%g %% is %q, want %q", x, got, want)
		}
	}
}

package chart

import "testing"

// No word of a bar's name is torn where a little smaller letters hold it.
func TestNamesOfBarsKeepTheirWords(t *testing.T) {
	bars := []Bar{{Name: "Fitting instructions unclear", Count: 5}, {Name: "Delivered late", Count: 12}, {Name: "安装说明看不懂没有人解释", Count: 1}}
	room := 60.0
	size := nameSize(bars, room)
	if size >= smallSize || size < smallestName*smallSize {
		t.Errorf("names are %v points large", size)
	}
	if got := names(bars, room, size)[0].Label; got != "Fitting\ninstructions\nunclear" {
		t.Errorf("the name is %q", got)
	}
	if nameSize(bars, 400) != smallSize || nameSize(bars, 10) != smallSize {
		t.Error("names are smaller where that is of no use")
	}
}

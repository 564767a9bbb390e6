package sheet

import "testing"

// What a spreadsheet would calculate is text, and a number stays one.
func TestWrite(t *testing.T) {
	got, err := Write([][]string{
		{"=1+1", "+SUM(A1)", "-1+1", "@now", "\t=1"}, {"-3", "+4.5", "-", "−3", "- 3"}, nil, {"a,b", "say \"it\"", "two\nlines"},
	})
	const want = "\ufeff'=1+1,'+SUM(A1),'-1+1,'@now,'\t=1\r\n-3,+4.5,'-,−3,'- 3\r\n\r\n\"a,b\",\"say \"\"it\"\"\",\"two\r\nlines\"\r\n"
	if err != nil || string(got) != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

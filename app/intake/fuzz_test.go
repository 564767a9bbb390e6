package intake_test

import (
	"testing"

	"whybone/app/intake"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/fuzztest"
)

// Whatever a text, its mapping and a mend hold: reading the table ends, what comes out of it fits
// into the register, and what is made of a row is an analysis.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{
		chinese, odd, "Date,Issue\n3/4/2026,late\n", "\xff\xfea\x00,\x00b\x00\n\x00", "\"a\nb\",1\n", "日期\t内容\t原因\t对策\n2026-03-04\tx\t1、a；2、b\tc\n", "Date;Issue;Cost\n1.1.2026;x;1,2,3\n",
		"\xa4\xa4\xa4\xe5,1\n", "=cmd,1", "a|b|c\n|||\n",
	} {
		f.Add([]byte(seed), `[{"columns":[{"heading":"Date","attribute":"received"},{"heading":"Issue","attribute":"what"}],"dates":"mdy","mends":[{"attribute":"received","cell":"x","as":"2026-01-01"}]}]`, "severity", "P1", "kept")
	}
	f.Fuzz(func(t *testing.T, data []byte, kept, attribute, cell, as string) {
		defer fuzztest.Limit(t)()
		opened, err := intake.Pasted(data, "")
		if err != nil {
			return
		}
		p, err := intake.Look(opened)
		if err != nil {
			return
		}
		if m, ok := intake.ReadMappings(kept).For(p); ok {
			p.Use(m)
		}
		p.Mend(intake.Mend{Attribute: attribute, Cell: cell, As: as})
		if len(p.Columns) > 1 && (p.Of("received") < 0 || p.Of("what") < 0) {
			p.Take(0, "received")
			p.Take(1, "what")
		}
		if p.Settle() != nil {
			return
		}
		cases := 0
		err = p.Read(func(r *intake.Row) error {
			if e, ok := r.Err.(*intake.CellError); ok {
				for _, m := range p.Offers(e) {
					if m.As == "" {
						t.Errorf("%+v is offered for %v", m, e)
					}
				}
				return nil
			}
			if r.Origin == "" {
				t.Errorf("row %d has no origin", r.Number)
			}
			if c := r.Complaint; complaint.Clean(&c, fishbone.Stamp{}) != nil {
				t.Errorf("row %d does not fit: %+v", r.Number, r.Complaint)
			}
			if cases++; cases < 20 && !r.Case.Empty() {
				if _, err := fishbone.New("a", fishbone.Stamp{}).Apply(r.Analysis(intake.CaseWords{Occurrence: "o", Escape: "e", System: "s", Evidence: "x"}, fishbone.NewID), fishbone.Stamp{}); err != nil {
					t.Errorf("row %d makes no analysis: %v", r.Number, err)
				}
			}
			return nil
		})
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

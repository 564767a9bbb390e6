package outline

import (
	"fmt"
	"runtime"
	"testing"

	"whybone/fishbone"
)

// large is an analysis of 10,000 causes, as the files of a format would hold it.
func large(tb testing.TB, causes int) *fishbone.Analysis {
	o := &Outline{Head: "Trains are late"}
	for b := range 10 {
		bone := &Topic{Text: fmt.Sprint("Bone ", b)}
		o.Bones = append(o.Bones, bone)
		under := bone
		for i := range causes / 10 {
			t := &Topic{Text: fmt.Sprintf("销售人员在第 %d 季度离职 cause %d", b, i), Evidence: "7 of 9 said so\nin May", Finding: fishbone.Confirmed, By: "王芳"}
			if i%5 == 0 {
				under = bone
			}
			under.Below = append(under.Below, t)
			under = t
		}
	}
	edit, err := o.Edit(fishbone.NewID)
	if err != nil {
		tb.Fatal(err)
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// BenchmarkImport reads a file of 10,000 topics of each format up to the analysis.
func BenchmarkImport(b *testing.B) {
	a := large(b, 10_000)
	for _, f := range Formats() {
		if !f.Writes() {
			continue
		}
		data, _, err := Write(f, a, Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			most := uint64(0)
			for b.Loop() {
				o, err := Read(data, "x"+f.Endings[0])
				if err != nil {
					b.Fatal(err)
				}
				edit, err := o.Edit(fishbone.NewID)
				if err == nil {
					_, err = fishbone.New("b", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
				}
				if err != nil {
					b.Fatal(err)
				}
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapSys)
			}
			b.ReportMetric(float64(most>>20), "MB-heap")
		})
	}
}

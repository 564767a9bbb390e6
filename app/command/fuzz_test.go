package command

import (
	"testing"

	"whybone/app/sheet"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/fuzztest"
)

// Whatever stands in a file for a chart: it ends, in a picture or in an error.
func FuzzChart(f *testing.F) {
	for _, seed := range []string{
		`{"title":"t","bars":[{"name":"a","count":3},{"name":"b","count":1e9}]}`,
		`{"solutions":[{"name":"x","effort":1,"impact":5}]}`,
		`{"unit":"%","goal":2.5,"change":"May","values":[{"when":"1","value":-1},{"when":"2","value":1e300}]}`,
		"name,count\na,1\nb,2\n", "x;y;z\n一;1,5;2\n", "{", "", "{}", `{"bars":[{"name":"\u0000","count":-1}]}`,
	} {
		f.Add([]byte(seed), "")
	}
	f.Fuzz(func(t *testing.T, data []byte, title string) {
		defer fuzztest.Limit(t)()
		for _, kind := range chartKinds {
			drawing, err := kind.read(data, sheet.Options{}, title)
			if err != nil {
				continue
			}
			s, err := drawing.Draw(chart.Style{})
			if (s == nil) == (err == nil) {
				t.Errorf("%s: the picture %v and the error %v", kind.name, s, err)
			}
		}
	})
}

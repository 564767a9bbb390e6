package draw

import (
	"fmt"
	"testing"
)

func BenchmarkGeometry(b *testing.B) {
	for _, n := range []int{54, 300, 2000, 10000} {
		for _, chinese := range []bool{false, true} {
			name := fmt.Sprint(n)
			if chinese {
				name += "-zh"
			}
			a := sized(b, n, chinese)
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					Fishbone(a, Options{})
				}
			})
		}
	}
}

package panel

import (
	"fmt"
	"strings"

	"whybone/fishbone"
)

// PointsKeys are the keys that give points of a scale, as they are shown.
func PointsKeys(s fishbone.Scale) string {
	all := s.Points()
	if first, last := all[0], all[len(all)-1]; last-first == len(all)-1 {
		return fmt.Sprintf("%d–%d", first, last)
	}
	keys := make([]string, len(all))
	for i, n := range all {
		keys[i] = fmt.Sprint(n)
	}
	return strings.Join(keys, " ")
}

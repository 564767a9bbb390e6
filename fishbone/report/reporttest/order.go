package reporttest

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// Order is in which order a schema wants the children of each element, by its name. Those of equal
// rank may stand in any order and are parted by a bar.
type Order map[string]string

// rank is where an element stands among the children of another one, -1 for nowhere.
func (o Order) rank(of, child string) int {
	return slices.IndexFunc(strings.Fields(o[of]), func(group string) bool { return slices.Contains(strings.Split(group, "|"), child) })
}

// InOrder wants a part to be sound XML whose elements stand in the order of the schema; none of
// which the order is not known. It notes the names of those that there are.
func InOrder(t testing.TB, o Order, name, text string, met map[string]bool) {
	t.Helper()
	type level struct {
		name string
		last int
	}
	var stack []level
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if len(stack) > 0 {
				up := &stack[len(stack)-1]
				at := o.rank(up.name, e.Name.Local)
				if at < 0 || at < up.last {
					t.Errorf("%s: %s stands wrongly in %s", name, e.Name.Local, up.name)
				}
				up.last = at
			}
			met[e.Name.Local] = true
			stack = append(stack, level{e.Name.Local, 0})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

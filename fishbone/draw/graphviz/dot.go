package graphviz

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"
)

// Writer collects DOT, as numbers and names are written in it.
type Writer struct{ dot []byte }

// Inch is a length in points that DOT wants in inches.
type Inch float64

// NewWriter returns a writer that has room for about so many bytes.
func NewWriter(size int) Writer { return Writer{make([]byte, 0, size)} }

// Bytes returns what was written.
func (w *Writer) Bytes() []byte { return w.dot }

// Add writes its arguments one after the other: strings and colours as they are, points
// to a thousandth, an [Inch] to a millionth. It panics on any other type.
func (w *Writer) Add(what ...any) {
	for _, v := range what {
		switch v := v.(type) {
		case string:
			w.dot = append(w.dot, v...)
		case int:
			w.dot = strconv.AppendInt(w.dot, int64(v), 10)
		case float64:
			w.dot = strconv.AppendFloat(w.dot, round(v, 1e3), 'f', -1, 64)
		case Inch:
			w.dot = strconv.AppendFloat(w.dot, round(float64(v)/72, 1e6), 'f', -1, 64)
		case color.NRGBA:
			w.dot = append(w.dot, Color(v)...)
		default:
			panic(fmt.Sprintf("graphviz: DOT has no %T", v))
		}
	}
}

// round rounds to 1/parts; never to a negative zero.
func round(x, parts float64) float64 { return math.Round(x*parts)/parts + 0 }

// Color returns a colour as DOT has it.
func Color(c color.NRGBA) string {
	if c.A == 0xff {
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	return fmt.Sprintf("#%02x%02x%02x%02x", c.R, c.G, c.B, c.A)
}

// Places reads the pairs of numbers in the outline of a path or polygon, in points. The
// origin is the lower left corner of the page, and y is negative on it.
func Places(outline string) ([][2]float64, error) {
	fields := strings.FieldsFunc(outline, func(c rune) bool { return c == ' ' || c == ',' || c == 'M' || c == 'C' || c == 'L' })
	places := make([][2]float64, 0, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		x, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return nil, err
		}
		y, err := strconv.ParseFloat(fields[i+1], 64)
		if err != nil {
			return nil, err
		}
		places = append(places, [2]float64{x, y})
	}
	return places, nil
}

// Attribute returns an attribute of an element of the SVG; empty if it has none.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

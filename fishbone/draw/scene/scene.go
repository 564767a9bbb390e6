package scene

import (
	"image"
	"image/color"
	"math"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/pdf"
)

// Scene is a picture as data: what the screen, an SVG and a PNG all show. Lengths
// are points (1/72 inch); x grows to the right, y downwards, the origin is the top
// left corner of the paper. Lines are drawn first, then shapes, images, and texts.
type Scene struct {
	Width, Height float64
	// Anchor is where the first categories meet the spine. Between the pictures of one
	// planner it is what does not move: the paper grows to its left, above and below.
	Anchor Point
	Paper  color.NRGBA
	// Forms are those of Chinese characters where the texts do not tell.
	Forms  fonts.Forms
	Lines  []Line
	Shapes []Shape
	Images []Image
	Texts  []Text
	// Tags are what the scene's document says, where it is a page of one that is read from top to
	// bottom; nil for a mere picture. All pages of a document have the same.
	Tags *Tag
	// Headings are places that a table of contents leads to, from the top down; they are not drawn.
	Headings []Heading
	// Areas is where a pointer finds things; it is not drawn.
	Areas []Area
}

// Words are all its texts, in the order in which they are drawn.
func (s *Scene) Words() []string {
	all := make([]string, len(s.Texts))
	for i := range s.Texts {
		all[i] = s.Texts[i].Words
	}
	return all
}

// forms are the forms that the texts of the scene are drawn in, as a whole.
func (s *Scene) forms() fonts.Forms {
	words := make([]string, len(s.Texts))
	for i := range s.Texts {
		words[i] = s.Texts[i].Words
	}
	return fonts.FormsOf(words, s.Forms)
}

// Part says what something in a scene is for.
type Part string

// The parts of a picture.
const (
	PartSpine    Part = "spine"
	PartHead     Part = "head"
	PartTail     Part = "tail"
	PartCategory Part = "bone"     // a rib and its category box
	PartCause    Part = "cause"    // a cause's label and its line
	PartMark     Part = "mark"     // a verdict, votes, the number of a "same as"
	PartBadge    Part = "badge"    // "+4": causes that are too deep to be drawn
	PartLegend   Part = "legend"   // what the marks mean
	PartLevel    Part = "level"    // in a tree: the number of a level, on a link
	PartLink     Part = "link"     // in a tree: from a cause to its answers, or to the one that it repeats
	PartNote     Part = "note"     // in a tree: why the team stopped asking here
	PartFootnote Part = "footnote" // the whole of a label that was shortened, below the picture
	PartCaption  Part = "caption"  // title, date, team and version; the number of the page
)

// Point is a place on the paper.
type Point struct{ X, Y float64 }

// Line is a stroke through two points or more.
type Line struct {
	Of     fishbone.ID // the category or cause it belongs to; empty for spine and tail
	Part   Part
	Points []Point
	Width  float64
	Color  color.NRGBA
	Dashed bool
	Tag    *Tag // what it is a part of, nil for mere decoration
}

// Shape is a filled polygon, given clockwise.
type Shape struct {
	Of     fishbone.ID
	Part   Part
	Points []Point
	Radius float64 // of its rounded corners
	Fill   color.NRGBA
	Tag    *Tag
}

// Text is one line of text. A label of several lines is several texts of one cause.
type Text struct {
	Of     fishbone.ID
	Part   Part
	At     Point // the left end of the baseline
	Words  string
	Width  float64 // its advance, measured with the bundled font
	Size   float64 // of the font
	Bold   bool
	Struck color.NRGBA // the line through the text; none where it has no opacity
	Color  color.NRGBA
	Full   string // the whole label where it was shortened; on its first line only
	Tag    *Tag
}

// Image is a picture made of pixels, such as a company's logo. Formats that are text alone leave
// it out.
type Image struct {
	At            Point // its upper left corner
	Width, Height float64
	Picture       image.Image
	Tag           *Tag
}

// Tag is a part of what a document says, such as a heading or a cell of a table.
type Tag = pdf.Tag

// Heading is a place by its name.
type Heading struct {
	Words string
	At    float64 // how far down the paper
}

// strike returns the line through a text that is struck. It is drawn before the text,
// because Chinese characters have strokes where it runs and must be told from it. So a
// paler line is broad, and one in the colour of the text is thinner than its strokes.
func (t *Text) strike() (line *Line, struck bool) {
	const beyond, high, broad, thin = 0.14, 0.33, 0.14, 0.05
	left, right, y := t.At.X-beyond*t.Size, t.At.X+t.Width+beyond*t.Size, t.At.Y-high*t.Size
	line = &Line{Of: t.Of, Part: t.Part, Points: []Point{{left, y}, {right, y}}, Width: broad * t.Size, Color: t.Struck}
	if t.Struck == t.Color {
		line.Width = thin * t.Size
	}
	return line, t.Struck.A != 0
}

// Area is where a thing is found by the pointer: the label of a cause, the box of a
// category, or the whole strip that a category's causes take, onto which a card can
// be dropped.
type Area struct {
	Of      fishbone.ID
	Part    Part
	Polygon []Point
}

// unseen is how far apart two places may be, in points, for the eye to take them as one.
const unseen = 0.05

// LooksLike says whether two scenes cannot be told apart when they are drawn. What a
// pointer finds in them does not matter.
func (s *Scene) LooksLike(o *Scene) bool {
	return s == o || sameLength(s.Width, o.Width) && sameLength(s.Height, o.Height) && s.Paper == o.Paper && s.Forms == o.Forms &&
		slices.EqualFunc(s.Lines, o.Lines, func(a, b Line) bool {
			return a.Width == b.Width && a.Color == b.Color && a.Dashed == b.Dashed && slices.EqualFunc(a.Points, b.Points, samePlace)
		}) &&
		slices.EqualFunc(s.Shapes, o.Shapes, func(a, b Shape) bool {
			return a.Radius == b.Radius && a.Fill == b.Fill && slices.EqualFunc(a.Points, b.Points, samePlace)
		}) &&
		slices.EqualFunc(s.Texts, o.Texts, func(a, b Text) bool {
			return samePlace(a.At, b.At) && Clean(a.Words) == Clean(b.Words) && sameLength(a.Width, b.Width) &&
				a.Size == b.Size && a.Bold == b.Bold && a.Struck == b.Struck && a.Color == b.Color
		}) &&
		slices.EqualFunc(s.Images, o.Images, func(a, b Image) bool {
			return samePlace(a.At, b.At) && sameLength(a.Width, b.Width) && sameLength(a.Height, b.Height) && a.Picture == b.Picture
		})
}

func sameLength(a, b float64) bool { return math.Abs(a-b) <= unseen }

func samePlace(a, b Point) bool { return sameLength(a.X, b.X) && sameLength(a.Y, b.Y) }

package form

import (
	"regexp"
	"strconv"
	"strings"
)

// style is what is asked of how a cell looks.
type style struct {
	format format
	bold   bool
	boxed  bool // it has a border
	wraps  bool // it shows several lines
	fill   uint32
}

// readStyles reads how cells look, by their numbers.
func readStyles(root *node, theme []uint32) (all []style) {
	codes := map[string]string{}
	for _, n := range root.kid("numFmts").all("numFmt") {
		codes[n.attr("numFmtId")] = n.attr("formatCode")
	}
	var bold, boxed []bool
	for _, f := range root.kid("fonts").all("font") {
		bold = append(bold, f.kid("b").on())
	}
	for _, b := range root.kid("borders").all("border") {
		has := false
		for _, side := range b.kids {
			has = has || side.attr("style") != "" && side.attr("style") != "none" && side.name != "diagonal"
		}
		boxed = append(boxed, has)
	}
	var fills []uint32
	for _, f := range root.kid("fills").all("fill") {
		fills = append(fills, fillOf(f.kid("patternFill"), theme))
	}
	for _, x := range root.kid("cellXfs").all("xf") {
		all = append(all, style{
			format: formatOf(x.attr("numFmtId"), codes), bold: at(bold, x.attr("fontId")), boxed: at(boxed, x.attr("borderId")),
			fill: at(fills, x.attr("fillId")), wraps: wraps(x.kid("alignment")),
		})
	}
	return all
}

// wraps says whether words go on in another line.
func wraps(alignment *node) bool { return alignment != nil && set(alignment, "wrapText") }

// at is one of a list by its number as it is written.
func at[T any](all []T, number string) (none T) {
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(all) {
		return none
	}
	return all[i]
}

// fillOf is the colour of a ground, 0 for none and for white.
func fillOf(p *node, theme []uint32) uint32 {
	if p == nil || p.attr("patternType") != "solid" {
		return 0
	}
	c := p.kid("fgColor")
	if c == nil {
		return 0
	}
	color, ok := uint32(0), false
	if rgb := c.attr("rgb"); len(rgb) >= 6 {
		x, err := strconv.ParseUint(rgb[len(rgb)-6:], 16, 32)
		color, ok = uint32(x), err == nil
	} else if i, err := strconv.Atoi(c.attr("theme")); err == nil && i >= 0 && i < len(theme) {
		color, ok = theme[i], true
	}
	if !ok {
		return 0
	}
	tint, _ := strconv.ParseFloat(c.attr("tint"), 64)
	if color = tinted(color, tint); color == 0xffffff {
		return 0
	}
	return max(color, 1)
}

// tinted makes a colour lighter, or darker where the tint is negative.
func tinted(color uint32, tint float64) (mixed uint32) {
	tint = min(max(tint, -1), 1)
	for shift := 16; shift >= 0; shift -= 8 {
		x := float64(color >> shift & 0xff)
		if tint > 0 {
			x += (255 - x) * tint
		} else {
			x *= 1 + tint
		}
		mixed |= uint32(x+0.5) << shift
	}
	return mixed
}

// readTheme reads the colours of a theme, in the order in which cells count them: the first two
// pairs are the wrong way round there.
func readTheme(root *node) (all []uint32) {
	scheme := root.kid("themeElements", "clrScheme")
	for _, name := range []string{"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"} {
		c, hex := scheme.kid(name), ""
		if rgb := c.kid("srgbClr"); rgb != nil {
			hex = rgb.attr("val")
		} else if system := c.kid("sysClr"); system != nil {
			hex = system.attr("lastClr")
		}
		x, _ := strconv.ParseUint(hex, 16, 24)
		all = append(all, uint32(x))
	}
	return all
}

// unread is what a code of a format has in it that is no sign of a day: quoted words, brackets,
// and what stands behind a backslash.
var unread = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// formatOf is how numbers are shown, by the number of a format: those below 164 are built in.
func formatOf(id string, codes map[string]string) format {
	code, own := codes[id]
	n, _ := strconv.Atoi(id)
	if own {
		code = strings.ToLower(unread.ReplaceAllString(code, ""))
		code, _, _ = strings.Cut(code, ";")
		switch {
		case code == "@":
			return asText
		case code == "general" || code == "":
			return general
		case strings.ContainsAny(code, "yd年日") || strings.Contains(code, "mmm"):
			return day
		case strings.Contains(code, "%"):
			return percent
		case strings.ContainsAny(code, "0#?"):
			return number
		}
		return asText
	}
	switch {
	case n == 0:
		return general
	case n == 49:
		return asText
	case n == 9 || n == 10:
		return percent
	case n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 54 || n == 57 || n == 58:
		return day
	case n >= 1 && n <= 8 || n == 11 || n >= 37 && n <= 44 || n == 48:
		return number
	}
	return asText
}

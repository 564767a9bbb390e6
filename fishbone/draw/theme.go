package draw

import "image/color"

// Theme is the colours of a picture.
type Theme struct {
	Paper  color.NRGBA
	Ink    color.NRGBA // causes on a bone
	Second color.NRGBA // their sub-causes, the legend
	Third  color.NRGBA // what was rejected

	Spine   color.NRGBA
	Head    color.NRGBA // the head's box
	HeadInk color.NRGBA
	BoneInk color.NRGBA // words in the box of a category
	Bones   []color.NRGBA
}

// Bone returns the colour of the i-th category bone, counted from 0. Colours come
// round again when there are more bones than colours.
func (t Theme) Bone(i int) color.NRGBA {
	if len(t.Bones) == 0 {
		return t.Spine
	}
	return t.Bones[i%len(t.Bones)]
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgbs(hex ...uint32) []color.NRGBA {
	cs := make([]color.NRGBA, len(hex))
	for i, h := range hex {
		cs[i] = rgb(h)
	}
	return cs
}

// Light returns the theme for paper and bright rooms.
func Light() Theme {
	return Theme{
		Paper:  rgb(0xffffff),
		Ink:    rgb(0x1b2426),
		Second: rgb(0x4a5659),
		Third:  rgb(0x5c696c),

		Spine:   rgb(0x1b2426),
		Head:    rgb(0x085f5f),
		HeadInk: rgb(0xffffff),
		BoneInk: rgb(0xffffff),
		Bones:   rgbs(0x2f6db3, 0xa85a22, 0x6b55a8, 0xa83e6c, 0x0f7a72, 0x6e7424),
	}
}

// Dark returns the theme for projectors in dark rooms.
func Dark() Theme {
	return Theme{
		Paper:  rgb(0x1b2224),
		Ink:    rgb(0xe8edee),
		Second: rgb(0xb4bfc2),
		Third:  rgb(0x8e9b9f),

		Spine:   rgb(0xe8edee),
		Head:    rgb(0x4fb8b0),
		HeadInk: rgb(0x06201f),
		BoneInk: rgb(0x101618),
		Bones:   rgbs(0x79abe6, 0xe39a64, 0xae9be6, 0xe388b0, 0x56bdb3, 0xb9bf66),
	}
}

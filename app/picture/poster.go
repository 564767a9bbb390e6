package picture

import (
	"context"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// posters draws what is asked for on sheets that hold all of it, each picture on one.
func (q Request) posters(ctx context.Context, r TreeRenderer, a *fishbone.Analysis) ([]*scene.Scene, error) {
	sheet := q.Page
	q.Poster, q.Page, q.Whole, q.Shape = false, scene.Fit, true, sheet.Target(0)
	pages, err := Draw(ctx, r, a, q)
	if err != nil {
		return nil, err
	}
	for i, s := range pages {
		pages[i] = sheet.Poster(s.Copy())
	}
	return pages, nil
}

// Tiles are the sheets of printers on which a poster can be put together: those smaller than it.
func Tiles(poster scene.Page) (sheets []scene.Page) {
	width, _, _ := poster.Size()
	for _, sheet := range []scene.Page{scene.A4, scene.A3} {
		if wide, _, _ := sheet.Size(); wide < width {
			sheets = append(sheets, sheet)
		}
	}
	return sheets
}

// tileWords are what stands on the sheets of a poster, in the interface's language.
func tileWords() scene.TileWords {
	return scene.TileWords{
		Sheet: func(n, of, row, column int) string {
			return words.T("poster.sheet", "n", n, "of", of, "row", row, "column", column)
		},
		How: []string{words.T("poster.how.print"), words.T("poster.how.cut"), words.T("poster.how.lay")},
	}
}

// Legible is how far away, in metres, the causes of a poster can be read: a character is seen from
// 150 times its height. It is 0 where there are none.
func Legible(s *scene.Scene) float64 {
	least := 0.0
	for i := range s.Texts {
		if t := &s.Texts[i]; (t.Part == scene.PartCause || t.Part == scene.PartHead) && (least == 0 || t.Size < least) {
			least = t.Size
		}
	}
	const height, times = 0.0254 / 72, 150 // of a point in metres
	return least * height * times
}

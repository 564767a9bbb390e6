package picture_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// A poster is one sheet of the size that was asked for, whatever hangs on the fish, and shortens no
// label.
func TestAPosterHasItAll(t *testing.T) {
	use(t, words.English)
	var edits []fishbone.Edit
	for b := range 8 {
		bone := fishbone.ID(fmt.Sprint("bone", b))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: string(bone)}})
		for c := range 40 {
			edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint(b, "-", c)), Under: bone, Text: strings.Repeat("a long cause of late trains ", 8) + fmt.Sprint(b, " ", c)})
		}
	}
	a := analysis(t, append([]fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "Late"}}, edits...)...)
	for _, paper := range scene.Posters {
		pages, err := picture.Draw(context.Background(), asIs{}, a, picture.Request{Page: paper, Poster: true})
		if err != nil {
			t.Fatal(err)
		}
		width, height, _ := paper.Size()
		if len(pages) != 1 || max(pages[0].Width, pages[0].Height) != width || min(pages[0].Width, pages[0].Height) != height {
			t.Fatalf("%v: %d pages, the first %v × %v", paper, len(pages), pages[0].Width, pages[0].Height)
		}
		causes := map[fishbone.ID]bool{}
		for _, x := range pages[0].Texts {
			if x.Full != "" {
				t.Fatalf("%v: %q is shortened", paper, x.Full)
			}
			if x.Part == scene.PartCause {
				causes[x.Of] = true
			}
		}
		if len(causes) != 320 || picture.Legible(pages[0]) <= 0 {
			t.Errorf("%v: %d causes, to be read from %v m", paper, len(causes), picture.Legible(pages[0]))
		}
	}
}

// A PDF of a poster on smaller sheets has these, and one that shows how they lie.
func TestAPosterInParts(t *testing.T) {
	use(t, words.English)
	pages, err := picture.Draw(context.Background(), asIs{}, small(t), picture.Request{Page: scene.A1, Poster: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range picture.Tiles(scene.A1) {
		tiling, err := scene.Tile(pages[0], sheet)
		if err != nil {
			t.Fatal(err)
		}
		files, err := picture.Files(pages, picture.PDF, picture.Settings{Tiles: sheet})
		if err != nil || len(files) != 1 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		if n := bytes.Count(files[0], []byte("/Type/Page/Parent")); n != tiling.Sheets()+1 {
			t.Errorf("%v: %d pages for %d sheets", sheet, n, tiling.Sheets())
		}
	}
	if len(picture.Tiles(scene.A1)) != 2 || len(picture.Tiles(scene.A3)) != 1 || len(picture.Tiles(scene.A4)) != 0 {
		t.Error("a poster is put together from sheets that are not smaller")
	}
}

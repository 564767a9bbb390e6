package reports

import (
	"context"
	"slices"
	"testing"
	"time"

	"whybone/app/words"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
)

// In every report, in every language, no page ends in a heading, no page is empty for more than a good fifth while the
// report goes on, and charts that say one thing stand on one page.
func TestPagesOfReportsAreFull(t *testing.T) {
	const most = 0.28 // with the edge below
	defer words.Use(words.English)
	charts := 0
	for _, language := range []words.Language{words.English, words.Simplified, words.Traditional} {
		if err := words.Use(language); err != nil {
			t.Fatal(err)
		}
		a := sample(t)
		for _, p := range report.Profiles() {
			d, err := Make(context.Background(), draw.NewRenderer(engine), a, Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			met := map[string]int{} // on which page pictures are
			all := Pages(d)
			for n, page := range all {
				last, bottom := endOf(page)
				if last == "H2" {
					t.Errorf("%s, %s: page %d ends in a heading", p.Name, language, n+1)
				}
				if empty := 1 - bottom/page.Height; n < len(all)-1 && empty > most {
					t.Errorf("%s, %s: page %d of %d is empty for %.0f %%", p.Name, language, n+1, len(all), 100*empty)
				}
				for _, alt := range figuresOn(page) {
					if before, ok := met[alt]; ok && before != n {
						t.Errorf("%s, %s: pictures that say %q stand on pages %d and %d", p.Name, language, alt, before+1, n+1)
					} else if ok {
						charts++
					}
					met[alt] = n
				}
			}
		}
	}
	if charts < 10 {
		t.Errorf("only %d charts stand beside others", charts)
	}
}

// endOf is the role of what stands last on a page above its foot, and where that ends.
func endOf(page *scene.Scene) (role string, bottom float64) {
	for _, one := range page.Texts {
		if one.Tag != nil && one.Tag.Role != "Figure" {
			role, bottom = one.Tag.Role, max(bottom, one.At.Y)
		}
	}
	for _, tag := range figureTags(page) {
		if low := tag.Box[1] + tag.Box[3]; low > bottom {
			role, bottom = tag.Role, low
		}
	}
	return role, bottom
}

// figuresOn are what the pictures of a page say, once for each.
func figuresOn(page *scene.Scene) (all []string) {
	for _, tag := range figureTags(page) {
		all = append(all, tag.Alt)
	}
	return all
}

func figureTags(page *scene.Scene) (all []*scene.Tag) {
	add := func(tag *scene.Tag) {
		if tag != nil && tag.Role == "Figure" && !slices.Contains(all, tag) {
			all = append(all, tag)
		}
	}
	for i := range page.Texts {
		add(page.Texts[i].Tag)
	}
	for i := range page.Lines {
		add(page.Lines[i].Tag)
	}
	return all
}

// On a sheet of two columns the charts of an effect are flat, and no wider than two that stand side by side.
func TestChartsFillTheirColumn(t *testing.T) {
	const half = 560
	p, err := report.Named("a3")
	if err != nil {
		t.Fatal(err)
	}
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	d, err := Make(context.Background(), Quick, sample(t), Wish{Profile: p, Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b, ok := b.(report.Picture); ok && b.Name == "effect" {
				for _, page := range b.Pages {
					if met++; page.Width < 1.5*page.Height || page.Width >= half {
						t.Errorf("a chart is %.0f wide, %.0f high", page.Width, page.Height)
					}
				}
			}
		}
	}
	if met != 4 {
		t.Errorf("%d charts", met)
	}
}

package ui

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// cause stands for what a part may depend on.
type cause struct {
	id    string
	votes int
	at    time.Time
	under *cause
	ties  []string
	by    map[string]int
	ink   color.Color
	do    func()
}

func TestCacheComparesByContent(t *testing.T) {
	noon := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	loop := &cause{id: "loop"}
	loop.under = loop
	other := &cause{id: "loop"}
	other.under = other
	one, two := cause{id: "same"}, cause{id: "same"}
	for name, c := range map[string]struct {
		a, b any
		same bool
	}{
		"equal":                         {cause{id: "a", votes: 1}, cause{id: "a", votes: 1}, true},
		"another string":                {cause{id: "a"}, cause{id: "b"}, false},
		"another number":                {cause{votes: 1}, cause{votes: 2}, false},
		"a negative number":             {-1, 1, false},
		"another type":                  {int32(1), int64(1), false},
		"nothing and zero":              {nil, 0, false},
		"the same time":                 {cause{at: noon}, cause{at: noon}, true},
		"another time":                  {cause{at: noon}, cause{at: noon.Add(1)}, false},
		"pointers to the same":          {&cause{id: "a"}, &cause{id: "a"}, true},
		"pointers to others":            {cause{under: &cause{id: "a"}}, cause{under: &cause{id: "b"}}, false},
		"a pointer and none":            {cause{under: &cause{}}, cause{}, false},
		"loops":                         {loop, other, true},
		"a loop and its beginning":      {loop, &cause{id: "loop", under: &cause{id: "loop"}}, false},
		"equal slices":                  {[]string{"a", "b"}, []string{"a", "b"}, true},
		"slices that join to the same":  {[]string{"ab", "c"}, []string{"a", "bc"}, false},
		"fields that join to the same":  {[2][]int{{1}, {}}, [2][]int{{}, {1}}, false},
		"slices in another order":       {cause{ties: []string{"a", "b"}}, cause{ties: []string{"b", "a"}}, false},
		"equal maps":                    {map[string]int{"a": 1, "b": 2}, map[string]int{"b": 2, "a": 1}, true},
		"another map":                   {cause{by: map[string]int{"a": 1}}, cause{by: map[string]int{"a": 2}}, false},
		"equal interfaces":              {cause{ink: color.Black}, cause{ink: color.Gray16{}}, true},
		"another type in an interface":  {cause{ink: color.Alpha16{}}, cause{ink: color.Gray16{}}, false},
		"an interface and none":         {cause{ink: color.Black}, cause{}, false},
		"functions":                     {cause{do: loop.touch}, cause{do: loop.touch}, false},
		"the identity of one":           {Identity[cause]{&one}, Identity[cause]{&one}, true},
		"identities of equals":          {Identity[cause]{&one}, Identity[cause]{&two}, false},
		"no identity":                   {Identity[cause]{}, Identity[cause]{}, true},
		"an identity and none":          {Identity[cause]{&one}, Identity[cause]{}, false},
		"identities in private fields":  {private{Identity[cause]{&one}}, private{Identity[cause]{&one}}, true},
		"others in private fields":      {private{Identity[cause]{&one}}, private{Identity[cause]{&two}}, false},
		"identities in a slice of any":  {[]any{1, Identity[cause]{&one}}, []any{1, Identity[cause]{&one}}, true},
		"a number and the same as text": {[]any{1}, []any{"1"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			cache := NewCache(nil)
			first := cache.Get("", c.a, blank)
			cache.EndRound()
			if same := cache.Get("", c.b, blank) == first; same != c.same {
				t.Errorf("the part is the same: %t, want %t", same, c.same)
			}
		})
	}
}

func (c *cause) touch() {}

// private has an identity where package reflect allows little.
type private struct{ of Identity[cause] }

// blank makes an object that is not equal to another one.
func blank() fyne.CanvasObject { return canvas.NewRectangle(color.Black) }

func TestCacheTakesASnapshot(t *testing.T) {
	cache, ties := NewCache(nil), []string{"a", "b"}
	first := cache.Get("", ties, blank)
	cache.EndRound()
	ties[1] = "c"
	if cache.Get("", ties, blank) == first {
		t.Error("a change behind the cache's back was not seen")
	}
}

func TestCacheKeepsPartsWithOtherNamesApart(t *testing.T) {
	cache := NewCache(nil)
	first := cache.Get("row", 1, blank)
	cache.EndRound()
	if cache.Get("chip", 1, blank) == first {
		t.Error("two names got one part")
	}
	if cache.Get("row", 1, blank) != first {
		t.Error("the name got another part")
	}
}

func TestCacheGivesNothingTwiceInARound(t *testing.T) {
	cache := NewCache(nil)
	for range 3 {
		if cache.Get("row", 1, blank) == cache.Get("row", 1, blank) {
			t.Error("one object would stand in two places")
		}
		cache.EndRound()
	}
}

func TestCacheForgetsWhatWasNotAskedForInARound(t *testing.T) {
	cache := NewCache(nil)
	first := cache.Get("row", 1, blank)
	cache.EndRound()
	if cache.Get("row", 1, blank) != first {
		t.Fatal("the part was not kept for the next round")
	}
	cache.EndRound()
	cache.EndRound()
	if cache.Get("row", 1, blank) == first {
		t.Error("the part was kept over a round without it")
	}
}

func TestCacheMakesAllAnewInOtherConditions(t *testing.T) {
	a := test.NewTempApp(t)
	theme := &Theme{Mode: LightMode}
	a.Settings().SetTheme(theme)
	width := float32(100)
	cache, place := NewCache(func() any { return width }), container.NewStack()
	for name, change := range map[string]func(){
		"width":   func() { width++ },
		"palette": func() { theme.Mode = DarkMode },
		"size":    func() { theme.InputSize = 40 },
		"forget":  cache.Forget,
	} {
		part := cache.Get("row", 1, blank)
		cache.Fill(place, 1, blank)
		shown := place.Objects[0]
		cache.EndRound()
		if cache.Get("row", 1, blank) != part || cache.Fill(place, 1, blank) {
			t.Fatalf("%s: it is not kept before anything changes", name)
		}
		cache.EndRound()
		change()
		if cache.Get("row", 1, blank) == part {
			t.Errorf("%s: the part was kept", name)
		}
		if !cache.Fill(place, 1, blank) || place.Objects[0] == shown {
			t.Errorf("%s: the place still shows the same", name)
		}
		cache.EndRound()
	}
}

func TestCacheFillsAPlace(t *testing.T) {
	cache, place, other := NewCache(nil), container.NewStack(), container.NewStack()
	if !cache.Fill(place, cause{id: "a"}, blank) || !cache.Fill(other, cause{id: "a"}, blank) {
		t.Fatal("an empty place was not filled")
	}
	shown := place.Objects[0]
	if shown == other.Objects[0] {
		t.Fatal("one object stands in two places")
	}
	for range 3 {
		if cache.Fill(place, cause{id: "a"}, blank) || place.Objects[0] != shown {
			t.Fatal("the place was filled with the same again")
		}
		cache.EndRound()
	}
	if !cache.Fill(place, cause{id: "b"}, blank) || place.Objects[0] == shown {
		t.Error("the place was not filled with what changed")
	}
	for range 2 {
		if !cache.Fill(place, cause{do: func() {}}, blank) {
			t.Error("functions were taken for equal")
		}
	}
}

func BenchmarkCacheGet(b *testing.B) {
	type deps struct {
		cause cause
		bone  color.NRGBA
		on    bool
	}
	cache := NewCache(nil)
	d := deps{cause{id: "1234567890", at: time.Now(), ties: []string{"1234567890", "abcdefghij"}}, color.NRGBA{}, true}
	for b.Loop() {
		cache.Get("row", d, blank)
		cache.EndRound()
	}
}

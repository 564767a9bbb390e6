package picture_test

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/fishbonetest"
)

// TestWhatIsHandedOutNamesNoAuthor gives authors names that nothing else is called.
func TestWhatIsHandedOutNamesNoAuthor(t *testing.T) {
	use(t, words.English)
	rapid.Check(t, func(t *rapid.T) {
		name := "Zq" + rapid.StringMatching(`[a-z]{2,9}( [A-Z][a-z]{3})?`).Draw(t, "name") + "qz"
		owner := "Xq" + rapid.StringMatching(`[a-z]{2,9}`).Draw(t, "owner")
		edits := []fishbone.Edit{
			fishbone.SetAbout{Field: fishbone.Problem, Text: "Sales fall"},
			fishbone.SetAbout{Field: fishbone.SigningField, Text: string(rapid.SampledFrom([]fishbone.Signing{fishbone.SignInitials, fishbone.SignNobody}).Draw(t, "how"))},
			fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}},
			fishbone.AddCause{ID: "c", Under: "b", Text: "Staff leave", By: name}, fishbone.AddCause{ID: "d", Under: "b", Text: "They leave", By: name},
			fishbone.MergeCause{ID: "d", Into: "c", As: "w"},
			fishbone.Judge{ID: "c", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}},
			fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "Pay fairly", By: name, Causes: []fishbone.ID{"c"}}},
			fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "Lorry", By: name}},
		}
		for _, e := range fishbonetest.Later("c", "s") {
			thing := e.(fishbone.Add).Thing
			for _, f := range thing.Kind().Attributes {
				switch {
				case f.Author:
					f.Put(thing, name)
				case f.Names && f.Content == fishbone.ContentLine:
					f.Put(thing, owner)
				}
			}
			edits = append(edits, e)
		}
		at := fishbone.Stamp{By: name}
		a := fishbone.New("a", at)
		for _, e := range edits {
			next, err := a.Apply(e, at)
			if err != nil {
				t.Fatalf("%s: %v", e.Name(), err)
			}
			a = next
		}
		out := string(exchange.WriteJSON(a.Signed()))
		if !strings.Contains(out, owner) {
			t.Errorf("the file names no owner")
		}
		for _, v := range []picture.View{picture.Fishbone, picture.Chain, picture.Effect} {
			pages, err := picture.Draw(context.Background(), asIs{}, a.Signed(), picture.Request{View: v, Whole: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range pages {
				for _, text := range p.Texts {
					out += text.Words + "\n"
				}
			}
		}
		if strings.Contains(out, name) {
			t.Errorf("%s is named", name)
		}
	})
}

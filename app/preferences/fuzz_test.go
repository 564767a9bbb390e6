package preferences

import (
	"testing"

	"whybone/fishbone/fuzztest"
)

// same answers every question for a setting with the same text.
type same string

func (s same) Setting(string) (string, error)     { return string(s), nil }
func (s same) SetSetting(key, value string) error { return nil }

// Whatever stands in the settings of a data file: reading them ends, and gives something that
// can be used and written again.
func FuzzPreferences(f *testing.F) {
	for _, seed := range []string{
		"", "dark", "left", "120", "1280x720+10+20", "1280x720+10+20 full", "0.3 0.7", "{}", `{"zoom":1e308,"x":-1}`, `[{"name":"x","bones":["a"]}]`,
		"5 10 15", "-1", "99999999999999999999", "NaN", "\x00\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		defer fuzztest.Limit(t)()
		p := New(same(value), func(err error) { t.Error(err) })
		p.SetLanguage(p.Language())
		p.SetMode(p.Mode())
		p.SetHeadLeft(p.HeadLeft())
		p.SetTextSize(p.TextSize())
		p.SetPanes(p.Panes())
		p.SetAgenda(p.Agenda())
		p.SetOpen(p.Open())
		p.SetExport(p.Export())
		p.SetOwnSets(p.OwnSets())
		p.SetFormMappings(p.FormMappings())
		p.SetComplaintTables(p.ComplaintTables())
		p.SetCoachOff(p.CoachOff())
		p.SetReports(p.Reports())
		p.SetView("a", p.View("a"))
		p.SetViews("a", p.Views("a"))
		if at, ok := p.Placement(); ok {
			p.SetPlacement(at)
		}
		_ = p.TourSeen()
	})
}

package export

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"whybone/app/picture"
	"whybone/app/tables"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// wholeFile is the ending of the file that holds all of an analysis.
const wholeFile = ".json"

// settings are what is exported, and how. Those with a key are remembered.
type settings struct {
	View    picture.View `json:"-"`
	Kind    string       `json:"kind"` // the ending of the file
	Page    scene.Page   `json:"page"`
	Poster  scene.Page   `json:"poster"` // the one sheet that holds all of it; Fit for no poster
	Tiles   scene.Page   `json:"tiles"`  // the sheets that a poster is put together from; Fit for one
	DPI     int          `json:"dpi"`
	Theme   string       `json:"theme"`
	Whole   bool         `json:"whole"`   // all lines of a label are drawn
	Caption bool         `json:"caption"` // there is one
	Circle  string       `json:"circle"`

	depth             int         // in levels; the view's usual one if 0
	cause             fishbone.ID // that a why tree asks about
	today             fishbone.Day
	headLeft          bool
	title, team, date string // of the caption
}

// The choices of the dialog. Those of a kind of file are the endings.
var (
	kinds       = allKinds()
	papers      = []scene.Page{scene.Fit, scene.A4, scene.A3, scene.Wide}
	usualPoster = scene.A1
	resolutions = []int{96, 150, 300}
	depths      = []int{1, 2, 3, 4, 5, fishbone.MaxLevel}
)

// allKinds are the endings of all formats, each once, that of the whole analysis and that of
// tables.
func allKinds() (kinds []string) {
	for _, f := range picture.Formats() {
		if !f.Alias {
			kinds = append(kinds, f.Ending)
		}
	}
	return append(kinds, wholeFile, tables.Ending)
}

// usualDepth is how many levels a fishbone shows where nobody chose.
const usualDepth = 3

// readSettings reads what was remembered. What makes no sense is as at a first start.
func readSettings(remembered string) settings {
	s := settings{}
	if json.Unmarshal([]byte(remembered), &s) != nil {
		s = settings{}
	}
	if !slices.Contains(kinds, s.Kind) && !slices.Contains(foreignKinds(), s.Kind) || s.Kind == tables.Ending { // which few views can be
		s.Kind = picture.PNG
	}
	if !slices.Contains(papers, s.Page) {
		s.Page = scene.Fit
	}
	if s.Poster != scene.Fit && !slices.Contains(scene.Posters, s.Poster) {
		s.Poster = scene.Fit
	}
	if !slices.Contains(picture.Tiles(s.Poster), s.Tiles) {
		s.Tiles = scene.Fit
	}
	if !slices.Contains(resolutions, s.DPI) {
		s.DPI = 150
	}
	if !slices.Contains(picture.ThemeNames, s.Theme) {
		s.Theme = picture.ThemeNames[0]
	}
	s.View = picture.Fishbone
	return s
}

// use shows another view. A view that is no table cannot be written as one.
func (s *settings) use(v picture.View) {
	s.View = v
	if s.Kind == tables.Ending && !v.Tabular() {
		s.Kind = picture.PNG
	}
}

// onPaper takes a paper on which it takes as many pages as are needed to read it.
func (s *settings) onPaper(p scene.Page) { s.Page, s.Poster = p, scene.Fit }

// asPoster puts all of it on one sheet.
func (s *settings) asPoster(sheet scene.Page) {
	s.Poster = sheet
	if !slices.Contains(picture.Tiles(sheet), s.Tiles) {
		s.Tiles = scene.Fit
	}
}

// as takes a kind of file. A poster in parts is a PDF alone.
func (s *settings) as(kind string) {
	if s.Kind = kind; kind != picture.PDF {
		s.Tiles = scene.Fit
	}
}

// tiled says whether a poster is put together from smaller sheets.
func (s settings) tiled() bool {
	return s.Poster != scene.Fit && s.Tiles != scene.Fit && s.Kind == picture.PDF
}

// String writes them down.
func (s settings) String() string {
	data, _ := json.Marshal(s) // nothing in it can fail
	return string(data)
}

// about takes what the caption says from an analysis: the problem where the head does not
// say it already, the day of the meeting or today, and who was there.
func (s *settings) about(a *fishbone.Analysis, now time.Time) {
	s.today = fishbone.DayOf(now)
	about := a.About()
	if s.title = about.Problem; s.title == a.HeadText() {
		s.title = ""
	}
	if s.date = about.Date; s.date == "" {
		s.date = now.Format(time.DateOnly)
	}
	var names []string
	for _, p := range a.People() {
		names = append(names, p.Name)
	}
	s.team = strings.Join(names, words.T("record.and"))
}

// request is what the picture is to look like.
func (s settings) request() picture.Request {
	q := picture.Request{View: s.View, Page: s.Page, Depth: s.depth, HeadLeft: s.headLeft, Whole: s.Whole, Today: s.today}
	if s.View == picture.Why {
		q.Cause = s.cause
	}
	if s.Poster != scene.Fit {
		q.Page, q.Poster = s.Poster, true
	}
	q.Theme, _ = picture.ThemeNamed(s.Theme)
	if s.Caption {
		q.Caption = notation.Caption{Title: s.title, Circle: s.Circle, Date: s.date, Team: s.team}
	}
	return q
}

// shownDepth is how many levels are drawn.
func (s settings) shownDepth() int {
	switch {
	case s.depth > 0:
		return s.depth
	case s.View == picture.Fishbone:
		return usualDepth
	}
	return fishbone.MaxLevel
}

// fileName is the name that is offered for the file. It says which picture it is, so that
// one does not take the place of another.
func (s settings) fileName(a *fishbone.Analysis) string {
	name := a.HeadText()
	if c, ok := a.Cause(s.cause); ok && s.View == picture.Why {
		name = c.Text
	}
	if !s.pictured() {
		return panel.FileName(name) + s.Kind
	}
	return panel.FileName(words.T("export.name."+string(s.View), "name", panel.FileName(name))) + s.Kind
}

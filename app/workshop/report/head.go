package report

import (
	"image/color"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/filedialog"
	"whybone/app/reports"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/report"
)

// This file is what a report is beside what is in it: in which language, on which paper, with
// whose name and logo, and which profiles the team has of its own.

// settings are what the team keeps for all its reports.
func (v *view) settings() reports.Settings { return reports.ReadSettings(v.host.ReportSettings()) }

// keep changes them.
func (v *view) keep(change func(*reports.Settings)) {
	s := v.settings()
	change(&s)
	v.host.KeepReportSettings(s.String())
	v.host.Refresh()
}

// logo is the company's. It is read once.
func (v *view) logo(s reports.Settings) *report.Logo {
	if png := string(s.PNG); png != v.logoOf {
		v.logoOf, v.logoRead = png, s.Logo()
	}
	return v.logoRead
}

// top is which report it is, which of its sections, in which language and on which paper.
func (v *view) top() fyne.CanvasObject {
	said := ui.Dropdown(v.profile.Title.In(string(words.Used())))
	said.OnTap = func() { v.host.ShowMenu(ui.Below(said), v.profiles()...) }
	menu := func(label string, items func() []ui.Choice) fyne.CanvasObject {
		d := ui.Dropdown(label)
		d.OnTap = func() { v.host.ShowMenu(ui.Below(d), items()...) }
		return d
	}
	return ui.Column(6,
		v.Heading(words.T("report.question"), words.T("report.explain")),
		ui.AtEdge(ui.Row(0, said)),
		ui.AtEdge(ui.Flow(4, v.Room(),
			menu(words.T("report.sections"), v.sections),
			menu(nameOf(v.spoken()), v.languages),
			menu(paperName(v.settings().Paper(v.profile)), v.papers))),
	)
}

// profiles are the reports that there are, each with who asks for it.
func (v *view) profiles() (all []ui.Choice) {
	language := string(words.Used())
	own := v.settings().Profiles()
	for i, p := range slices.Concat(report.Profiles(), own) {
		said := p.Title.In(language)
		if by := p.For.In(language); by != "" {
			said = words.T("report.choice", "title", said, "for", by)
		}
		c := ui.Pick(said, func() { v.choose(p.Name) })
		c.Tick(p.Name == v.profile.Name)
		if i == len(report.Names()) {
			all = append(all, ui.Choice{})
		}
		all = append(all, c)
	}
	return append(all, ui.Choice{}, ui.Choice{Words: words.T("report.own"), More: v.ownMenu})
}

// ownMenu is what can be done about reports of the team's own.
func (v *view) ownMenu() (all []ui.Choice) {
	all = append(all,
		ui.Pick(words.T("report.own.keep"), v.nameOwn),
		ui.Pick(words.T("report.own.open"), v.openOwn),
		ui.Pick(words.T("report.own.share"), v.shareOwn))
	if slices.ContainsFunc(v.settings().Profiles(), func(p *report.Profile) bool { return p.Name == v.profile.Name }) {
		all = append(all, ui.Pick(words.T("report.own.remove"), v.removeOwn))
	}
	return all
}

// sections are those of the report; one without a tick is left out.
func (v *view) sections() (all []ui.Choice) {
	for _, s := range v.profile.Sections {
		c := ui.Pick(strings.TrimSpace(s.Number+" "+s.Title.In(string(words.Used()))), func() { v.toggle(s.ID) })
		c.Tick(!slices.Contains(v.without, s.ID))
		all = append(all, c)
	}
	return all
}

// spoken is the language of the report.
func (v *view) spoken() words.Language {
	if v.language == "" {
		return words.Used()
	}
	return v.language
}

func nameOf(l words.Language) string {
	for _, one := range words.Languages() {
		if one.Language == l {
			return one.Name
		}
	}
	return string(l)
}

func (v *view) languages() (all []ui.Choice) {
	for _, one := range words.Languages() {
		c := ui.Pick(one.Name, func() { v.language = one.Language; v.host.Refresh() })
		c.Tick(one.Language == v.spoken())
		all = append(all, c)
	}
	return all
}

func paperName(p report.Paper) string { return words.T("report.paper." + p.Word()) }

func (v *view) papers() (all []ui.Choice) {
	now := v.settings().Paper(v.profile)
	for _, p := range v.profile.Papers() {
		c := ui.Pick(paperName(p), func() { v.keep(func(s *reports.Settings) { s.UsePaper(v.profile, p) }) })
		c.Tick(p == now)
		all = append(all, c)
	}
	return all
}

// The places of drafts: the name of the company, and that of a profile of the team's own.
const (
	companyPlace = "report/company"
	ownPlace     = "report/own"
)

// newCompany is the entry of the company's name.
func (v *view) newCompany() *ui.Entry {
	e := ui.NewEntry(words.T("report.company.hint"))
	e.OnShortcut, e.After = v.host.Shortcut, v.host.After // it is no part of the analysis, which may be for reading
	e.SetSaved(v.settings().Company)
	panel.KeepTyped(v.host, e, companyPlace, func(text string) bool {
		v.keep(func(s *reports.Settings) { s.Company = fishbone.Label(text) })
		v.host.KeepDraft(companyPlace, "")
		return true
	})
	v.leaveByKey(e, func() { e.Flush(); v.host.Focus() })
	return e
}

// leaveByKey has Return do something, and Escape leave the entry.
func (v *view) leaveByKey(e *ui.Entry, enter func()) {
	e.OnEnter = func(string, bool) { enter() }
	e.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			v.naming = false
			v.host.Refresh()
			v.host.Focus()
		}
		return key == fyne.KeyEscape
	}
}

// letterhead is the part of the panel about the company.
func (v *view) letterhead() fyne.CanvasObject {
	s := v.settings()
	v.company.Sync(s.Company, fishbone.Label)
	label := func(key string) fyne.CanvasObject {
		return ui.Text(words.T(key), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	}
	logo := v.logo(s)
	mark := v.Part("logo", ui.Identity[report.Logo]{To: logo}, func() fyne.CanvasObject { return v.mark(logo) })
	return ui.Column(6, label("report.company"), v.company, label("report.logo"), mark)
}

// mark is the logo, with what can be done about it.
func (v *view) mark(logo *report.Logo) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{ui.Plain("", words.T("report.logo.choose"), v.chooseLogo)}
	if logo != nil {
		shown := canvas.NewImageFromImage(logo.Picture)
		shown.FillMode = canvas.ImageFillContain
		wide, high := logo.Fit(110, 36)
		paper := canvas.NewRectangle(color.White)
		buttons = []fyne.CanvasObject{ui.MinSize(float32(wide)+12, float32(high)+8, container.NewStack(paper, ui.Pad(4, shown))), buttons[0],
			ui.Quiet("", words.T("report.logo.remove"), func() { v.keep(func(s *reports.Settings) { s.PNG = nil }) })}
	}
	return ui.Flow(6, v.Room(), buttons...)
}

// askOpen asks which file to open; tests replace it.
var askOpen = filedialog.Open

// chooseLogo asks for a picture and keeps it. It is read off the window's thread.
func (v *view) chooseLogo() {
	q := filedialog.Question{Kind: words.T("report.logo.kind"), Endings: []string{".png", ".jpg", ".jpeg"}}
	askOpen(v.host.Window(), q, func(path string) {
		panel.Work(v.host, words.T("report.logo.reading"), func() (string, error) {
			data, err := readAtMost(path, reports.MaxLogo)
			if err != nil {
				return words.T("report.logo.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), err
			}
			logo, err := reports.ReadLogo(data)
			if err != nil {
				return words.T("report.logo.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), err
			}
			ui.Do(func() { v.keep(func(s *reports.Settings) { s.PNG = logo.PNG }) })
			return words.T("report.logo.kept"), nil
		})
	}, v.host.Focus)
}

// readAtMost reads a file, and one byte more than it may have, so that a larger one is known.
func readAtMost(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// nameOwn asks for the name of a profile of the team's own: the present one, with the sections
// that are chosen.
func (v *view) nameOwn() {
	v.naming = true
	v.host.Refresh()
	v.TypeAt(ownPlace)
}

// newOwn is the entry of that name.
func (v *view) newOwn() *ui.Entry {
	e := ui.NewEntry(words.T("report.own.hint"))
	e.OnShortcut, e.After = v.host.Shortcut, v.host.After
	e.Place = ownPlace
	e.SetDraft(v.host.Session().Draft(ownPlace))
	e.OnEveryChange(func() { v.host.KeepDraft(ownPlace, e.Text) })
	v.leaveByKey(e, func() { v.keepOwn(e.Text) })
	return e
}

func (v *view) keepOwn(title string) {
	if title = fishbone.Label(title); title == "" {
		return
	}
	s := v.settings()
	p := v.profile.Own(title, string(words.Used()), v.without, s.Taken)
	v.naming = false
	v.own.SetSaved("")
	v.host.KeepDraft(ownPlace, "")
	v.addOwn(p)
}

// addOwn keeps a profile and shows it.
func (v *view) addOwn(p *report.Profile) {
	s := v.settings()
	if !v.host.Report(s.Add(p)) {
		return
	}
	v.host.KeepReportSettings(s.String())
	v.choose(p.Name)
	v.host.Notices().Say(words.T("report.own.kept", "name", p.Title.In(string(words.Used()))), ui.Positive, "", nil)
}

// openOwn asks for the file of a profile and keeps it.
func (v *view) openOwn() {
	q := filedialog.Question{Kind: words.T("report.own.kind"), Endings: []string{ownEnding}}
	askOpen(v.host.Window(), q, func(path string) {
		data, err := readAtMost(path, report.MaxProfile)
		if err == nil {
			var p *report.Profile
			if p, err = report.Parse(data); err == nil {
				v.addOwn(p.Renamed(v.settings().Taken))
				return
			}
		}
		v.host.Notices().Say(words.T("report.own.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
	}, v.host.Focus)
}

// ownEnding is that of the files of profiles.
const ownEnding = ".toml"

// shareOwn writes the present profile, with the sections that are chosen, into a file.
func (v *view) shareOwn() {
	p := v.profile
	if len(v.without) > 0 {
		p = p.Own(p.Title.In(string(words.Used())), string(words.Used()), v.without, func(string) bool { return false })
	}
	panel.SaveFile(v.host, panel.FileName(p.Title.In(string(words.Used())))+ownEnding, []string{ownEnding}, func(string) ([]byte, error) { return p.File() })
}

// removeOwn forgets the present profile, with a way back.
func (v *view) removeOwn() {
	before, p := v.host.ReportSettings(), v.profile
	s := v.settings()
	s.Remove(p.Name)
	v.host.KeepReportSettings(s.String())
	v.choose(report.Names()[0])
	v.host.Notices().Say(words.T("report.own.removed", "name", p.Title.In(string(words.Used()))), ui.Neutral, words.T("workshop.undoWord"), func() {
		v.host.KeepReportSettings(before)
		v.choose(p.Name)
	})
}

// Package preferences is what the program remembers about itself from one start to the
// next: language, colours, sizes, what was open. Each preference has a type and a value
// for a first start.
//
// It keeps nothing in memory and decides nothing: it reads and writes the settings of the
// data file. What a setting is called there, and how its value is written, is known here
// and nowhere else.
//
// Start reading at [Preferences].
package preferences

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"whybone/app/board"
	"whybone/app/desktop"
	"whybone/app/intake"
	"whybone/app/reports"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/meeting"
	"whybone/fishbone"
	"whybone/fishbone/advice"
	"whybone/fishbone/report/form"
)

// The names of the settings in the data file.
const (
	language = "language"
	theme    = "theme"
	head     = "head"
	textSize = "textsize"
	window   = "window"
	panes    = "panes"
	agenda   = "agenda"
	open     = "open"     // what the window shows, see Open
	tour     = "tour"     // "seen" once the tour was taken or declined
	export   = "export"   // how a picture was exported last
	ownSets  = "sets"     // of bones, the team's own
	reader   = "reader"   // of cases, who read last at this desk
	coach    = "coach"    // rules of the coach that nobody wants to hear of
	criteria = "criteria" // sets of them, the team's own
	handedIn = reports.Setting
	view     = "view "  // with an analysis' id: how its picture is looked at
	views    = "views " // with an analysis' id: the tabs that are open in its steps
)

// Store keeps settings: texts by their names. A setting that was never kept is empty.
type Store interface {
	Setting(key string) (string, error)
	SetSetting(key, value string) error
}

// Background does work beside the window's thread and, when that has come to its end, be it by a
// fault, done on the window's.
type Background interface{ Run(work, done func()) }

// Preferences are read from a store and written to it. One that cannot be read has its
// value for a first start.
type Preferences struct {
	store      Store
	failed     func(error)
	background Background // nil if what is set is written at once
	writing    bool       // beside the window's thread

	mu      sync.Mutex
	waiting map[string]string // what the store did not take yet, by its key
}

// New makes preferences. Failed is told of what cannot be written.
func New(s Store, failed func(error)) *Preferences {
	return &Preferences{store: s, failed: failed, waiting: map[string]string{}}
}

// WriteBeside has what is set written beside the window's thread: the disk may take its time.
func (p *Preferences) WriteBeside(b Background) { p.background = b }

// Use reads from and writes to another store from now on.
func (p *Preferences) Use(s Store) { p.store = s }

// get is a setting, empty where it cannot be read.
func (p *Preferences) get(key string) string {
	value, err := p.read(key)
	if err != nil {
		return ""
	}
	return value
}

func (p *Preferences) read(key string) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if value, ok := p.waiting[key]; ok {
		return value, nil
	}
	return p.store.Setting(key)
}

// set has a setting written, and those that the store did not take before: it may have been busy
// for a moment. Until then they are remembered here.
func (p *Preferences) set(key, value string) {
	p.mu.Lock()
	p.waiting[key] = value
	p.mu.Unlock()
	if p.background == nil {
		p.Write(p.store)
	} else {
		p.writeBeside()
	}
}

// errFault means that the program itself failed while it wrote.
var errFault = errors.New("the program failed while it wrote a setting")

// writeBeside writes what waits, and what has come meanwhile after it.
func (p *Preferences) writeBeside() {
	if p.writing {
		return
	}
	p.writing = true
	store, failed := p.store, errFault // unless the end is reached
	p.background.Run(func() { failed = p.write(store) }, func() {
		p.writing = false
		switch {
		case failed != nil:
			p.failed(failed)
		case p.waits():
			p.writeBeside()
		}
	})
}

// Write has a store keep what the one in use did not take: a store that waits, before the
// program ends.
func (p *Preferences) Write(s Store) {
	if err := p.write(s); err != nil {
		p.failed(err)
	}
}

// write writes what waits. Nobody who asks for a setting waits for it.
func (p *Preferences) write(s Store) (failed error) {
	p.mu.Lock()
	waiting := maps.Clone(p.waiting)
	p.mu.Unlock()
	for key, value := range waiting {
		if err := s.SetSetting(key, value); err != nil {
			failed = err
			continue
		}
		p.mu.Lock()
		if p.waiting[key] == value { // otherwise there is another one by now
			delete(p.waiting, key)
		}
		p.mu.Unlock()
	}
	return failed
}

func (p *Preferences) waits() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.waiting) > 0
}

// Language is the language of the interface, at first the one that the system speaks. It
// may be one that the program does not know.
func (p *Preferences) Language() words.Language {
	if l := p.get(language); l != "" {
		return words.Language(l)
	}
	return words.System()
}

// SetLanguage remembers the language.
func (p *Preferences) SetLanguage(l words.Language) { p.set(language, string(l)) }

// Mode is the palette, at first a light one, which a projector shows best.
func (p *Preferences) Mode() ui.Mode {
	if m := p.get(theme); m != "" {
		return ui.Mode(m)
	}
	return ui.LightMode
}

// SetMode remembers the palette.
func (p *Preferences) SetMode(m ui.Mode) { p.set(theme, string(m)) }

// HeadLeft says whether the fish looks to the left, which it does not at first.
func (p *Preferences) HeadLeft() bool { return p.get(head) == "left" }

// SetHeadLeft remembers where the fish looks.
func (p *Preferences) SetHeadLeft(left bool) {
	side := "right"
	if left {
		side = "left"
	}
	p.set(head, side)
}

// TextSize is the size of text, in percent.
func (p *Preferences) TextSize() int {
	sizes := desktop.TextSizes()
	size, err := strconv.Atoi(p.get(textSize))
	if err != nil || size < slices.Min(sizes) || size > slices.Max(sizes) {
		return desktop.UsualTextSize
	}
	return size
}

// SetTextSize remembers the size of text.
func (p *Preferences) SetTextSize(percent int) { p.set(textSize, fmt.Sprint(percent)) }

// Placement is where the window was; it returns false at a first start.
func (p *Preferences) Placement() (desktop.Placement, bool) {
	return desktop.ParsePlacement(p.get(window))
}

// SetPlacement remembers where the window is.
func (p *Preferences) SetPlacement(now desktop.Placement) {
	if value := now.String(); value != p.get(window) {
		p.set(window, value)
	}
}

// Panes is how the room beside the board is shared out.
func (p *Preferences) Panes() workshop.Panes { return workshop.ReadPanes(p.get(panes)) }

// SetPanes remembers how the room beside the board is shared out.
func (p *Preferences) SetPanes(now workshop.Panes) {
	if now != p.Panes() {
		p.set(panes, now.String())
	}
}

// Agenda is how the team shares out the minutes of a meeting.
func (p *Preferences) Agenda() meeting.Agenda { return meeting.ReadAgenda(p.get(agenda)) }

// SetAgenda remembers how the team shares out the minutes of a meeting.
func (p *Preferences) SetAgenda(a meeting.Agenda) { p.set(agenda, a.String()) }

// Open is what the window shows, in the navigator's words. It is empty at first.
func (p *Preferences) Open() string { return p.get(open) }

// SetOpen remembers what the window shows.
func (p *Preferences) SetOpen(what string) { p.set(open, what) }

// TourSeen says whether the tour was taken or declined. Where that cannot be read, nobody is
// asked.
func (p *Preferences) TourSeen() bool {
	value, err := p.read(tour)
	return err != nil || value != ""
}

// SetTourSeen remembers that nobody needs to be asked again.
func (p *Preferences) SetTourSeen() { p.set(tour, "seen") }

// Export is how a picture was exported last, in the words of the page. It is empty at first.
func (p *Preferences) Export() string { return p.get(export) }

// SetExport remembers how a picture was exported last.
func (p *Preferences) SetExport(how string) { p.set(export, how) }

// OwnSets are the team's own sets of bones, none at first.
func (p *Preferences) OwnSets() categories.Own { return categories.ReadOwn(p.get(ownSets)) }

// SetOwnSets remembers the team's own sets of bones.
func (p *Preferences) SetOwnSets(own categories.Own) { p.set(ownSets, own.String()) }

// CriteriaSets are the team's own sets of criteria, in the words of the page. None at first.
func (p *Preferences) CriteriaSets() string { return p.get(criteria) }

// SetCriteriaSets remembers the team's own sets of criteria.
func (p *Preferences) SetCriteriaSets(sets string) { p.set(criteria, sets) }

// Reports are what a team keeps for all its reports, in their own words. Nothing at first.
func (p *Preferences) Reports() string { return p.get(handedIn) }

// SetReports remembers it.
func (p *Preferences) SetReports(settings string) { p.set(handedIn, settings) }

// FormMappings are what goes where in the forms of customers, as package form writes it. None at
// first.
func (p *Preferences) FormMappings() string { return p.get(form.Setting) }

// SetFormMappings remembers them.
func (p *Preferences) SetFormMappings(mappings string) { p.set(form.Setting, mappings) }

// ComplaintTables are what was made of tables of complaints, none at first.
func (p *Preferences) ComplaintTables() intake.Mappings {
	return intake.ReadMappings(p.get(intake.Setting))
}

// SetComplaintTables remembers it.
func (p *Preferences) SetComplaintTables(all intake.Mappings) { p.set(intake.Setting, all.String()) }

// Reader is who read a case last at this desk, empty for nobody.
func (p *Preferences) Reader() string { return p.get(reader) }

// SetReader remembers who read a case.
func (p *Preferences) SetReader(name string) { p.set(reader, name) }

// CoachOff are the rules of the coach that nobody wants to hear of, none at first.
func (p *Preferences) CoachOff() advice.Off { return advice.ReadOff(p.get(coach)) }

// SetCoachOff remembers them.
func (p *Preferences) SetCoachOff(off advice.Off) { p.set(coach, off.String()) }

// View is how the picture of an analysis was looked at.
func (p *Preferences) View(id fishbone.ID) (v board.View) {
	if json.Unmarshal([]byte(p.get(view+string(id))), &v) != nil {
		return board.View{}
	}
	return v
}

// SetView remembers how the picture of an analysis is looked at.
func (p *Preferences) SetView(id fishbone.ID, v board.View) {
	if v == p.View(id) {
		return
	}
	if value, err := json.Marshal(v); err == nil {
		p.set(view+string(id), string(value))
	}
}

// Views are the tabs that were open in the steps of an analysis.
func (p *Preferences) Views(id fishbone.ID) session.Views {
	open := session.Views{}
	if json.Unmarshal([]byte(p.get(views+string(id))), &open) != nil || open == nil {
		return session.Views{}
	}
	return open
}

// SetViews remembers which tabs are open in the steps of an analysis.
func (p *Preferences) SetViews(id fishbone.ID, open session.Views) {
	if value, err := json.Marshal(open); err == nil {
		p.set(views+string(id), string(value))
	}
}

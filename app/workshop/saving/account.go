package saving

import (
	"errors"
	"strings"

	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// account is all that the panel says: what happened, what is left, what lies there now, and the
// ways on.
type account struct {
	at, title, about string
	left             []line
	there            [][3]cell // the name of a row, what this window has, and what that file has
	ways             []way
	list             []line // what there is in that file; nil unless somebody has asked
	copied           string // what a copy would have
}

// line is a sentence with what is to be said of it.
type line struct {
	sure        bool // a tick, and no dot
	said, about string
}

// cell is a word in the comparison.
type cell struct {
	said    string
	differs bool
}

// way is a way on: the name of its action, and what it does.
type way struct {
	name, about string
	asks        bool // for the list
}

// account tells of the loss as things stand.
func (f *feature) account(looked bool) account {
	l, s := f.loss, f.host.Session()
	title, about := l.what(s.Newest())
	a := account{
		at: l.at.Local().Format("15:04:05"), title: title, about: about,
		left: []line{f.analysisLeft(), l.fileLeft(f.when)}, there: f.compared(), ways: l.ways(looked),
		copied: words.T("saving.copyHas"),
	}
	if since, ok := f.since(s.Unsaved()); ok {
		a.left = append(a.left, since)
	}
	if looked && l.known != nil && l.known.Usurper != nil {
		a.list = f.listed(l.known.Usurper.List)
	}
	return a
}

// what says what happened.
func (l *loss) what(a *fishbone.Analysis) (title, about string) {
	is := "other"
	switch {
	case l.gone():
		is = "gone"
	case l.known == nil:
		is = "unknown"
	case errors.Is(l.known.Unreadable, storage.ErrNewer):
		is = "newer"
	case l.known.Unreadable != nil:
		is = "damaged"
	case l.known.Usurper != nil && l.known.Usurper.Analysis != nil && l.known.Usurper.Analysis.Changed.At.Before(a.Changed().At):
		is = "older"
	case l.known.Usurper != nil && l.known.Usurper.Analysis != nil:
		is = "copy"
	}
	return words.T("saving.lost." + is), words.T("saving.lost." + is + ".about")
}

func (f *feature) when(at fishbone.Stamp) string { return words.When(at.At, f.host.Now()) }

// analysisLeft says that the analysis is here.
func (f *feature) analysisLeft() line {
	a := f.host.Session().Newest()
	return line{true, words.T("saving.left.analysis"), words.T("saving.left.here", "n", a.Count().Causes)}
}

// fileLeft says what is left of the old file with all the others in it.
func (l *loss) fileLeft(when func(fishbone.Stamp) string) line {
	if l.known == nil {
		return line{said: words.T("saving.left.looking")}
	}
	backup := ""
	if l.known.Backup != nil {
		backup = when(fishbone.Stamp{At: l.known.Backup.At})
	}
	file := words.T("saving.left.file", "n", l.known.Others)
	switch {
	case !l.known.Whole && backup == "":
		return line{false, words.T("saving.left.over"), words.T("saving.left.noBackup")}
	case !l.known.Whole:
		return line{false, words.T("saving.left.over"), words.T("saving.left.backup", "when", backup)}
	case l.known.NotKept != nil:
		return line{false, file, words.T("saving.left.notKept", "reason", words.Sentence(l.known.NotKept))}
	}
	return line{true, file, words.T("saving.left.kept", "when", backup)}
}

// since says what has come since the file took the last of it, and where that is.
func (f *feature) since(unsaved session.Unsaved) (line, bool) {
	if !unsaved.Any() {
		return line{}, false
	}
	said := words.T("saving.left.since", "time", f.host.Session().Saved().Local().Format("15:04"), "n", unsaved.Changes)
	if unsaved.Changes == 0 {
		said = words.T("saving.left.typed")
	}
	if unsaved.Rescue != nil {
		return line{false, said, words.T("saving.left.hereAlone")}, true
	}
	return line{false, said, words.T("saving.left.rescued")}, true
}

// compared sets what this window has against what that file has.
func (f *feature) compared() [][3]cell {
	known := f.loss.known
	if known == nil || known.Usurper == nil {
		return nil
	}
	a, there := f.host.Session().Newest(), known.Usurper.Analysis
	row := func(name, here, there string, same bool) [3]cell {
		return [3]cell{{said: words.T(name)}, {said: here}, {there, !same}}
	}
	rows := [][3]cell{{{}, {said: words.T("saving.here")}, {said: words.T("saving.there")}}}
	here := words.T("saving.causes", "n", a.Count().Causes)
	if there == nil {
		rows = append(rows, row("saving.lastChange", f.when(a.Changed()), "–", false), row("saving.this", here, words.T("saving.notIn"), false))
	} else {
		said, changed := words.T("saving.causes", "n", there.Counts.Causes), f.when(there.Changed)
		rows = append(rows, row("saving.lastChange", f.when(a.Changed()), changed, there.Changed.At.Equal(a.Changed().At)), row("saving.this", here, said, said == here))
	}
	others := words.T("saving.analyses", "n", known.Usurper.Others)
	if !known.Whole {
		return append(rows, row("saving.others", "–", others, true))
	}
	same := known.Usurper.Others == known.Others && known.Usurper.Same == known.Others
	switch {
	case same && known.Others > 0:
		others = words.T("saving.analysesSame", "n", known.Usurper.Others)
	case known.Usurper.Others > known.Usurper.Same:
		others = words.T("saving.analysesOther", "n", known.Usurper.Others, "k", known.Usurper.Others-known.Usurper.Same)
	}
	return append(rows, row("saving.others", words.T("saving.analyses", "n", known.Others), others, same))
}

// ways are the ways on.
func (l *loss) ways(looked bool) (all []way) {
	if l.gone() {
		return []way{{name: "saving.putBack", about: words.T("saving.putBack.about")}}
	}
	if l.canTakeBack() {
		all = append(all, way{name: "saving.takeBack", about: words.T("saving.takeBack.about")})
	}
	if l.known != nil && l.known.Usurper != nil {
		all = append(all, way{name: "saving.putInto", about: words.T("saving.putInto.about")})
		name := "saving.see"
		if looked {
			name = "saving.unsee"
		}
		all = append(all, way{name: name, about: words.T("saving.see.about"), asks: true})
	}
	return all
}

// listed are the analyses of that file, the last changed first.
func (f *feature) listed(list []storage.Summary) (all []line) {
	const most = 40
	for i, s := range list {
		if i == most {
			return append(all, line{said: words.T("backups.more", "n", len(list)-most)})
		}
		name := s.Problem
		if s.State == storage.Damaged {
			name = words.T("backups.broken")
		}
		all = append(all, line{said: fishbone.Flat(name), about: f.when(s.Changed) + " · " + words.T("saving.causes", "n", s.Counts.Causes)})
	}
	return all
}

// text is the account as somebody gets it who is to help.
func (a account) text(path string, cause error) string {
	var b strings.Builder
	say := func(parts ...string) { b.WriteString(strings.TrimSpace(strings.Join(parts, "  ")) + "\n") }
	say(a.at, a.title)
	say(a.about)
	say(path)
	for _, l := range a.left {
		say("-", l.said, l.about)
	}
	for _, row := range a.there {
		say(row[0].said, row[1].said, row[2].said)
	}
	say(cause.Error())
	return b.String()
}

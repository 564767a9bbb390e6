package fishbone

import (
	"fmt"
	"slices"
	"strings"
)

// Filing is the state of an analysis that people set by hand.
type Filing string

// The states. What nobody closed is open.
const (
	FiledOpen     Filing = ""
	FiledClosed   Filing = "closed"
	FiledArchived Filing = "archived"
	FiledReopened Filing = "reopened"
)

// Filings are all states, in the order in which an analysis passes them.
func Filings() []Filing { return []Filing{FiledOpen, FiledClosed, FiledArchived, FiledReopened} }

// Must says whether newcomers have to read an analysis as a case.
type Must string

// Whether they have to.
const (
	MayRead  Must = ""
	MustRead Must = "yes"
)

// Filing is the state that was set by hand.
func (b About) Filing() Filing {
	switch {
	case b.Archived != "":
		return FiledArchived
	case b.Closed != "":
		return FiledClosed
	case b.Reopened != "":
		return FiledReopened
	}
	return FiledOpen
}

// TagList are the tags.
func (b About) TagList() []string { return TagsIn(b.Tags) }

// TagsIn are the tags that somebody typed: one a line, or with commas of whatever script between
// them, and none twice.
func TagsIn(typed string) (tags []string) {
	for tag := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune("\n,;，、；", r) }) {
		if tag = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(tag), "#＃")); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// JoinTags writes tags as [About] has them.
func JoinTags(tags []string) string { return strings.Join(tags, "\n") }

// FileAnalysis sets the state of an analysis by hand, on a day. What is archived without being
// closed is closed with it; what is open was never closed.
type FileAnalysis struct {
	State Filing `json:"state,omitempty"`
	Day   Day    `json:"day"`
	By    string `json:"by,omitempty"`
}

// Name implements [Edit].
func (FileAnalysis) Name() string { return "file-analysis" }

func (e FileAnalysis) apply(m *mutation) error {
	day, err := cleanDay(string(e.Day))
	if err == nil && day == "" {
		err = fmt.Errorf("%w: %q", ErrDay, e.Day)
	}
	if err != nil {
		return err
	}
	switch e.State {
	case FiledReopened:
		return ReopenAnalysis{Day: Day(day)}.apply(m)
	case FiledOpen:
		m.unclose()
		about := m.about
		about.Reopened = ""
		m.setAbout(about)
		return nil
	case FiledClosed, FiledArchived:
	default:
		return ErrUnknownWord
	}
	if m.about.Closed == "" {
		if err := (CloseAnalysis{Day: Day(day), By: e.By}).apply(m); err != nil {
			return err
		}
	}
	about := m.about
	if about.Archived = ""; e.State == FiledArchived {
		about.Archived = Day(day)
	}
	m.setAbout(about)
	return nil
}

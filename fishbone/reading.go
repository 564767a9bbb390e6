package fishbone

import (
	"encoding/csv"
	"strings"
	"unicode/utf8"
)

// Reading is one way to read a text that somebody pasted: the edits that it would be, and what
// they would make.
type Reading struct {
	Edits    []Edit
	NewBones []string // the names of the bones that are made
	Causes   int      // how many causes are added, answers included
	Answers  int      // how many of them hang below another cause
}

// PasteTarget is where a pasted list goes: below a bone, a cause or the [Tray], before a sibling
// or last.
type PasteTarget struct {
	Under, Before ID
	By            string // who says it
}

// Readings are the ways to read a pasted text, the likely one first; none for a text that says
// nothing. There are two where lines look like the names of bones that are not there: they may
// be made, or the lines are causes like the others, which is likely where they are put onto a
// bone: there it takes more for them to be names.
func (a *Analysis) Readings(text string, to PasteTarget, newID func() ID) []Reading {
	lines, table := readTable(text)
	if !table {
		lines = ReadList(text)
	}
	plain := a.read(lines, to, false, newID)
	if len(plain.Edits) == 0 {
		return nil
	}
	if a.cause(to.Under) != nil {
		return []Reading{plain}
	}
	bones := a.read(lines, to, true, newID)
	all := table || a.allNameBones(lines)
	_, onBone := a.Bone(to.Under)
	switch {
	case len(bones.NewBones) == 0, onBone && !all:
		return []Reading{plain}
	case onBone:
		return []Reading{plain, bones}
	case all:
		return []Reading{bones, plain}
	}
	return []Reading{plain, bones}
}

// allNameBones says whether each of several outermost lines names a bone, be it there or not:
// those that are not there all in the same way, as headings or before colons.
func (a *Analysis) allNameBones(lines []Line) bool {
	outermost, headings, colons := 0, 0, 0
	for i, l := range lines {
		if l.Level > 0 {
			continue
		}
		outermost++
		if _, _, ok := a.boneOfLine(lines, i); ok {
			continue
		}
		_, rest, ok := newBoneOfLine(lines, i)
		switch {
		case !ok:
			return false
		case rest == "":
			headings++
		default:
			colons++
		}
	}
	return outermost > 1 && (headings == 0 || colons == 0)
}

// read makes the edits for lines. Unless they answer the why of a cause, outermost lines that
// name a bone go there, and so does what hangs below a line that only names a bone. With
// newBones, bones that are not there are made.
func (a *Analysis) read(lines []Line, to PasteTarget, newBones bool, newID func() ID) (r Reading) {
	type parent struct {
		level int
		id    ID
		bone  bool
	}
	var path []parent
	made := map[string]ID{}
	answers := a.cause(to.Under) != nil
	for i, l := range lines {
		for len(path) > 0 && path[len(path)-1].level >= l.Level {
			path = path[:len(path)-1]
		}
		e := AddCause{Under: to.Under, Before: to.Before, Text: l.Text, By: to.By}
		if len(path) > 0 {
			e.Under, e.Before = path[len(path)-1].id, ""
		} else if !answers {
			bone, rest, ok := a.boneOfLine(lines, i)
			if !ok && newBones {
				var name string
				if name, rest, ok = newBoneOfLine(lines, i); ok {
					bone = r.bone(name, made, newID)
				}
			}
			if ok && rest == "" {
				path = append(path, parent{l.Level, bone, true})
				continue
			}
			if ok {
				e.Under, e.Before, e.Text = bone, "", rest
			}
		}
		e.ID = newID()
		if answers || len(path) > 0 && !path[len(path)-1].bone {
			r.Answers++
		}
		r.Causes++
		r.Edits = append(r.Edits, e)
		path = append(path, parent{l.Level, e.ID, false})
	}
	return r
}

// bone is the bone of a name that is made, once.
func (r *Reading) bone(name string, made map[string]ID, newID func() ID) ID {
	if id := made[folded(name)]; id != "" {
		return id
	}
	id := newID()
	made[folded(name)] = id
	r.NewBones = append(r.NewBones, name)
	r.Edits = append(r.Edits, Add{Thing: &Bone{ID: id, Name: name}})
	return id
}

// boneOfLine is the bone that an outermost line names, and what it says beside that.
func (a *Analysis) boneOfLine(lines []Line, i int) (bone ID, rest string, ok bool) {
	if b, rest, ok := a.SplitBonePrefix(lines[i].Text); ok {
		return b.ID, rest, true
	}
	if !isHeading(lines, i) {
		return "", "", false
	}
	for _, id := range a.lists[BoneKind.List] {
		if folded(NameOf(a.things[id])) == folded(lines[i].Text) {
			return id, "", true
		}
	}
	return "", "", false
}

// isHeading says whether other lines hang below a line.
func isHeading(lines []Line, i int) bool {
	return i+1 < len(lines) && lines[i+1].Level > lines[i].Level
}

// newBoneOfLine is the name of a bone that a line may mean although it is not there: a heading,
// or what stands before a colon. It is short, as the names of bones are.
func newBoneOfLine(lines []Line, i int) (name, rest string, ok bool) {
	if isHeading(lines, i) {
		name = Label(strings.TrimRight(lines[i].Text, " :："))
		return name, "", isBoneName(name)
	}
	return NewBonePrefix(lines[i].Text)
}

// NewBonePrefix reads a line such as "Material: mixed lots" whose bone is not there.
func NewBonePrefix(line string) (name, rest string, ok bool) {
	i := strings.IndexAny(line, ":：")
	if i < 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(line[i:])
	name, rest = Label(line[:i]), strings.TrimSpace(line[i+size:])
	return name, rest, isBoneName(name) && rest != "" && !strings.HasPrefix(rest, "//")
}

// isBoneName says whether a text is as short as the names of bones, and no number.
func isBoneName(name string) bool {
	const longest, words = 24, 3
	return name != "" && utf8.RuneCountInString(name) <= longest && len(strings.Fields(name)) <= words &&
		!strings.ContainsAny(name, "0123456789.。?？!！,，;；")
}

// readTable reads rows that were copied from a spreadsheet: bone, cause, why, why … A cell that
// says what stands above it, and an empty one, mean the same as that. It returns false for a
// text that is no table: tabs at the beginnings of lines only are indentation.
func readTable(text string) (lines []Line, ok bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, false
	}
	full, even := 0, true // rows with a cell behind the first one; all rows have as many cells
	for _, row := range rows {
		if len(row) > 1 && Label(row[0]) != "" && Label(strings.Join(row[1:], "")) != "" {
			full++
		}
		even = even && len(row) == len(rows[0])
	}
	if full == 0 || !even && 2*full < len(rows) {
		return nil, false
	}
	var above []string
	for _, row := range rows {
		above = addRow(&lines, above, row)
	}
	return lines, true
}

// addRow adds the cells of a row that are not those above them, and returns the way to its last
// cell.
func addRow(lines *[]Line, above, row []string) []string {
	var way []string
	same := true
	for level, cell := range row {
		said := Label(cell)
		switch {
		case said == "" && level < len(above) && same:
			way = append(way, above[level])
		case said == "":
			return way // what stands behind a gap hangs below nothing
		case same && level < len(above) && above[level] == said:
			way = append(way, said)
		default:
			same = false
			way = append(way, said)
			*lines = append(*lines, Line{level, said})
		}
	}
	return way
}

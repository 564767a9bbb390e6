package export

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/picture"
	"whybone/app/system"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/outline"
)

// stage is the feature on a stage.
type stage struct {
	*paneltest.Stage
	exporter *exporter
	kept     *string
	tree     *fishbone.ID

	copied, printed *[]byte
	files           *[]string // that are on the clipboard
	asked           *string   // the file's name that was offered
	answer          *string   // where it is to go, empty for nowhere
}

// Renderer implements [Host].
func (stage) Renderer() picture.TreeRenderer { return paneltest.AsIs{} }

// HeadLeft implements [Host].
func (stage) HeadLeft() bool { return false }

// WhyTree implements [Host].
func (s stage) WhyTree() fishbone.ID { return *s.tree }

// ExportSettings implements [Host].
func (s stage) ExportSettings() string { return *s.kept }

// KeepExportSettings implements [Host].
func (s stage) KeepExportSettings(how string) { *s.kept = how }

func exporting(t *testing.T) stage {
	t.Helper()
	s := stage{kept: new(string), tree: new(fishbone.ID), copied: new([]byte), printed: new([]byte), files: new([]string), asked: new(string), answer: new(string)}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		s.Stage = on
		s.exporter = &exporter{host: s, deps: deps{
			func(png []byte) error { *s.copied = png; return nil },
			func(paths []string) error { *s.files = paths; return nil },
			func() (string, error) { return t.TempDir(), nil },
			func(pdf []byte, _ string) error { *s.printed = pdf; return nil },
			func(_ fyne.Window, name string, then func(string), done func()) {
				*s.asked = name
				if *s.answer != "" {
					then(*s.answer)
				}
				done()
			},
		}}
		return paneltest.WithLine(on, panel.Feature{Actions: s.exporter.actions()})
	}, paneltest.About(fishbone.Problem, "Sales fall"), paneltest.Bone("People"), paneltest.Cause("Staff leave", "People"),
		fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "sales"}},
		fishbone.Add{Thing: &fishbone.Measurement{ID: "v", Measure: "m", Day: "2026-03-14", Value: "5"}})
	s.exporter.host = s
	return s
}

// dialog is what the dialog shows now.
func (s stage) dialog() fyne.CanvasObject { return s.Win.Canvas().Overlays().Top() }

// open opens the dialog and waits for its picture.
func (s stage) open(name string) {
	s.T.Helper()
	s.Actions().Perform(name)
	s.Loop.Until(s.T, "the preview is there", func() bool { return strings.Contains(uitest.Text(s.dialog()), "×") })
}

// tap clicks in the dialog.
func (s stage) tap(words string) {
	s.T.Helper()
	uitest.Tap(s.T, s.dialog(), words)
	s.Loop.Run()
}

// saved saves what the dialog shows to a path and waits until the notice tells of it.
func (s stage) saved(path string) string {
	s.T.Helper()
	*s.answer = path
	s.tap(words.T("export.save"))
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	s.Loop.Until(s.T, "the notice tells of "+path, func() bool { return strings.Contains(s.Notice(), base) })
	return s.Notice()
}

// views are those that there is something of on the stage.
func views() []picture.View {
	return slices.DeleteFunc(slices.Clone(picture.Views), picture.View.Tabular)
}

func TestEveryFormat(t *testing.T) {
	s := exporting(t)
	s.Session().Choose(s.Analysis().Causes("People")[0].ID)
	for _, view := range views() {
		for _, kind := range kinds {
			if kind == tables.Ending {
				continue
			}
			s.open("act.export")
			s.tap(words.T("export.view." + string(view)))
			s.tap(strings.ToUpper(kind[1:]))
			path := filepath.Join(t.TempDir(), "out"+kind)
			if got := s.saved(path); !strings.Contains(got, "Saved") {
				t.Errorf("%s as %s: the notice says %q", view, kind, got)
			}
			if s.dialog() != nil {
				t.Fatal("the dialog is still there")
			}
			s.check(path, kind)
			s.Notices().Hide()
			*s.kept = ""
		}
	}
}

// check looks whether a file is what its ending says.
func (s stage) check(path, kind string) {
	s.T.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		s.T.Fatal(err)
	}
	begins := map[string]string{picture.PNG: "\x89PNG", picture.JPG: "\xff\xd8", picture.PDF: "%PDF-", picture.SVG: "<", picture.DOT: "graph", wholeFile: "{", picture.DrawIO: "<mxfile"}
	if !bytes.HasPrefix(data, []byte(begins[kind])) {
		s.T.Errorf("a %s begins with %.20q", kind, data)
	}
	if kind == wholeFile {
		if _, err := exchange.ReadJSON(data, fishbone.NewID); err != nil {
			s.T.Error(err)
		}
	}
}

// TestFilesOfOtherPrograms saves one of each format, and reads it back. What it has no place for is
// named before it is saved and afterwards.
func TestFilesOfOtherPrograms(t *testing.T) {
	s := exporting(t)
	for _, f := range outline.Formats() {
		if !f.Writes() {
			continue
		}
		s.open("act.export")
		s.tap(words.T("format." + f.Name))
		if got := uitest.Text(s.dialog()); !strings.Contains(got, "Not in the file: ") || !strings.Contains(got, "value (1)") || strings.Contains(got, words.T("export.copy")) {
			t.Errorf("%s: the dialog says %q", f.Name, got)
		}
		path := filepath.Join(t.TempDir(), "out"+f.Endings[0])
		if got := s.saved(path); !strings.Contains(got, "Saved") || !strings.Contains(got, "Not in the file: ") {
			t.Errorf("%s: the notice says %q", f.Name, got)
		}
		if *s.asked != "Sales fall"+f.Endings[0] {
			t.Errorf("%s: the name that is offered is %q", f.Name, *s.asked)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if o, err := outline.Read(data, path); err != nil || o == nil || o.Head != "Sales fall" || o.Bones[0].Below[0].Text != "Staff leave" {
			t.Errorf("%s is read back as %+v, %v", f.Name, o, err)
		}
		// A table is not remembered: few views can be one.
		if got := readSettings(*s.kept).Kind; got != f.Endings[0] && f.Endings[0] != tables.Ending {
			t.Errorf("%s: %q is remembered", f.Name, got)
		}
		s.Notices().Hide()
		*s.kept = ""
	}
}

// TestTheEndingDecides answers with names of other kinds of file than the chosen one.
func TestTheEndingDecides(t *testing.T) {
	s := exporting(t)
	for _, kind := range []string{".pdf", ".PDF", ".svg", ".json", ".jpeg"} {
		s.open("act.export")
		path := filepath.Join(t.TempDir(), "out"+kind)
		s.saved(path)
		if kind == ".jpeg" {
			kind = picture.JPG
		}
		s.check(path, strings.ToLower(kind))
		s.Notices().Hide()
	}
}

// TestAPDFIsOfItsDay looks at the date in a PDF.
func TestAPDFIsOfItsDay(t *testing.T) {
	s := exporting(t)
	s.open("act.export")
	path := filepath.Join(t.TempDir(), "out.pdf")
	s.saved(path)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "D:" + s.Analysis().Changed().At.UTC().Format("20060102150405"); !bytes.Contains(data, []byte(want)) {
		t.Errorf("the PDF does not say that it is of %s", want)
	}
}

// TestWhatCannotBeDrawnIsNamed exports, copies and prints characters that no font has.
func TestWhatCannotBeDrawnIsNamed(t *testing.T) {
	s := exporting(t)
	s.Do(paneltest.Cause("𒀀 rare 𒁁 喆", "People"))
	s.open("act.export")
	if got := s.saved(filepath.Join(t.TempDir(), "out.pdf")); !strings.Contains(got, "U+12000") || !strings.Contains(got, "U+12041") || strings.Contains(got, "喆") || !strings.Contains(got, "Saved") {
		t.Errorf("after a PDF the notice says %q", got)
	}
	s.Notices().Hide()
	s.open("act.export")
	if got := s.saved(filepath.Join(t.TempDir(), "out.json")); strings.Contains(got, "U+") {
		t.Errorf("after a whole file the notice says %q", got)
	}
	s.Notices().Hide()
	s.open("export.print")
	s.press(fyne.KeyReturn)
	s.Loop.Until(t, "it is printed", func() bool { return strings.Contains(s.Notice(), "printer") })
	if got := s.Notice(); !strings.Contains(got, "U+12000") {
		t.Errorf("after printing the notice says %q", got)
	}
}

// TestTheNamesDiffer looks at the names that are offered for each picture.
func TestTheNamesDiffer(t *testing.T) {
	s := exporting(t)
	s.Session().Choose(s.Analysis().Causes("People")[0].ID)
	var names []string
	for _, view := range views() {
		s.open("act.export")
		s.tap(words.T("export.view." + string(view)))
		s.tap(words.T("export.save"))
		names = append(names, *s.asked)
		s.tap(words.T("save.cancel"))
	}
	if want := []string{"Sales fall - fishbone.png", "Staff leave - why tree.png", "Sales fall - whole tree.png", "Sales fall - chain.png", "Sales fall - effect.png"}; !slices.Equal(names, want) {
		t.Errorf("the names are %q, want %q", names, want)
	}
}

// TestThePreviewShowsTheChoices chooses depth and caption, and looks at what is drawn.
func TestThePreviewShowsTheChoices(t *testing.T) {
	s := exporting(t)
	s.Try(fishbone.AddCause{ID: "2", Under: s.Analysis().Causes("People")[0].ID, Text: "Pay is low"}, fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann", Role: fishbone.Member}})
	s.exporter.open(toSave)
	d := s.last()
	said := func() (all string) {
		for _, text := range d.preview.made.pages[0].Texts {
			all += text.Words + "\n"
		}
		return all
	}
	drawn := func(what string, is func() bool) {
		t.Helper()
		s.Loop.Until(t, what, func() bool { return len(d.preview.made.pages) > 0 && is() })
	}
	drawn("the answer is drawn", func() bool { return strings.Contains(said(), "Pay is low") })
	s.tap("1")
	drawn("one level is drawn", func() bool { return !strings.Contains(said(), "Pay is low") })
	s.tap(words.T("export.caption.with"))
	drawn("the caption is drawn", func() bool { return strings.Contains(said(), "Ann") && strings.Contains(said(), "2026") })
	d.fields[1].SetText("Sunrise circle")
	s.Pass()
	drawn("the circle is drawn", func() bool { return strings.Contains(said(), "Sunrise circle") })
	s.tap(words.T("save.cancel"))
	s.exporter.open(toSave)
	if again := s.last(); !again.settings.Caption || again.settings.Circle != "Sunrise circle" || again.settings.depth != 0 {
		t.Errorf("the next time the settings are %+v", again.settings)
	}
}

// TestWholeTexts draws a long cause with all of its lines.
func TestWholeTexts(t *testing.T) {
	s := exporting(t)
	long := strings.Repeat("Nobody has told the new colleagues what to do with it ", 8)
	s.Try(fishbone.AddCause{ID: "2", Under: s.Analysis().Bones()[0].ID, Text: long})
	s.exporter.open(toSave)
	d := s.last()
	lines := func() (n int) {
		if len(d.preview.made.pages) == 0 {
			return 0
		}
		for _, text := range d.preview.made.pages[0].Texts {
			if text.Of == "2" && text.Part == scene.PartCause {
				n++
			}
		}
		return n
	}
	s.Loop.Until(t, "it is drawn", func() bool { return lines() > 0 })
	few := lines()
	s.tap(words.T("export.texts.whole"))
	s.Loop.Until(t, "all lines are drawn", func() bool { return d.preview.made.settings.Whole })
	if lines() <= few {
		t.Errorf("whole texts take %d lines, short ones %d", lines(), few)
	}
}

// last is the dialog that is open.
func (s stage) last() *dialog {
	s.T.Helper()
	s.Loop.Run()
	d := s.exporter.shown
	if d == nil {
		s.T.Fatal("no dialog is open")
	}
	return d
}

func TestSeveralPages(t *testing.T) {
	s := exporting(t)
	var edits []fishbone.Edit
	for range 40 {
		bone := fishbone.NewID()
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: bone, Name: "Bone " + string(bone[:4])}})
		for range 12 {
			edits = append(edits, fishbone.AddCause{ID: fishbone.NewID(), Under: bone, Text: "a cause with a name of some length " + string(fishbone.NewID()[:6])})
		}
	}
	s.Try(edits...)
	s.open("act.export")
	s.tap("A4")
	d := s.last()
	s.Loop.Until(t, "there are several pages", func() bool { return len(d.preview.made.pages) > 1 })
	n := len(d.preview.made.pages)
	s.tap("PNG")
	folder := t.TempDir()
	*s.answer = filepath.Join(folder, "out.png")
	s.tap(words.T("export.save"))
	s.Loop.Until(t, "the notice tells of it", func() bool { return strings.Contains(s.Notice(), "out-1.png") })
	if files, _ := filepath.Glob(filepath.Join(folder, "out-*.png")); len(files) != n {
		t.Errorf("there are %d files of %d pages", len(files), n)
	}
}

func TestCopyAndPrint(t *testing.T) {
	s := exporting(t)
	s.Actions().Perform("export.copy")
	s.Loop.Until(t, "it is copied", func() bool { return strings.Contains(s.Notice(), "clipboard") })
	if _, err := png.Decode(bytes.NewReader(*s.copied)); err != nil {
		t.Error(err)
	}
	s.Notices().Hide()
	s.open("export.print")
	if d := s.last(); d.settings.Page != scene.A4 {
		t.Errorf("it would be printed on page %v", d.settings.Page)
	}
	s.press(fyne.KeyReturn)
	s.Loop.Until(t, "it is printed", func() bool { return strings.Contains(s.Notice(), "printer") })
	if !bytes.HasPrefix(*s.printed, []byte("%PDF-")) {
		t.Errorf("what is printed begins with %.20q", *s.printed)
	}
	s.exporter.deps.copyPicture = func([]byte) error { return system.ErrNoClipboard }
	s.exporter.deps.printPDF = func([]byte, string) error { return system.ErrNoPrinter }
	s.Actions().Perform("export.copy")
	s.Loop.Until(t, "it says what is missing", func() bool { return strings.Contains(s.Notice(), "xclip") })
	s.open("act.export")
	s.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierShortcutDefault})
	s.Loop.Until(t, "it says what is missing", func() bool { return strings.Contains(s.Notice(), "No printer is set up") })
}

func (s stage) press(key fyne.KeyName) {
	s.T.Helper()
	s.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	s.Loop.Run()
}

// TestAWhyTreeNeedsACause says how to get one while no cause is chosen.
func TestAWhyTreeNeedsACause(t *testing.T) {
	s := exporting(t)
	for _, chosen := range []bool{false, true} {
		if chosen {
			s.Session().Choose(s.Analysis().Causes("People")[0].ID)
		}
		s.open("act.export")
		why, hint := uitest.Shows(s.dialog(), words.T("export.view.why")), uitest.Shows(s.dialog(), words.T("export.why.none"))
		if why != chosen || hint == chosen {
			t.Errorf("with a cause: %v; the why tree is offered: %v, the hint is there: %v", chosen, why, hint)
		}
		s.tap(words.T("save.cancel"))
	}
	*s.tree = s.Analysis().Causes("People")[0].ID // it is on the board
	s.open("act.export")
	if got := s.last().settings.View; got != picture.Why {
		t.Errorf("with a why tree on the board the dialog opens with %s", got)
	}
}

// TestKeysOfTheDialog goes through it without the mouse.
func TestKeysOfTheDialog(t *testing.T) {
	s := exporting(t)
	*s.kept = settings{Kind: picture.PDF, Caption: true}.String()
	s.open("act.export")
	s.press(fyne.KeyTab)
	if e, ok := s.Focused().(*ui.Entry); !ok || e.PlaceHolder != words.T("export.caption.title") {
		t.Errorf("after Tab the focus is on %T", s.Focused())
	}
	s.press(fyne.KeyEscape)
	if s.dialog() != nil {
		t.Error("Escape does not close it")
	}
	if _, ok := s.Focused().(*ui.Entry); !ok {
		t.Errorf("then the focus is on %T", s.Focused())
	}
}

// TestTheDialogFits opens it with everything in it in a small window.
func TestTheDialogFits(t *testing.T) {
	s := exporting(t)
	*s.kept = settings{Kind: picture.PNG, Caption: true}.String()
	for _, l := range words.Languages() {
		s.Use(l.Language)
		s.open("act.export")
		d := s.last()
		if size, room := d.popUp.MinSize(), s.Win.Canvas().Size(); size.Width > room.Width || size.Height > room.Height {
			t.Errorf("in %s it takes %v of %v", l.Name, size, room)
		}
		if form, room := d.form.MinSize(), d.form.Size(); form.Width > formWidth || form.Height > room.Height {
			t.Errorf("in %s the form takes %v of %v", l.Name, form, room)
		}
		d.close()
	}
	s.Use(words.English)
}

// TestTheDialogFitsLargeText opens it in the room that text of 150 % leaves: the form scrolls,
// and the picture is still seen.
func TestTheDialogFitsLargeText(t *testing.T) {
	s := exporting(t)
	s.Win.Resize(fyne.NewSize(1280/1.5, 720/1.5))
	*s.kept = settings{Kind: picture.PNG, Caption: true}.String()
	s.open("act.export")
	d := s.last()
	if size, room := d.popUp.MinSize(), s.Win.Canvas().Size(); size.Width > room.Width || size.Height > room.Height {
		t.Errorf("it takes %v of %v", size, room)
	}
	if size := d.preview.object.Size(); size.Width < 280 || size.Height < 200 {
		t.Errorf("the picture has %v", size)
	}
	d.close()
}

func TestExportToABadPlace(t *testing.T) {
	s := exporting(t)
	for name, path := range map[string]string{
		"no such folder": filepath.Join(t.TempDir(), "nowhere", "out.svg"),
		"a folder":       filepath.Join(t.TempDir(), "folder.svg"),
	} {
		if name == "a folder" && os.Mkdir(path, 0o700) != nil {
			t.Fatal("no folder")
		}
		s.open("act.export")
		if got := s.saved(path); !strings.Contains(got, "could not be written") {
			t.Errorf("%s: the notice says %q", name, got)
		}
		s.Notices().Hide()
	}
}

func TestALongExportSaysThatItIsAtWork(t *testing.T) {
	s := exporting(t)
	folder, there := t.TempDir(), make(chan struct{})
	s.exporter.deps.copyFolder = func() (string, error) {
		<-there // so it takes as long as the test wants
		return folder, nil
	}
	s.exporter.deps.copyFiles = func([]string) error { return nil }
	copies := func() string {
		s.Clock = uitest.Timers{}
		usual := settings{Kind: picture.PNG, DPI: 96}
		s.exporter.copyFile(s.Analysis(), usual)
		return usual.fileName(s.Analysis())
	}
	name := copies()
	s.Pass() // half a second, before the file is there
	s.MustShow(s.Notices().Object(), words.T("export.busy", "file", name))
	close(there)
	s.Loop.Until(t, "it is done", func() bool { return s.Notice() == words.T("export.copiedFile", "file", name) })
	s.Notices().Hide()
	copies()
	s.Loop.Until(t, "it is done", func() bool { return s.Notice() == words.T("export.copiedFile", "file", name) })
	s.Clock.Ring(1) // too late: the file is there
	if s.Notice() == words.T("export.busy", "file", name) {
		t.Errorf("afterwards the notice says %q", s.Notice())
	}
}

// TestEachFormatIsOfferedOnce looks at the formats of the dialog.
func TestEachFormatIsOfferedOnce(t *testing.T) {
	if want := []string{".svg", ".png", ".jpg", ".pdf", ".dot", ".drawio", ".json", ".csv"}; !slices.Equal(kinds, want) {
		t.Errorf("the formats are %q, want %q", kinds, want)
	}
}

func TestForeignSettings(t *testing.T) {
	for _, remembered := range []string{"", "{", `{"kind":".bmp","page":9,"dpi":5,"theme":"pink"}`, `[]`} {
		if s := readSettings(remembered); s.Kind != picture.PNG || s.Page != scene.Fit || s.DPI != 150 || s.Theme != "light" {
			t.Errorf("%q is read as %+v", remembered, s)
		}
	}
}

var errTest = errors.New("it does not want to")

// TestAPictureThatCannotBeDrawn says so in the picture's place.
func TestAPictureThatCannotBeDrawn(t *testing.T) {
	s := exporting(t)
	s.open("act.export")
	d := s.last()
	d.preview.made = madePicture{err: errTest}
	d.preview.show()
	s.MustShow(d.preview.object, errTest.Error())
	d.close()
}

// A poster is chosen with its size and the sheets that it is printed on, which is remembered; what
// only a PDF can be makes it one, and another format makes it one sheet again.
func TestPoster(t *testing.T) {
	s := exporting(t)
	s.open("act.export")
	s.tap(words.T("export.poster"))
	if d := s.last(); d.settings.Poster != usualPoster || d.settings.tiled() {
		t.Fatalf("a poster begins as %+v", d.settings)
	}
	s.tap("A0")
	s.tap(words.T("export.tiles.on", "paper", "A4"))
	s.Loop.Until(t, "the preview counts the sheets", func() bool { return strings.Contains(uitest.Text(s.dialog()), " sheets of A4") })
	sheets := uitest.Text(s.dialog())
	for _, said := range []string{"1189 × 841 mm", "to be read from", words.T("export.poster.size")} {
		if !strings.Contains(sheets, said) {
			t.Errorf("the dialog says %q, not %q", sheets, said)
		}
	}
	if uitest.Shows(s.dialog(), words.T("export.texts.short")) {
		t.Error("the labels of a poster can be shortened")
	}
	path := filepath.Join(t.TempDir(), "poster.pdf")
	s.saved(path)
	data, err := os.ReadFile(path)
	if n := bytes.Count(data, []byte("/Type/Page/Parent")); err != nil || !strings.Contains(sheets, fmt.Sprint(n-1, " sheets of A4")) {
		t.Errorf("%d pages, %v", n, err)
	}
	s.Notices().Hide()
	s.open("act.export")
	if d := s.last(); d.settings.Poster != scene.A0 || !d.settings.tiled() {
		t.Errorf("it is remembered as %+v", d.settings)
	}
	s.tap("PNG")
	if d := s.last(); d.settings.tiled() || d.settings.request().Page != scene.A0 {
		t.Errorf("a PNG is %+v", d.settings)
	}
	s.tap("A4") // the paper, not the poster
	if d := s.last(); d.settings.Poster != scene.Fit || d.settings.request().Poster {
		t.Errorf("on paper it is %+v", d.settings)
	}
}

// The file itself can be copied, whatever it is, with all its pages.
func TestCopyAsAFile(t *testing.T) {
	s := exporting(t)
	for _, kind := range []string{"PDF", "JSON", "PNG"} {
		s.open("act.export")
		s.tap(kind)
		s.tap(words.T("export.copyFile"))
		s.Loop.Until(t, kind+" is copied", func() bool { return strings.Contains(s.Notice(), "is on the clipboard") })
		s.Notices().Hide()
		if len(*s.files) != 1 || !strings.EqualFold(filepath.Ext((*s.files)[0]), "."+kind) {
			t.Fatalf("on the clipboard is %q", *s.files)
		}
		s.check((*s.files)[0], strings.ToLower("."+kind))
		*s.kept = ""
	}
	s.exporter.deps.copyFiles = func([]string) error { return system.ErrNoClipboard }
	s.open("act.export")
	s.tap(words.T("export.copyFile"))
	s.Loop.Until(t, "it says what is missing", func() bool { return strings.Contains(s.Notice(), "xclip") })
}

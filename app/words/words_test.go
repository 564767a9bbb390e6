package words_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/draw/fonts"
	"whybone/storage"
)

func load(t *testing.T, l words.Language) map[string]string {
	t.Helper()
	data, err := assets.Translations.ReadFile("translations/" + string(l) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]string
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestSameKeys sees to it that all three languages have the same words, with the same
// places to fill in, and that no word is empty.
func TestSameKeys(t *testing.T) {
	braces, name := regexp.MustCompile(`\{\{[^}]*\}\}`), regexp.MustCompile(`\.\w+`)
	places := func(s string) (found []string) {
		for _, b := range braces.FindAllString(s, -1) {
			found = append(found, name.FindAllString(b, -1)...)
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	english := load(t, words.English)
	for _, l := range words.Languages() {
		other := load(t, l.Language)
		for key, text := range other {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %q is not in English", l.Name, key)
			}
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %q has no words", l.Name, key)
			}
			if single := regexp.MustCompile(`(^|[^{])\{\w+\}`); single.MatchString(text) {
				t.Errorf("%s: %q has a place with one brace, which is not filled in: %s", l.Name, key, text)
			}
			if !slices.Equal(places(text), places(english[key])) {
				t.Errorf("%s: %q fills in %v, in English %v", l.Name, key, places(text), places(english[key]))
			}
		}
		for key := range english {
			if other[key] == "" {
				t.Errorf("%s: %q is missing", l.Name, key)
			}
		}
	}
}

// Words are looked up line by line, which must find what is in the file, and nothing else.
func TestEveryKeyIsFound(t *testing.T) {
	defer use(t, words.Used())
	for _, l := range words.Languages() {
		use(t, l.Language)
		for key, text := range load(t, l.Language) {
			if got := words.T(key); got != text && !strings.Contains(text, "{{") {
				t.Errorf("%s: %q gives %q, want %q", l.Name, key, got, text)
			}
		}
		for _, key := range []string{"", "A", "~", "app", "saving.go", "saving.goOn2", "saving.goOn\": "} {
			if got := words.T(key, "n", 1); got != key {
				t.Errorf("%s: %q, for which there are no words, gives %q", l.Name, key, got)
			}
		}
	}
}

func use(t *testing.T, l words.Language) {
	t.Helper()
	if l == "" {
		l = words.English
	}
	if err := words.Use(l); err != nil {
		t.Fatal(err)
	}
}

// TestTheWindowsFontHasEveryWord sees to it that no word of the interface asks for a rare
// character: the window would read its fonts anew, and its widths would change meanwhile.
func TestTheWindowsFontHasEveryWord(t *testing.T) {
	for _, l := range words.Languages() {
		for key, text := range load(t, l.Language) {
			for _, r := range text {
				if _, common := fonts.Common(r); !common && unicode.IsPrint(r) {
					t.Errorf("%s: %q has %q, which its font lacks", l.Name, key, r)
				}
			}
		}
	}
}

// fynesOwn are the words that Fyne itself shows, in the menu of an entry.
var fynesOwn = []string{"Copy", "Cut", "Paste", "Redo", "Select all", "Undo"}

// TestEveryKeyIsUsed reads the program's own code: every key in it has words, and all
// words belong to a key in it. A string is a key where it is given to words.T; where
// only its beginning is ("step."+n), every key that begins so counts as used.
func TestEveryKeyIsUsed(t *testing.T) {
	english := load(t, words.English)
	exact, begun := keysInCode(t, english)
	exact = append(exact, keysOfKinds()...)
	for _, key := range exact {
		if _, ok := english[key]; !ok {
			t.Errorf("the code uses %q, for which there are no words", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(english)) {
		used := slices.Contains(exact, key) || slices.Contains(fynesOwn, key) ||
			slices.ContainsFunc(begun, func(b string) bool { return strings.HasPrefix(key, b) })
		if !used {
			t.Errorf("nothing uses the words of %q", key)
		}
	}
}

// keysOfKinds are the keys that follow from the descriptions of kinds: what each is called,
// and the words that its attributes may be. The first part of them stands in the code.
func keysOfKinds() (keys []string) {
	for _, k := range slices.Concat(fishbone.Kinds(), fishbone.RegisterKinds(), []*fishbone.Kind{fishbone.AboutKind}) {
		if k != fishbone.AboutKind {
			keys = append(keys, "kind."+k.Name)
		}
		for _, f := range k.Attributes {
			for _, w := range f.Words {
				if own := f.Name == "finding" || f.Name == "therefore"; w != "" && !own { // told in sentences of their own
					keys = append(keys, f.Name+"."+w)
				}
			}
		}
	}
	return keys
}

// Every attribute that the plain edits can write has a name in the record, in each language.
func TestEveryAttributeHasAName(t *testing.T) {
	for _, l := range words.Languages() {
		known := load(t, l.Language)
		for _, k := range append(fishbone.Kinds(), fishbone.RegisterKinds()...) {
			told := slices.Contains(fishbone.RegisterKinds(), k) && k != fishbone.StrokesKind // nobody disputes strokes
			if !slices.Contains(fishbone.EditNames(), "set-"+k.Name) && !told {
				continue
			}
			for _, f := range k.Attributes {
				if f.Content != fishbone.ContentStamp && known["field."+k.Name+"."+f.Name] == "" && known["field."+f.Name] == "" {
					t.Errorf("%s: the %s of a %s has no name", l.Name, f.Name, k.Name)
				}
			}
		}
	}
}

// keysInCode returns the keys in the code and the beginnings of keys. Besides what is
// given to words.T, every string that is a key counts: keys travel in tables too.
func keysInCode(t *testing.T, known map[string]string) (exact, begun []string) {
	t.Helper()
	for _, dir := range []string{"..", "../../fishbone"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && known[s] != "" {
						exact = append(exact, s)
					}
				case *ast.CallExpr:
					if !isT(n.Fun) {
						break
					}
					args := n.Args[:min(1, len(n.Args))]
					if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "firstKey" {
						args = n.Args
					}
					for _, arg := range args {
						e, b := keyOf(arg)
						exact, begun = append(exact, e...), append(begun, b...)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return exact, begun
}

// keyOf reads an argument of words.T that is a key, or of what chooses among keys.
func keyOf(arg ast.Expr) (exact, begun []string) {
	if inner, ok := arg.(*ast.CallExpr); ok && len(inner.Args) > 0 { // fmt.Sprintf("step.%d", n)
		arg = inner.Args[0]
		if s, ok := text(arg); ok {
			beginning, _, _ := strings.Cut(s, "%")
			return nil, []string{beginning}
		}
	}
	for {
		sum, ok := arg.(*ast.BinaryExpr)
		if !ok {
			break
		}
		arg = sum.X
		if s, ok := text(arg); ok {
			return nil, []string{s}
		}
	}
	if s, ok := text(arg); ok {
		return []string{s}, nil
	}
	return nil, nil
}

// isT says whether a function is words.T or that of a language, or T inside package words, or
// firstKey there.
func isT(f ast.Expr) bool {
	switch f := f.(type) {
	case *ast.SelectorExpr:
		if f.Sel.Name == "Say" { // what package report asks for
			return true
		}
		return f.Sel.Name == "T" // of words, or of one of its languages
	case *ast.Ident:
		return f.Name == "T" || f.Name == "firstKey"
	}
	return false
}

func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func TestLanguageOfALocale(t *testing.T) {
	for locale, want := range map[string]words.Language{
		"": words.English, "C": words.English, "en_US.UTF-8": words.English, "de-DE": words.English,
		"zh": words.Simplified, "zh_CN.UTF-8": words.Simplified, "zh-SG": words.Simplified, "zh-CN-Hans": words.Simplified,
		"zh_TW": words.Traditional, "zh-HK": words.Traditional, "zh_MO.UTF-8": words.Traditional, "zh-Hant": words.Traditional,
	} {
		if got := words.Of(locale); got != want {
			t.Errorf("Of(%q) = %s, want %s", locale, got, want)
		}
	}
}

// TestUse changes the language while the program runs, there and back.
func TestUse(t *testing.T) {
	for _, l := range []words.Language{words.Traditional, words.English, words.Simplified, words.English} {
		if err := words.Use(l); err != nil {
			t.Fatal(err)
		}
		if got, want := words.T("step.8"), load(t, l)["step.8"]; got != want {
			t.Errorf("in %s the last step is %q, want %q", l, got, want)
		}
	}
	if got := words.T("status.causes", "n", 14); !strings.Contains(got, "14") {
		t.Errorf("the number is missing in %q", got)
	}
	if err := words.Use("xx"); err == nil {
		t.Error("a language that is not there can be used")
	}
}

// Each reason for which the method refuses an edit has a sentence of its own.
func TestEveryRefusalHasASentence(t *testing.T) {
	told, err := os.ReadFile("sentence.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../fishbone/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^\s*(Err\w+)\s*= errors\.New`).FindAllStringSubmatch(string(code), -1) {
			found++
			if !strings.Contains(string(told), "fishbone."+m[1]+",") && m[1] != "ErrOverwritten" { // which undo says in its own words
				t.Errorf("%s of %s has no sentence", m[1], filepath.Base(file))
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d reasons were found", found)
	}
}

func TestSentence(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("add-cause: %w", fishbone.ErrTooLong), "at most 10000 characters"},
		{fmt.Errorf("save: %w", storage.ErrFull), "disk is full"},
		{&os.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "permission"},
		{errors.New("a strange thing"), "a strange thing"},
	} {
		if got := words.Sentence(tt.err); !strings.Contains(got, tt.want) {
			t.Errorf("Sentence(%v) = %q, which does not say %q", tt.err, got, tt.want)
		}
	}
}

// strange are words that a quality engineer stumbles over, with the words that the trade has
// for them. One thing has one word.
var strange = map[words.Language][][2]string{
	words.Simplified: {
		{"...", "……"}, {"凭什么", "依据是什么"}, {"证据", "依据"}, {"追问树", "为什么树"}, {"机器", "设备"}, {"制约", "限制条件"}, {"成套大骨", "常用分类"},
		{"没归到大骨", "未归类"}, {"没有归到大骨。", "未归类"}, {"加下一个", "添加同层原因"}, {"加入原因", "添加原因"}, {"改写", "修改文字"}, {"不改了", "取消"}, {"按键", "快捷键"},
		{"换边", "左右互换"}, {"事实和数字", "事实与数据"}, {"近似第", "与第 … 项相近"}, {"最深", "追问深度"}, {"谁来查", "确认人"}, {"是同一个问题", "是同一原因"},
		{"标为相同", "标为同一原因"}, {"能预防", "防止再发生"}, {"右栏", "面板"}, {"移除大骨", "删除大骨"}, {"个方法", "个解决方法"}, {"办法", "解决方法"}, {"顾客", "客户"}, {"…", ""},
	},
	words.Traditional: {
		{"...", "……"}, {"橫向展開", "水平展開"}, {"經驗教訓", "學到的經驗"}, {"憑什麼", "依據是什麼"}, {"證據", "依據"}, {"追問樹", "為什麼樹"}, {"機器", "設備"}, {"成套大骨", "常用分類"}, {"現狀", "現況"},
		{"沒歸到大骨", "未歸類"}, {"沒有歸到大骨。", "未歸類"}, {"加下一個", "新增同層原因"}, {"加入原因", "新增原因"}, {"改寫", "修改文字"}, {"不改了", "取消"}, {"按鍵", "快速鍵"},
		{"換邊", "左右互換"}, {"事實和數字", "事實與數據"}, {"近似第", "與第 … 項相近"}, {"最深", "追問深度"}, {"誰來查", "驗證人"}, {"是同一個問題", "是同一原因"},
		{"標為相同", "標為同一原因"}, {"能預防", "防止再發生"}, {"右欄", "面板"}, {"移除大骨", "刪除大骨"}, {"個方法", "個解決方法"}, {"辦法", "解決方法"}, {"要因", "真因"},
		{"歷史記錄", "歷程紀錄"}, {"歷史紀錄", "歷程紀錄"}, {"滑鼠單擊", "點一下"}, {"投訴", "客訴"}, {"抱怨", "客訴"}, {"顧客", "客戶"}, {"歷程記錄", "歷程紀錄"},
		{"會議記錄", "會議紀錄"}, {"處理記錄", "處理紀錄"}, {"記錄檔", "紀錄檔"}, {"鏈條", "原因鏈"}, {"力度", "對策強度"}, {"占比", "百分比"}, {"口徑", "計算方式"}, {"…", ""},
		{"查證", "驗證"}, {"確認內容", "驗證內容"}, {"臨時對策", "臨時措施"}, {"預防再發", "防止再發"}, {"決議", "承諾"}, {"奏效", "效果"}, {"註冊編號", "登錄編號"}, {"課題", "主題"}, {"鞏固", "標準化"}, {"頻次", "頻率"},
	},
	words.English: {{"...", " …"}, {"“", `"`}, {"”", `"`}, {"No bone yet", "Unsorted"}, {"back to the tray", "unsorted"}, {"Rather not", "Not worth it"}},
}

// TestWordsOfTheTrade looks for strange words in every string of each language. An ellipsis
// in Chinese has six dots.
func TestWordsOfTheTrade(t *testing.T) {
	for language := range strange {
		for key, text := range load(t, language) {
			if language != words.English {
				text = strings.ReplaceAll(text, "……", "")
			}
			if strings.HasPrefix(key, "cli.") {
				text = strings.ReplaceAll(text, "…", "") // the JSON in help
			}
			lookForStrange(t, language, key, text)
		}
	}
}

func lookForStrange(t *testing.T, language words.Language, place, text string) {
	t.Helper()
	for _, p := range strange[language] {
		if strings.Contains(text, p[0]) {
			t.Errorf("%s: %s says %q, with %q: %q is better", language, place, text, p[0], p[1])
		}
	}
}

// said finds what profiles of reports say in a language.
var said = regexp.MustCompile(`(en|zh-Hans|zh-Hant) = "([^"]*)"`)

// TestReportsUseTheWordsOfTheTrade looks for the same strange words in the profiles of reports. A step of
// the circle keeps its own name, which is given before any cause is confirmed.
func TestReportsUseTheWordsOfTheTrade(t *testing.T) {
	profiles, err := filepath.Glob("../../fishbone/report/profiles/*.toml")
	if err != nil || len(profiles) < 13 {
		t.Fatalf("%d profiles: %v", len(profiles), err)
	}
	for _, name := range profiles {
		profile, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(profile), -1) {
			lookForStrange(t, words.Language(m[1]), filepath.Base(name), strings.ReplaceAll(m[2], "要因評價", ""))
		}
	}
}

// TestWhatAsksFurtherEndsInDots sees to it that what is pressed and then asks for more, such as for
// a file, ends in dots in each language. In English they stand apart.
func TestWhatAsksFurtherEndsInDots(t *testing.T) {
	english := load(t, words.English)
	for key, text := range english {
		if strings.HasSuffix(text, "…") && len(text) > len(" …") && !strings.HasSuffix(text, " …") {
			t.Errorf("%s: the dots touch the word: %q", key, text)
		}
	}
	for _, language := range []words.Language{words.Simplified, words.Traditional} {
		for key, text := range load(t, language) {
			asks := strings.HasSuffix(english[key], " …") && !slices.Contains([]string{"set.4p", "set.6m", "factcheck.condition", "solutions.goOn", "choose.extend"}, key)
			if asks && !strings.HasSuffix(text, "……") {
				t.Errorf("%s: %q ends without dots: %q", language, key, text)
			}
		}
	}
}

// closeFigures find figures that touch Chinese characters, but for those of days, and percent signs
// that do not touch theirs.
var closeFigures = regexp.MustCompile(`[0-9}d] %|\p{Han}(\d+([^月日年\d]|$)|\{\{\.(n|of|pro|con|effort|impact|scale|rank|dots)\}\})|(\d|\{\{\.(n|of|pro|con|effort|impact|scale|rank|dots)\}\})[^\P{Han}月日年]`)

// TestFiguresStandApart sees to it that figures in Chinese sentences have a space on both sides,
// on every page.
func TestFiguresStandApart(t *testing.T) {
	for _, language := range []words.Language{words.Simplified, words.Traditional} {
		for key, text := range load(t, language) {
			if found := closeFigures.FindString(text); found != "" && !strings.HasPrefix(key, "date.") {
				t.Errorf("%s: %q has %q without a space", language, key, found)
			}
		}
	}
}

// TestHintsAreNoValues sees to it that nobody takes the hint in an empty entry for what stands there:
// what looks like a value is said to be an example.
func TestHintsAreNoValues(t *testing.T) {
	examples := []string{
		"closing.by.hint", "closing.from.hint", "choose.dueHint", "figures.hint.name", "figures.hint.title", "promise.dayHint",
		"proof.day.hint", "proof.name.hint", "proof.unit.hint", "verify.due.hint",
	}
	for _, language := range words.Languages() {
		for key, text := range load(t, language.Language) {
			bare := strings.Contains(strings.ToLower(key), "hint") && !strings.ContainsFunc(text, unicode.IsLetter)
			said := strings.HasPrefix(text, "e.g. ") || strings.HasPrefix(text, "例如 ") || strings.HasPrefix(text, "如 ")
			if (bare || slices.Contains(examples, key)) && !said {
				t.Errorf("%s: %q looks like a value: %q", language.Language, key, text)
			}
		}
	}
}

// TestScriptsDoNotMix looks for characters and quotation marks of the other Chinese script,
// by the characters that the encodings of either have.
func TestScriptsDoNotMix(t *testing.T) {
	for language, c := range map[words.Language]struct {
		has    encoding.Encoding
		quotes string
	}{
		words.Simplified:  {simplifiedchinese.HZGB2312, "「」『』"},
		words.Traditional: {traditionalchinese.Big5, "“”‘’"},
	} {
		for key, text := range load(t, language) {
			for _, r := range text {
				if strings.ContainsRune(c.quotes, r) {
					t.Errorf("%s: %q quotes with %q", language, key, r)
				}
				if !unicode.Is(unicode.Han, r) {
					continue
				}
				if _, err := c.has.NewEncoder().String(string(r)); err != nil {
					t.Errorf("%s: %q has %q, which is of another script", language, key, r)
				}
			}
		}
	}
}

// A language speaks whatever the one in use is, from any goroutine, and all its words can be filled.
func TestALanguageBesideTheOneInUse(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	done := make(chan string)
	go func() {
		done <- words.Simplified.T("report.page", "n", 1, "of", 2) + words.Traditional.T("report.notGiven")
	}()
	if got := words.T("report.notGiven"); got != "not given" {
		t.Errorf("the interface says %q", got)
	}
	if got := <-done; !strings.Contains(got, "1") || strings.Contains(got, "not given") {
		t.Errorf("another goroutine says %q", got)
	}
	if got := words.Traditional.LongDay("2026-11-28"); got != "2026年11月28日" {
		t.Errorf("the day is %q", got)
	}
	if got := words.Simplified.Ordinal(12); got != "十二" {
		t.Errorf("the twelfth is %q", got)
	}
	for _, l := range words.Languages() {
		for key := range load(t, l.Language) {
			l.Language.T(key, "n", 1)
		}
	}
}

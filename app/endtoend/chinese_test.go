//go:build linux

package endtoend

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// pinyin is the profile of fcitx5 with pinyin in it, switched on for every window.
var pinyin = map[string]string{
	"profile": "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n" +
		"[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n",
	"config": "[Behavior]\nActiveByDefault=True\nShowInputMethodInformation=False\n",
}

// TestTypingChinese types pinyin into the capture line: what arrives is what the input
// method commits, and nothing is entered before Return is meant for the line. It needs
// fcitx5 with pinyin, which make test does not install: it brings a web browser along.
func TestTypingChinese(t *testing.T) {
	for _, tool := range []string{"fcitx5", "dbus-run-session"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is missing: apt-get install fcitx5 fcitx5-pinyin dbus", tool)
		}
	}
	if found, _ := filepath.Glob("/usr/share/fcitx5/inputmethod/pinyin.conf"); len(found) == 0 {
		t.Skip("pinyin is missing: apt-get install fcitx5-pinyin")
	}
	d := newDesktop(t, 1280, 720)
	d.startPinyin()
	data := dataIn(t.TempDir())
	id := storeFish(t, data, 54, guide.StepCauses)
	t.Setenv("XMODIFIERS", "@im=fcitx")
	t.Setenv("LC_CTYPE", "C.UTF-8")
	w := d.open(data, words.English)
	w.id = id
	w.press("Return")
	w.see(words.T("workshop.step", "n", guide.StepCauses))
	var want []string
	entered := func(text string) {
		t.Helper()
		want = append(want, text)
		w.stored(text, func(a *fishbone.Analysis) bool { return len(a.CauseIDs(fishbone.Tray)) >= len(want) })
		if got := texts(w.analysis().Causes(fishbone.Tray)); !slices.Equal(got, want) {
			w.fail("stored are %q, want %q", got, want)
		}
	}
	keys := func(letters string, others ...string) {
		t.Helper()
		w.do(append([]string{"key", "--delay", "150"}, append(strings.Split(letters, ""), others...)...)...) // unhurried: so much can a busy machine add
	}
	line := image.Rect(920, 100, 1270, 230)
	enter := func(text string) { // once the input method has committed it
		t.Helper()
		w.seeIn(line, text)
		w.press("Return")
		entered(text)
	}
	keys("nihao", "space")
	enter("你好")
	keys("zhongguoo", "BackSpace", "space")
	enter("中国")
	keys("abc", "Return") // commits the letters
	enter("abc")
	keys("women", "space")
	w.seeIn(line, "我们")
	keys("xyz", "Escape") // what was committed before stays
	enter("我们")
	keys("shijian", "Left", "Right", "Home", "End", "space")
	enter("时间")
	keys("nihao", "BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
	keys("wenti", "space")
	enter("问题")

	w.press("F6", "Left", "Left") // on the board what is committed begins an edit in place
	keys("women", "BackSpace", "n", "space")
	w.seeIn(image.Rect(200, 60, 920, 600), "我们")
	w.press("Return")
	w.stored("a label typed over", func(a *fishbone.Analysis) bool {
		for _, c := range a.WalkBones() {
			if c.Text == "我们" {
				return true
			}
		}
		return false
	})
	w.press("F6")

	w.press("ctrl+space") // Latin letters from here on
	for _, delay := range []string{"15", "5", "0"} {
		latin := "quick brown fox jumps " + delay
		w.do("type", "--delay", delay, latin)
		enter(latin)
	}
}

// startPinyin starts the input method and waits until windows can have it.
func (d *desktop) startPinyin() {
	d.t.Helper()
	dir := filepath.Join(d.home, ".config", "fcitx5")
	must(d.t, os.MkdirAll(dir, 0o700))
	for name, text := range pinyin {
		must(d.t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	session := exec.Command("dbus-run-session", "--", "fcitx5", "--disable=wayland,clipboard,notifications")
	session.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	d.start(session)
	d.until("the input method is up", func() bool {
		c := exec.Command("xprop", "-root", "XIM_SERVERS")
		c.Env = d.environ()
		out, err := c.Output()
		return err == nil && strings.Contains(string(out), "fcitx")
	})
}

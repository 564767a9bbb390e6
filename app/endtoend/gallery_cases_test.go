//go:build linux

package endtoend

import (
	"whybone/app/words"
)

// cases is the archive as something to learn from: the list with several analyses selected, the map of
// root causes, the list of cases, and a case with its quiz, alone and in front of a room.
func (g *gallery) cases(data string, language words.Language) {
	g.window = g.desktop.open(data, language)
	g.see(words.T("home.all"))
	g.clickOn(words.T("home.select"))
	g.away()
	g.see(words.T("home.batch.end"))
	g.take("home-select")
	g.press("Escape")
	g.clickOn(words.T("home.map"))
	g.away()
	g.see(words.T("map.save"))
	g.take("map")
	g.press("Escape")
	g.clickOn(words.T("tab.cases"))
	g.away()
	g.see(words.T("cases.title"))
	g.take("cases")
	g.press("Down", "Return")
	g.see(words.T("case.ask.problem"))
	g.take("case-problem")
	for _, page := range []string{"fish", "whys"} { // what is asked there may take two lines
		g.turn("Right")
		g.take("case-" + page)
	}
	g.press("Right", "q")
	g.see(words.T("case.quiz.stop"))
	g.take("case-quiz")
	g.press("Escape", "F11")
	g.see(words.T("case.keys.end"))
	g.take("case-room")
	g.press("Escape", "End")
	g.see(words.T("case.sign"))
	g.take("case-lesson")
	g.close()
}

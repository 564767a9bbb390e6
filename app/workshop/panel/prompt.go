package panel

import (
	"fmt"

	"whybone/app/words"
	"whybone/fishbone/guide"
)

// Goal is what a number is on its way to, empty once it is beyond.
func Goal(n, of int) string {
	if n > of {
		return ""
	}
	return fmt.Sprint(of)
}

// NoCausesYet says that there are no causes on the bones.
func NoCausesYet(h Host) Prompt {
	text, step := NoCauses(h.Analysis())
	return NothingYet(h, text, step)
}

// NothingYet says what is missing, and leads to the step where it is made.
func NothingYet(h Host, question string, step guide.Step) Prompt {
	name := fmt.Sprintf("step.%d", step)
	return Prompt{Question: question, Asks: true, Options: []Option{{
		Key: h.Actions().Cap(name), Words: words.T(name), Do: func() { h.OpenStep(step) },
	}}}
}

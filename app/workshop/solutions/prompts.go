package solutions

import "whybone/app/words"

// prompts are the questions that lead to other ideas: what SCAMPER asks (after Bob Eberle), what
// another trade would do, and how the error would be impossible. The words of each stand under
// "prompt.NAME" and "prompt.NAME.ask".
var prompts = []string{"reverse", "trade", "impossible", "eliminate", "combine", "substitute", "adapt", "modify", "use"}

func promptName(n int) string { return words.T("prompt." + prompts[n]) }

// promptFor asks a question about a root cause.
func promptFor(n int, root string) string { return words.T("prompt."+prompts[n]+".ask", "cause", root) }

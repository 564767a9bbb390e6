package words

import "whybone/fishbone/advice"

// Advice is what the coach says of something, and the reason with what helps.
func Advice(n advice.Advice) (said, why string) {
	key := "coach." + string(n.Rule)
	why = T(key + ".why")
	if n.Rule == advice.BarePromise && n.Found != "" {
		key = "coach.pastDay"
	}
	return T(key, "found", n.Found, "n", n.N), why
}

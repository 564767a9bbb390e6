package words

import "whybone/fishbone/exchange/outline"

// Loss says what could not be taken over between an analysis and a file of another program.
func Loss(l outline.Loss) string {
	switch {
	case l.What == outline.More:
		return T("lost.more", "n", l.N)
	case l.Kind != nil && l.Attribute == "":
		return T("lost.count", "what", kindName(l.Kind), "n", l.N)
	case l.Kind != nil && l.Kind.Name == "about":
		return Field(l.Kind, l.Attribute)
	case l.Kind != nil:
		return T("lost.count", "what", Field(l.Kind, l.Attribute), "n", l.N)
	case l.N > 0:
		return T("lost.count", "what", T("lost.what."+string(l.What)), "n", l.N)
	}
	return T("lost.one", "what", T("lost.what."+string(l.What)), "at", l.At, "text", l.Text)
}

// Losses says several of them, in one sentence of at most so many.
func Losses(all []outline.Loss, most int) string {
	said := ""
	for i, l := range all {
		one := Loss(l)
		if i == most {
			one = T("lost.more", "n", len(all)-most)
		}
		if i > 0 {
			one = T("lost.and", "before", said, "then", one)
		}
		if said = one; i == most {
			break
		}
	}
	return said
}

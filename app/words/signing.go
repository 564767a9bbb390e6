package words

import "whybone/fishbone"

// Signing is what a way to sign is called.
func Signing(s fishbone.Signing) string {
	if s == fishbone.SignNames {
		return T("signing.names")
	}
	return T("signing." + string(s))
}

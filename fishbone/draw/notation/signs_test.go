package notation

import (
	"strings"
	"testing"
)

// Small on a slide, signs are told apart by their forms: no two are dots.
func TestSignsHaveDifferentForms(t *testing.T) {
	dots := map[string]bool{}
	for _, sign := range []string{signRoot, signOutside, signSkipped, signHidden, signConfirmed, signVerify, signUndecided, signVotes, signSame} {
		if strings.ContainsAny(sign, "•●·∙⬤") {
			dots[sign] = true
		}
	}
	if len(dots) != 1 || !dots[signRoot] {
		t.Errorf("dots are %v", dots)
	}
}

package wall

import "testing"

func TestCardsAreSignedAsTheTeamWants(t *testing.T) {
	for _, c := range []struct {
		how        Signing
		name, want string
	}{
		{Names, "Grace Hill", "Grace Hill"}, {Initials, "Grace Hill", "GH"}, {Initials, "anna", "A"}, {Initials, "王敏", "王"},
		{Initials, "", ""}, {Nobody, "Grace", ""},
	} {
		if got := c.how.Sign(c.name); got != c.want {
			t.Errorf("%q signs %q as %q, want %q", c.how, c.name, got, c.want)
		}
	}
}

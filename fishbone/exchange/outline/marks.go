package outline

import "whybone/fishbone"

// marks are the signs of a format for what the team found out about a cause. Of several signs
// for one finding the first is written.
type marks []struct {
	finding fishbone.Finding
	sign    string
}

// of is the sign of a finding, empty where there is none.
func (m marks) of(f fishbone.Finding) string {
	for _, one := range m {
		if one.finding == f && f != fishbone.Unjudged {
			return one.sign
		}
	}
	return ""
}

// finding is what a sign means; false for a sign that means nothing here.
func (m marks) finding(sign string) (fishbone.Finding, bool) {
	for _, one := range m {
		if one.sign == sign {
			return one.finding, true
		}
	}
	return fishbone.Unjudged, false
}

// words are the names of the findings, as Whybone's own files have them.
var findingWords = marks{
	{fishbone.Confirmed, string(fishbone.Confirmed)},
	{fishbone.Rejected, string(fishbone.Rejected)},
	{fishbone.ToVerify, string(fishbone.ToVerify)},
	{fishbone.Undecided, string(fishbone.Undecided)},
}

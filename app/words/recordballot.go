package words

import (
	"strings"

	"whybone/fishbone"
)

// aboutBallots tells of ballots: that somebody has voted, and never how.
func (t teller) aboutBallots(e fishbone.Edit) string {
	switch e := e.(type) {
	case fishbone.StartBallot:
		return T("record.start-ballot", "text", fishbone.Label(e.Text), "dots", e.Dots, "cards", len(e.Cards), "people", len(e.Voters))
	case fishbone.AddVoter:
		return T("record.add-voter", "name", t.names[e.Person])
	case fishbone.CastPaper:
		return T("record.cast-paper", "name", t.name(e.ID))
	case fishbone.PassPaper:
		if e.State == fishbone.PaperWaiting {
			return T("record.pass-paper.no", "name", t.name(e.ID))
		}
		return T("record.pass-paper", "name", t.name(e.ID), "state", T("state."+string(e.State)))
	case fishbone.RevealBallot:
		return T("record.reveal-ballot", "text", t.name(e.ID), "dots", fishbone.Marks(e.Dots).Given())
	case fishbone.CutBallot:
		return T("record.cut-ballot", "n", e.Cut)
	case fishbone.DecideTie:
		return T("record.decide-tie", "text", t.names[e.For], "reason", fishbone.Label(e.Reason))
	case fishbone.Remove:
		if e.Of == fishbone.BallotKind {
			return T("record.remove-ballot", "text", strings.TrimSpace(t.name(e.ID)))
		}
	}
	return ""
}

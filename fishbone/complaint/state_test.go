package complaint_test

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

func TestStateOf(t *testing.T) {
	const today = "2026-03-20"
	for name, c := range map[string]struct {
		complaint fishbone.Complaint
		want      complaint.State
	}{
		"nothing done":         {fishbone.Complaint{Received: "2026-03-18"}, complaint.Waiting},
		"on the last day":      {fishbone.Complaint{Received: "2026-02-18"}, complaint.Waiting},
		"of earlier years":     {fishbone.Complaint{Received: "2024-03-18"}, complaint.Unrecorded},
		"calmed":               {fishbone.Complaint{Received: "2024-03-18", Calmed: today}, complaint.Handling},
		"promised":             {fishbone.Complaint{Promise: "a new one", Calmed: today}, complaint.Promised},
		"due today":            {fishbone.Complaint{Due: today}, complaint.Promised},
		"due yesterday":        {fishbone.Complaint{Due: "2026-03-19", Asked: "2026-03-18"}, complaint.Late},
		"asked":                {fishbone.Complaint{Promise: "a new one", Asked: today}, complaint.Answered},
		"followed up, if late": {fishbone.Complaint{Due: "2026-03-19", Followed: today}, complaint.Done},
	} {
		if got := complaint.StateOf(&c.complaint, today); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

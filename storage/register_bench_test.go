package storage

import (
	"fmt"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// ordinary is the n-th complaint of a register like many.
func ordinary(n int) fishbone.Complaint {
	return fishbone.Complaint{
		What: fmt.Sprintf("The thing number %d was wrong, and nobody said why", n), Received: fishbone.Day("2026-01-01").Add(n % 700),
		Channel: "web", Customer: fmt.Sprint("C", n%5000), Type: fmt.Sprint("type ", n%9), Product: fmt.Sprint("P", n%40),
		Severity: []fishbone.Severity{"", fishbone.Minor, fishbone.Major}[n%3], Cost: "12.5", Own: fmt.Sprintf("State: CA\nComplaint ID: %d", n),
	}
}

// What one complaint of a large import costs.
func BenchmarkImportComplaints(b *testing.B) {
	s := openTemp(b)
	i, err := s.Register().Import("b.csv", (&clock{}).now())
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		if err := i.Add(ordinary(n), fmt.Sprint("no ", n)); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if _, _, err := i.Done(); err != nil {
		b.Fatal(err)
	}
}

// Counting and a page of 100,000 complaints.
func BenchmarkRegister(b *testing.B) {
	s := openTemp(b)
	r := s.Register()
	i, err := r.Import("b.csv", (&clock{}).now())
	if err != nil {
		b.Fatal(err)
	}
	for n := range 100_000 {
		if err := i.Add(ordinary(n), fmt.Sprint("no ", n)); err != nil {
			b.Fatal(err)
		}
	}
	if _, _, err := i.Done(); err != nil {
		b.Fatal(err)
	}
	b.Run("pareto", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Count(complaint.ByType, complaint.Query{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("months", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Count(complaint.ByMonth, complaint.Query{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.List(complaint.Query{Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("edit", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Do(complaint.Add{Complaint: ordinary(1)}, fishbone.Stamp{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

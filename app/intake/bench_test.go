package intake_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"whybone/app/intake"
	"whybone/fishbone"
	"whybone/storage"
)

// rowsOf are the cells of a table like many, with so many rows.
func rowsOf(n int, row func(cells ...string) error) error {
	if err := row("Date received", "Product", "Issue", "Consumer complaint narrative", "Company", "State", "Submitted via", "Complaint ID", "Severity", "Cost"); err != nil {
		return err
	}
	for i := range n {
		err := row(fishbone.Day("2025-01-01").Time().AddDate(0, 0, i%365).Format("01/02/2006"), fmt.Sprint("Product ", i%40), fmt.Sprint("Issue ", i%9),
			fmt.Sprintf("The thing number %d was wrong, and nobody said why", i), fmt.Sprint("Company ", i%5000), "CA", "Web", fmt.Sprint(1_000_000+i), []string{"low", "high", "medium"}[i%3], fmt.Sprintf("%d.50", i%500))
		if err != nil {
			return err
		}
	}
	return nil
}

func csvOf(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "table.csv")
	file, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriter(file)
	err = rowsOf(n, func(cells ...string) error {
		for i, c := range cells {
			if i > 0 {
				c = "," + c
			}
			if i == 3 {
				c = `,"` + c[1:] + `"`
			}
			if _, err := out.WriteString(c); err != nil {
				return err
			}
		}
		return out.WriteByte('\n')
	})
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

func xlsxOf(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "table.xlsx")
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	line := 0
	err = rowsOf(n, func(cells ...string) error {
		line++
		values := make([]any, len(cells))
		for i, c := range cells {
			values[i] = c
		}
		return w.SetRow(fmt.Sprintf("A%d", line), values)
	})
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.SaveAs(path)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

// What it takes to bring in a table of 100,000 rows, from the file to the disk: looking at it, reading
// it, and storing it, each row with its checksum.
func BenchmarkImport(b *testing.B) {
	const n = 100_000
	for name, make := range map[string]func(testing.TB, int) string{"csv": csvOf, "xlsx": xlsxOf} {
		b.Run(name, func(b *testing.B) {
			path := make(b, n)
			for b.Loop() {
				b.StopTimer()
				store, err := storage.Open(filepath.Join(b.TempDir(), "whybone.db"))
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if got := importAll(b, store, path); got != n {
					b.Fatalf("%d came in", got)
				}
				b.StopTimer()
				if err := store.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func importAll(tb testing.TB, store *storage.Store, path string) int {
	tb.Helper()
	table, err := intake.Open(path, intake.Form{})
	if err != nil {
		tb.Fatal(err)
	}
	p, err := intake.Look(table)
	if err == nil {
		err = p.Settle()
	}
	if err != nil {
		tb.Fatal(err)
	}
	into, err := store.Register().Import("table", fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)})
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.BringIn(into, nil, func(r *intake.Row) error { return r.Err }); err != nil {
		tb.Fatal(err)
	}
	imported, _, err := into.Done()
	if err != nil {
		tb.Fatal(err)
	}
	return imported
}

package rowsum_test

import (
	"database/sql"
	"encoding/binary"
	"hash/fnv"
	"math"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	_ "whybone/storage/rowsum"
)

// sum is what row_sum is to be. What is in data files was summed up that way.
func sum(values ...any) int64 {
	h := fnv.New64a()
	put := func(kind byte, n uint64, bytes string) {
		_, _ = h.Write(binary.LittleEndian.AppendUint64([]byte{kind}, n))
		_, _ = h.Write([]byte(bytes))
	}
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			put('t', 0, "") // as the driver gave it to the function that was here before
		case int64:
			put('i', uint64(v), "")
		case float64:
			put('f', math.Float64bits(v), "")
		case string:
			put('t', uint64(len(v)), v)
		case []byte:
			put('t', uint64(len(v)), string(v))
		}
	}
	return int64(h.Sum64() & (1<<61 - 1))
}

func open(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func rowSum(t *testing.T, db *sql.DB, values ...any) (got int64) {
	t.Helper()
	marks := strings.Repeat(", ?", len(values))
	if err := db.QueryRow("SELECT row_sum("+strings.TrimPrefix(marks, ", ")+")", values...).Scan(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRowSum(t *testing.T) {
	db := open(t)
	for _, values := range [][]any{
		{},
		{nil},
		{""},
		{[]byte{}},
		{int64(0)},
		{int64(-1), int64(math.MinInt64), int64(math.MaxInt64)},
		{0.0, -1.5, math.Pi, math.MaxFloat64},
		{"cause", "c1", "薪资制度不够好", nil, int64(1 << 40), 2.5, []byte("\x00\xff"), "a\x00b"},
		{strings.Repeat("很长", 100_000)},
	} {
		if got, want := rowSum(t, db, values...), sum(values...); got != want {
			t.Errorf("%.60v: got %d, want %d", values, got, want)
		}
	}
}

// Where one value ends and the next begins counts, and of which kind it is.
func TestWhatIsTold(t *testing.T) {
	db := open(t)
	seen := map[int64][]any{}
	for _, values := range [][]any{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"1"}, {int64(1)}, {1.0}, {""}, {"", ""}} {
		got := rowSum(t, db, values...)
		if other := seen[got]; other != nil {
			t.Errorf("%v and %v have one checksum", values, other)
		}
		seen[got] = values
	}
}

// A byte that says in which encoding the file is may be damaged, too.
func TestTextIsSummedUpAsItIsRead(t *testing.T) {
	db := open(t)
	if _, err := db.Exec(`PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (x TEXT)`); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO t VALUES (?)`, "薪资"); err != nil {
		t.Fatal(err)
	}
	var got int64
	if err := db.QueryRow(`SELECT row_sum(x) FROM t`).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if want := sum("薪资"); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

// The sum over rows keeps within 62 bits, and is none where there are no rows.
func TestSumRows(t *testing.T) {
	db := open(t)
	if _, err := db.Exec(`CREATE TABLE t (k TEXT, x TEXT)`); err != nil {
		t.Fatal(err)
	}
	var want int64
	for i := range 40 {
		x := strings.Repeat("x", i)
		if _, err := db.Exec(`INSERT INTO t VALUES ('a', ?)`, x); err != nil {
			t.Fatal(err)
		}
		want = (want + sum("t", x)) & (1<<62 - 1)
	}
	for _, of := range []struct {
		k    string
		want sql.NullInt64
	}{{"a", sql.NullInt64{Int64: want, Valid: true}}, {"b", sql.NullInt64{}}} {
		var got sql.NullInt64
		if err := db.QueryRow(`SELECT sum_rows('t', x) FROM t WHERE k = ?`, of.k).Scan(&got); err != nil || got != of.want {
			t.Errorf("%s: got %v, want %v (%v)", of.k, got, of.want, err)
		}
	}
}

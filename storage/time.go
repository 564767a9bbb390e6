package storage

import (
	"database/sql/driver"
	"fmt"
	"time"

	"whybone/fishbone"
)

// layout has all nine decimals, so that times sort as text.
const layout = "2006-01-02T15:04:05.000000000Z"

// dbTime writes a time into a column and reads it back, in UTC and to the
// nanosecond.
type dbTime struct{ t *time.Time }

// Value implements [driver.Valuer].
func (m dbTime) Value() (driver.Value, error) { return m.t.UTC().Format(layout), nil }

// Scan implements [sql.Scanner].
func (m dbTime) Scan(column any) error {
	text, ok := column.(string)
	if !ok {
		return fmt.Errorf("%w: a time is stored as %T", ErrDamaged, column)
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	*m.t = t
	return nil
}

// normalize makes a stamp what it will be when it is read back: in UTC, and without the
// reading of the monotonic clock.
func normalize(at fishbone.Stamp) fishbone.Stamp {
	at.At = at.At.UTC().Round(0)
	return at
}

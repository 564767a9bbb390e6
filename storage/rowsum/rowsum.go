// Package rowsum gives SQLite the function row_sum(value, …): a checksum over the values, their
// kinds and their lengths; and sum_rows(value, …), the sum of it over rows, within 62 bits, in
// whatever order they come, and NULL where there are none. Whoever imports it has them on every
// connection of the program. It is written in C, because a call of Go out of SQLite takes some twenty times as
// long, and each write and each look for damage makes many.
package rowsum

// #include "rowsum.h"
import "C"

import (
	"fmt"

	_ "github.com/mattn/go-sqlite3" // SQLite itself
)

func init() {
	if code := C.register_row_sum(); code != 0 {
		panic(fmt.Sprintf("SQLite does not take the function row_sum: error %d", code)) // out of memory
	}
}

#include "rowsum.h"

#include <stdint.h>
#include <string.h>

// What is used of SQLite, whose code comes with the driver: see https://sqlite.org/c3ref/intro.html.
typedef struct sqlite3 sqlite3;
typedef struct sqlite3_context sqlite3_context;
typedef struct sqlite3_value sqlite3_value;

enum { SQLITE_OK, SQLITE_INTEGER = 1, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB };
enum { SQLITE_UTF8 = 1, SQLITE_DETERMINISTIC = 0x800 };
enum { SQLITE_CONFIG_MEMSTATUS = 9, SQLITE_CONFIG_LOOKASIDE = 13 };
enum { LOOKASIDE_BYTES = 600, LOOKASIDE_SLOTS = 1000 };

int sqlite3_config(int, ...);
int sqlite3_auto_extension(void (*)(void));
int sqlite3_create_function(sqlite3 *, const char *, int, int, void *,
	void (*)(sqlite3_context *, int, sqlite3_value **),
	void (*)(sqlite3_context *, int, sqlite3_value **), void (*)(sqlite3_context *));
int sqlite3_value_type(sqlite3_value *);
int sqlite3_value_bytes(sqlite3_value *);
long long sqlite3_value_int64(sqlite3_value *);
double sqlite3_value_double(sqlite3_value *);
const void *sqlite3_value_blob(sqlite3_value *);
const unsigned char *sqlite3_value_text(sqlite3_value *);
void sqlite3_result_int64(sqlite3_context *, long long);
void sqlite3_result_error_nomem(sqlite3_context *);
void *sqlite3_aggregate_context(sqlite3_context *, int);

// An FNV-1a hash of 64 bits.
static const uint64_t offset_basis = 0xcbf29ce484222325, prime = 0x100000001b3;

// A checksum keeps to 61 bits, so that sums over rows stay within whole numbers.
static const uint64_t mask = (UINT64_C(1) << 61) - 1;

// A sum over rows keeps to 62 bits: with more SQLite would go over to floating point.
static const uint64_t rows_mask = (UINT64_C(1) << 62) - 1;

static uint64_t add_bytes(uint64_t hash, const unsigned char *bytes, int n) {
	for (int i = 0; i < n; i++) {
		hash = (hash ^ bytes[i]) * prime;
	}
	return hash;
}

// add_word adds the kind of a value and a number, the little end first.
static uint64_t add_word(uint64_t hash, unsigned char kind, uint64_t n) {
	unsigned char bytes[9] = {kind};
	for (int i = 1; i < 9; i++, n >>= 8) {
		bytes[i] = (unsigned char)n;
	}
	return add_bytes(hash, bytes, sizeof bytes);
}

static uint64_t add_value(uint64_t hash, sqlite3_value *v) {
	const unsigned char *bytes;
	double real;
	uint64_t bits;
	int n;
	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		return add_word(hash, 'i', (uint64_t)sqlite3_value_int64(v));
	case SQLITE_FLOAT:
		real = sqlite3_value_double(v);
		memcpy(&bits, &real, sizeof bits);
		return add_word(hash, 'f', bits);
	case SQLITE_TEXT:
		// As UTF-8, whatever the file says that it is in: that is how it will be read.
		bytes = sqlite3_value_text(v);
		break;
	case SQLITE_BLOB:
		bytes = sqlite3_value_blob(v);
		break;
	default:
		return add_word(hash, 't', 0); // nothing counts as an empty text, as it always did
	}
	n = sqlite3_value_bytes(v); // after the call for the bytes, which may convert them
	return add_bytes(add_word(hash, 't', (uint64_t)n), bytes, bytes ? n : 0);
}

static uint64_t sum_of(int n, sqlite3_value **values) {
	uint64_t hash = offset_basis;
	for (int i = 0; i < n; i++) {
		hash = add_value(hash, values[i]);
	}
	return hash & mask;
}

static void row_sum(sqlite3_context *context, int n, sqlite3_value **values) {
	sqlite3_result_int64(context, (long long)sum_of(n, values));
}

// rows is what sum_rows knows of the rows so far.
struct rows {
	uint64_t sum;
	int any;
};

static void add_row(sqlite3_context *context, int n, sqlite3_value **values) {
	struct rows *r = sqlite3_aggregate_context(context, sizeof *r);
	if (!r) {
		sqlite3_result_error_nomem(context);
		return;
	}
	r->sum = (r->sum + sum_of(n, values)) & rows_mask;
	r->any = 1;
}

// finish_rows gives NULL where there is no row.
static void finish_rows(sqlite3_context *context) {
	struct rows *r = sqlite3_aggregate_context(context, 0);
	if (r && r->any) {
		sqlite3_result_int64(context, (long long)r->sum);
	}
}

static int add_functions(sqlite3 *db, char **error, const void *api) {
	(void)error, (void)api;
	int code = sqlite3_create_function(db, "row_sum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, 0, row_sum, 0, 0);
	return code ? code
		    : sqlite3_create_function(db, "sum_rows", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, 0, 0, add_row, finish_rows);
}

// Each connection has memory of its own for what statements need: some hundred bytes at a time mostly,
// and those that are kept for the next time hold on to it, so it takes many pieces until what an edit
// needs for a moment still finds some. Nobody asks how much memory there is in all, which would take
// a lock at each call.
static int config_memory(void) {
	int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	return code ? code : sqlite3_config(SQLITE_CONFIG_LOOKASIDE, LOOKASIDE_BYTES, LOOKASIDE_SLOTS);
}

int register_row_sum(void) {
	int code = config_memory();
	return code ? code : sqlite3_auto_extension((void (*)(void))add_functions);
}

// register_row_sum gives every connection that is opened from now on the function row_sum. It
// returns 0, or SQLite's number of an error.
int register_row_sum(void);

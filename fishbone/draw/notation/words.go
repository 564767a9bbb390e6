package notation

// Words are the picture's own words, in the language of its reader. Missing ones
// are English.
type Words struct {
	Root, Confirmed, Rejected, Verify, Same, Votes string // for the legend
	EmptyHead                                      string // stands in the head while there is no problem
	Page                                           string // "page %s", where %s becomes "2/7"
}

// Complete fills in what was left out.
func (w Words) Complete() Words {
	for _, o := range []struct {
		word  *string
		usual string
	}{
		{&w.Root, "root cause"},
		{&w.Confirmed, "confirmed"},
		{&w.Rejected, "rejected"},
		{&w.Verify, "to verify"},
		{&w.Same, "same as"},
		{&w.Votes, "votes"},
		{&w.EmptyHead, "?"},
		{&w.Page, "page %s"},
	} {
		if *o.word == "" {
			*o.word = o.usual
		}
	}
	return w
}

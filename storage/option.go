package storage

// Option says how an edit is written, beside that it is.
type Option func(*writing)

// writing is what the options of one write say together.
type writing struct {
	merge    bool
	ends     []string
	drafts   map[string]string
	contents map[string][]byte
}

func writingWith(options []Option) (w writing) {
	for _, o := range options {
		o(&w)
	}
	return w
}

// Merge has an edit which goes on where the one before it stopped, by [fishbone.Merge],
// become one with it: typing on in a field is undone at once.
func Merge() Option { return func(w *writing) { w.merge = true } }

// EndDrafts ends the drafts at these places in the same transaction: the edit brings
// their words in, so that the words are in the file once.
func EndDrafts(places ...string) Option {
	return func(w *writing) { w.ends = append(w.ends, places...) }
}

// WithDrafts has what was typed and not entered kept in the same transaction, by its place.
func WithDrafts(drafts map[string]string) Option { return func(w *writing) { w.drafts = drafts } }

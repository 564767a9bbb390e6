package session

import (
	"errors"
	"time"

	"whybone/storage"
)

// Contents are the bytes of attachments in the file that the session has. It may be used from
// any goroutine: to keep or to read a large picture takes a while.
type Contents struct {
	store Store
	now   time.Time
}

// Contents leads to the bytes of attachments. It belongs to the moment.
func (s *Session) Contents() Contents { return Contents{patient(s.store), s.now()} }

// Keep keeps bytes in the file and returns the sum that an attachment is to have. It is not undone
// with the attachment: the file knows itself when nothing needs them any more.
func (c Contents) Keep(data []byte) (sum string, err error) { return c.store.PutContent(data, c.now) }

// Get returns the bytes that have a sum.
func (c Contents) Get(sum string) ([]byte, error) { return c.store.Content(sum) }

// There is Get for what is written elsewhere: nil for bytes that are gone or damaged, of which
// there is nothing to be written.
func (c Contents) There(sum string) ([]byte, error) {
	data, err := c.Get(sum)
	if errors.Is(err, storage.ErrNoContent) || errors.Is(err, storage.ErrDamaged) {
		return nil, nil
	}
	return data, err
}

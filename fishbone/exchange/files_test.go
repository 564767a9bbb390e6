package exchange_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// attached is an analysis with two attachments, of which one is twice there, and their bytes.
func attached(t *testing.T) (*fishbone.Analysis, map[string][]byte) {
	t.Helper()
	contents := map[string][]byte{}
	keep := func(data []byte) string {
		sum := sha256.Sum256(data)
		contents[hex.EncodeToString(sum[:])] = data
		return hex.EncodeToString(sum[:])
	}
	one, other := keep(bytes.Repeat([]byte("0123456789"), 200_000)), keep(nil)
	a := fishbone.New("a", fishbone.Stamp{})
	for _, e := range []fishbone.Edit{
		fishbone.AddCause{ID: "c", Text: "too few"},
		fishbone.Add{Thing: &fishbone.Attachment{ID: "1", Name: "one.png", Of: "c", Sum: one, Size: 2_000_000}},
		fishbone.Add{Thing: &fishbone.Attachment{ID: "2", Name: "again.png", Of: "c", Sum: one}},
		fishbone.Add{Thing: &fishbone.Attachment{ID: "3", Name: "empty.txt", Of: "c", Sum: other}},
	} {
		next, err := a.Apply(e, fishbone.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	return a, contents
}

func TestAttachmentsComeBackWhole(t *testing.T) {
	a, contents := attached(t)
	whole, err := exchange.WriteWhole(a, func(sum string) ([]byte, error) { return append([]byte{}, contents[sum]...), nil })
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	edit, files, err := exchange.ReadWhole(whole, func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("i", n)) })
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 {
		t.Errorf("%d files came back", len(files))
	}
	for sum, data := range contents {
		if !bytes.Equal(files[sum], data) || files[sum] == nil {
			t.Errorf("%d bytes of %s came back", len(files[sum]), sum)
		}
	}
	b, err := fishbone.New("b", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(exchange.WriteJSON(a), exchange.WriteJSON(b)) {
		t.Error("it is another analysis")
	}
	if again, err := exchange.WriteWhole(b, func(sum string) ([]byte, error) { return files[sum], nil }); err != nil || !bytes.Equal(again, whole) {
		t.Error("written again, it is another file", err)
	}
}

func TestAttachmentsWithoutBytesAreRead(t *testing.T) {
	a, _ := attached(t)
	whole, err := exchange.WriteWhole(a, func(string) ([]byte, error) { return nil, nil })
	if err != nil || !bytes.Equal(whole, exchange.WriteJSON(a)) {
		t.Errorf("%v", err)
	}
	if _, files, err := exchange.ReadWhole(whole, fishbone.NewID); err != nil || len(files) != 0 {
		t.Errorf("%d files: %v", len(files), err)
	}
	failing := errors.New("the disk is gone")
	if _, err := exchange.WriteWhole(a, func(string) ([]byte, error) { return nil, failing }); !errors.Is(err, failing) {
		t.Errorf("what cannot be read: %v", err)
	}
}

func TestWrongBytesAreRefused(t *testing.T) {
	const head = `{"whybone": 1, "categories": [], "files": [{"sum": "`
	empty := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	part := strings.Repeat("A", 1<<19)
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"another sum":           {head + empty + `", "data": ["AAAA"]}]}`, exchange.ErrSum},
		"no base64":             {head + empty + `", "data": ["*"]}]}`, exchange.ErrType},
		"too much":              {head + empty + `", "data": [` + strings.Repeat(`"`+part+`",`, 60) + `""]}]}`, fishbone.ErrTooLong},
		"bytes of nothing":      {head + empty + `", "data": []}]}`, nil},
		"neither sum nor bytes": {`{"whybone": 1, "categories": [], "files": [{}]}`, exchange.ErrSum},
	} {
		_, files, err := exchange.ReadWhole([]byte(c.file), fishbone.NewID)
		if !errors.Is(err, c.want) || len(files) != 0 {
			t.Errorf("%s: %v, %d files", name, err, len(files))
		}
	}
}

package system

import (
	"bytes"
	"errors"
	"os"
)

// ErrNoPicture says that there is no picture on the clipboard.
var ErrNoPicture = errors.New("there is no picture on the clipboard")

// PastePicture returns the picture on the clipboard, as PNG. Where no program here can read one,
// there is none.
func PastePicture() (png []byte, err error) {
	err = withFile("picture.png", nil, func(file string) error {
		if err := runFirst(pastePrograms(), file, ErrNoPicture); err != nil {
			return errors.Join(ErrNoPicture, err)
		}
		png, err = os.ReadFile(file)
		return err
	})
	if err == nil && !bytes.HasPrefix(png, []byte(beginOfPNG)) {
		png, err = nil, ErrNoPicture // some programs give out a text whatever they are asked for
	}
	return png, err
}

// beginOfPNG is how every picture in that format begins.
const beginOfPNG = "\x89PNG\r\n\x1a\n"

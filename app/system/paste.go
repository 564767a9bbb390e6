package system

import (
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
	if err == nil && len(png) == 0 {
		err = ErrNoPicture
	}
	return png, err
}

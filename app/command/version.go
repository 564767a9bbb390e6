package command

import (
	"fmt"

	"github.com/BurntSushi/toml"
)

// VersionIn reads the program's version from the text of FyneApp.toml. It panics where
// there is none: that text is part of the program.
func VersionIn(metadata string) string {
	var file struct{ Details struct{ Version string } }
	if _, err := toml.Decode(metadata, &file); err != nil {
		panic(fmt.Errorf("read the version: %w", err))
	}
	if file.Details.Version == "" {
		panic("read the version: there is none")
	}
	return file.Details.Version
}

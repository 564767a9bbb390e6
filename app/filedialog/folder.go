package filedialog

import (
	"os"
	"slices"
	"strings"

	"github.com/adrg/xdg"
)

// maxItems is how many items of a folder are listed.
const maxItems = 300

// item is what stands in a folder: another folder, or a file of the kind in question.
type item struct {
	name   string
	folder bool
}

// list returns the folders in a folder and its files with one of some endings, folders
// first, leaving out what is hidden. What cannot be read is empty.
func list(folder string, endings []string) []item {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var items []item
	for _, e := range entries {
		isFolder := e.IsDir()
		if strings.HasPrefix(e.Name(), ".") || !isFolder && !hasEnding(e.Name(), endings) {
			continue
		}
		items = append(items, item{e.Name(), isFolder})
	}
	slices.SortStableFunc(items, func(a, b item) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return items[:min(len(items), maxItems)]
}

// places are the folders that people keep reports in, those that exist.
func places() []string {
	var found []string
	for _, p := range []string{xdg.UserDirs.Documents, xdg.UserDirs.Pictures, xdg.UserDirs.Desktop, xdg.Home} {
		if isFolder(p) && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	return found
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

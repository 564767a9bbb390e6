package app

import (
	"path/filepath"

	"whybone/app/filedialog"
	"whybone/app/mappage"
	"whybone/app/picture"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// openMap opens the map of all root causes.
func (w *window) openMap(fishbone.ID) (func() page, error) {
	if w.mapView == nil {
		w.mapView = &mappage.View{}
	}
	return func() page {
		return mappage.New(mappage.Deps{
			Store: w.store, Now: w.now, Window: w.win.Window, View: w.mapView, ReportError: w.reportError,
			Back: w.goHome, Open: w.openAnalysis, Save: w.savePicture, Settings: w.settingsMenu, Run: beside,
		})
	}, nil
}

// savePicture asks where to save a picture, of the kind that the file's ending says.
func (w *window) savePicture(name string, s *scene.Scene) {
	var endings []string
	for _, f := range picture.Formats() {
		endings = append(endings, f.Ending)
	}
	filedialog.Save(w.win.Window, filedialog.Question{Name: panel.FileName(name) + picture.PNG, Endings: endings}, func(path string) {
		files, err := picture.Files([]*scene.Scene{s}, filepath.Ext(path), picture.Settings{DPI: mapDPI, Info: scene.DocumentInfo{Title: name, Language: string(words.Used()), Made: w.now()}})
		w.saved(path, files, err)
	}, func() { w.pages.page.Focus() })
}

// mapDPI is how fine a picture of pixels is.
const mapDPI = 200

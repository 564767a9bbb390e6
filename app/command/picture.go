package command

import (
	"context"
	"time"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/scene"
)

// pictures draws an analysis, with words in its own language. Made is the date that a
// PDF says it was made at; the zero time keeps its bytes the same from run to run.
func (o *output) pictures(ctx context.Context, a *fishbone.Analysis, l *look, made time.Time) ([][]byte, error) {
	wish, err := l.wish(a, o.theme)
	if err != nil {
		return nil, err
	}
	language := languageOf(texts(a))
	if err := words.Use(language); err != nil {
		return nil, err
	}
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	drawn, err := picture.Draw(ctx, draw.NewRenderer(engine), a, wish)
	if err != nil {
		return nil, err
	}
	o.warn(picture.Missing(drawn, o.kind()))
	info := scene.DocumentInfo{Title: a.HeadText(), Language: string(language), Made: made}
	return picture.Files(drawn, o.kind(), picture.Settings{DPI: o.dpi, Info: info, Tiles: posterNamed(l.tiles), Bones: picture.Bones(a, wish.View)})
}

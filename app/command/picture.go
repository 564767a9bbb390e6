package command

import (
	"context"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/fishbone/draw/graphviz"
)

// The themes of a picture.
const (
	light = "light"
	dark  = "dark"
)

// picture draws an analysis, with words in its own language.
func (o *output) picture(ctx context.Context, a *fishbone.Analysis) ([]byte, error) {
	if err := words.Use(languageOf(a)); err != nil {
		return nil, err
	}
	engine := graphviz.New(graphviz.Options{})
	defer engine.Close()
	plan := picture.Plan(a, o.theme == dark, picture.Screen)
	return picture.File(ctx, draw.NewRenderer(engine), plan, o.kind(), o.dpi)
}

// Package chart draws the charts of the last steps: a Pareto chart of what happens how
// often, a quadrant of what solutions cost and bring, and figures before and after.
//
// Gonum's plot does the axes and the scales. It draws on a canvas of this package that
// writes a [scene.Scene], so that a chart goes through the same files as a fishbone,
// with texts measured in the same font. The package reads no files, keeps nothing and
// knows no analysis: the data are plain values.
//
// Start reading at [Pareto]; canvas.go is the way into a scene.
package chart

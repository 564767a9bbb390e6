package scene

// ReadSVG is for tests that have pictures of analyses.
var ReadSVG = readSVG

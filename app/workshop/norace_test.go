//go:build !race

package workshop

const racing = false

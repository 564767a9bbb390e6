//go:build !unix

package presence

import "os"

// Claim makes a file and claims it until it is released, which takes it away. Here a file that
// somebody has open cannot be taken away, which is claim enough.
func Claim(path string) (release func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	return func() {
		_ = f.Close()
		_ = os.Remove(path)
	}, nil
}

func claimed(path string) bool { return os.Remove(path) != nil }

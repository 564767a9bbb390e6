package thumbnail_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"

	"whybone/app/thumbnail"
	"whybone/fishbone/fuzztest"
)

// half is a picture whose left half is red and whose right one is blue.
func half(width, height int) image.Image {
	p := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.RGBA{R: 255, A: 255}, color.RGBA{B: 255, A: 255}})
	for y := range height {
		for x := range width {
			p.SetColorIndex(x, y, uint8(2*x/width))
		}
	}
	return p
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSmallPictures(t *testing.T) {
	p := half(400, 100)
	webp, err := base64.StdEncoding.DecodeString("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data          []byte
		width, height int
	}{
		"png":  {encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, p) }), 200, 50},
		"jpeg": {encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, p, nil) }), 200, 50},
		"gif":  {encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, p, nil) }), 200, 50},
		"bmp":  {encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, p) }), 200, 50},
		"webp": {webp, 1, 1},
	} {
		small, err := thumbnail.Make(c.data, 200, 200)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if size := small.Bounds().Size(); size != image.Pt(c.width, c.height) {
			t.Errorf("%s is %v", name, size)
		}
		if r, _, b, _ := small.At(2, 2).RGBA(); name != "webp" && (r < 0xf000 || b > 0x1000) {
			t.Errorf("%s has another colour", name)
		}
	}
}

// TestAPictureIsTurnedAsTheCameraWasHeld writes what a camera says into a JPEG.
func TestAPictureIsTurnedAsTheCameraWasHeld(t *testing.T) {
	plain := encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, half(400, 100), &jpeg.Options{Quality: 100}) })
	for turn, want := range map[byte]struct {
		width, height int
		red           image.Point
	}{1: {200, 50, image.Pt(10, 25)}, 3: {200, 50, image.Pt(190, 25)}, 6: {50, 200, image.Pt(25, 10)}, 8: {50, 200, image.Pt(25, 190)}, 99: {200, 50, image.Pt(10, 25)}} {
		exif := []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
		exif[29] = turn
		small, err := thumbnail.Make(append(append(append([]byte{}, plain[:2]...), exif...), plain[2:]...), 200, 200)
		if err != nil {
			t.Errorf("%d: %v", turn, err)
			continue
		}
		r, _, b, _ := small.At(want.red.X, want.red.Y).RGBA()
		if size := small.Bounds().Size(); size != image.Pt(want.width, want.height) || r < 0xd000 || b > 0x3000 {
			t.Errorf("%d is %v, %x %x", turn, size, r, b)
		}
	}
}

func TestNoPictureTakesTooMuch(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("no picture"),
		"the beginning of one": encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, half(40, 40)) })[:40],
	} {
		if _, err := thumbnail.Make(data, 100, 100); !errors.Is(err, thumbnail.ErrNoPicture) {
			t.Errorf("%s: %v", name, err)
		}
	}
	huge := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, half(2, 2)) })
	binary.BigEndian.PutUint32(huge[16:], 100_000)
	binary.BigEndian.PutUint32(huge[20:], 100_000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	if _, err := thumbnail.Make(huge, 100, 100); !errors.Is(err, thumbnail.ErrTooLarge) {
		t.Errorf("a huge one: %v", err)
	}
}

func FuzzMake(f *testing.F) {
	var b bytes.Buffer
	_ = png.Encode(&b, half(4, 4))
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Limit(t)()
		_, _ = thumbnail.Make(data, 104, 72)
	})
}

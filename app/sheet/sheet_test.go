package sheet

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/exchange/charset"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// columns are columns of numbers, and what they mean; nothing where that cannot be known.
var columns = map[string]struct {
	written []string
	want    []float64
}{
	"whole":                     {[]string{"87", "1204", "0"}, []float64{87, 1204, 0}},
	"French":                    {[]string{"1 204", "310,5", "87"}, []float64{1204, 310.5, 87}},
	"French with narrow spaces": {[]string{"1\u202f204", "2\u00a0310,5"}, []float64{1204, 2310.5}},
	"German":                    {[]string{"1.204", "310,5"}, []float64{1204, 310.5}},
	"German, two groups":        {[]string{"1.204.000", "1.234"}, []float64{1204000, 1234}},
	"Swiss":                     {[]string{"1'204.50", "87"}, []float64{1204.5, 87}},
	"English":                   {[]string{"1,204", "310.5"}, []float64{1204, 310.5}},
	"Indian":                    {[]string{"12,34,567", "1,204"}, []float64{1234567, 1204}},
	"a decimal of two places":   {[]string{"1.234", "1.25"}, []float64{1.234, 1.25}},
	"below one":                 {[]string{"1.234", "0.250"}, []float64{1.234, 0.25}},
	"a comma below one":         {[]string{"1,234", "0,250"}, []float64{1.234, 0.25}},
	"four digits before it":     {[]string{"1234.567", "1.234"}, []float64{1234.567, 1.234}},
	"full width":                {[]string{"１２", "３．５"}, []float64{12, 3.5}},
	"signs":                     {[]string{"-3", "−4,5", "+2"}, []float64{-3, -4.5, 2}},
	"per cent":                  {[]string{"12,5 %", "3%"}, []float64{12.5, 3}},
	"exponents":                 {[]string{"1e3", "2.5E-1"}, []float64{1000, 0.25}},
	"spaces in thousands":       {[]string{"1 204", "96"}, []float64{1204, 96}},

	"a point that may be either": {[]string{"1.234", "87"}, nil},
	"a comma that may be either": {[]string{"1,234", "2,500"}, nil},
	"no number":                  {[]string{"12", "many"}, nil},
	"nothing":                    {[]string{"12", ""}, nil},
	"both ways at once":          {[]string{"1.204,5", "1,204.5"}, nil},
	"groups of four":             {[]string{"1,2345"}, []float64{1.2345}},
	"two signs between groups":   {[]string{"1 204.000,5", "1.204 000"}, nil},
}

func TestColumns(t *testing.T) {
	for name, c := range columns {
		got, err := readColumn(c.written, 0)
		if (err == nil) != (c.want != nil) || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q is read as %v, %v, want %v", name, c.written, got, err, c.want)
		}
	}
}

// TestAmbiguousColumnsAreAskedAbout reads such a column in both ways.
func TestAmbiguousColumnsAreAskedAbout(t *testing.T) {
	text := "type;nombre\nRetard;1.234\nAccueil;87\n"
	_, err := Read([]byte(text), 1, Options{})
	a, ok := errors.AsType[*AmbiguousError](err)
	if !ok || a.Cell != "1.234" || a.Column != "nombre" || a.Point != 1.234 || a.Comma != 1234 {
		t.Fatalf("it is %v", err)
	}
	for decimal, want := range map[rune]float64{'.': 1.234, ',': 1234} {
		read, err := Read([]byte(text), 1, Options{Decimal: decimal})
		if err != nil || read.Rows[0].Values[0] != want {
			t.Errorf("with %q: %+v, %v", decimal, read, err)
		}
	}
}

func TestTables(t *testing.T) {
	for name, text := range map[string]string{
		"commas":               "Typ,Zahl\na,1\nb,2\n",
		"semicolons":           "Typ;Zahl\na;1\nb;2\n",
		"tabs":                 "Typ\tZahl\na\t1\nb\t2\n",
		"a comma in a name":    "Typ, genau;Zahl\na;1\nb;2\n",
		"quoted":               "\"Typ\",\"Zahl\"\n\"a\",\"1\"\nb,2\n",
		"lines that are empty": "Typ,Zahl\n\na,1\n,\nb,2\n,\n",
		"empty columns":        "Typ,Zahl,,\na,1,,\nb,2,,\n",
		"Windows":              "Typ;Zahl\r\na;1\r\nb;2\r\n",
		"a mark":               "\ufeffTyp,Zahl\na,1\nb,2\n",
	} {
		table, err := Read([]byte(text), 1, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(table.Rows) != 2 || table.Rows[0].Name != "a" || table.Rows[1].Values[0] != 2 || !strings.HasPrefix(table.Head[0], "Typ") || table.Head[1] != "Zahl" {
			t.Errorf("%s is read as %+v", name, table)
		}
	}
	for text, want := range map[string]error{"": ErrEmpty, " \n": ErrEmpty, "a,b,c\n1,2,3": ErrColumns, "a\n1": ErrColumns} {
		if _, err := Read([]byte(text), 1, Options{}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

// TestEncodings writes tables in the encodings of spreadsheets and reads them back.
func TestEncodings(t *testing.T) {
	simplified := "投诉类型,件数\n送货延误,214\n包装破损,96\n其他,51\n"
	traditional := "類型,件數\n接縫裂開,214\n脫色,96\n其他,51\n"
	french := "Défaut;Quantité\nPièce cassée;12\nReçu trop tard;7\n"
	bare := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	marked := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.UseBOM) }
	for name, c := range map[string]struct {
		text string
		in   encoding.Encoding
	}{
		"GB 18030":            {simplified, simplifiedchinese.GB18030},
		"GBK":                 {simplified, simplifiedchinese.GBK},
		"Big5":                {traditional, traditionalchinese.Big5},
		"UTF-16 of Excel":     {simplified, marked(unicode.LittleEndian)},
		"UTF-16 big":          {traditional, marked(unicode.BigEndian)},
		"UTF-16 without mark": {simplified, bare(unicode.LittleEndian)},
		"UTF-16 big, without": {traditional, bare(unicode.BigEndian)},
		"Latin":               {french, charmap.Windows1252},
		"UTF-8":               {traditional, encoding.Nop},
		"ASCII":               {"a,b\nc,1\n", simplifiedchinese.GB18030},
	} {
		data, err := c.in.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(name, err)
		}
		if got, err := charset.Decode([]byte(data), ""); err != nil || got != c.text {
			t.Errorf("%s is read as %q, %v", name, got, err)
		}
	}
	if _, err := charset.Decode([]byte("\xff\xff\xff\xff,\xff\xff"), ""); !errors.Is(err, charset.ErrUnknown) {
		t.Errorf("no text at all: %v", err)
	}
	if _, err := charset.Decode([]byte("a"), "latin-9"); !errors.Is(err, charset.ErrUnknown) {
		t.Errorf("an encoding that there is not: %v", err)
	}
}

func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "plain": "plain", "1-2": "1-2", "=1+1": "'=1+1", "+49": "'+49", "-5": "'-5", "@me": "'@me", "\tx": "'\tx", "\rx": "'\rx",
	} {
		if got := Harmless(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}

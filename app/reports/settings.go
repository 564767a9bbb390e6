package reports

import (
	"bytes"
	"encoding/json"
	"image/png"
	"slices"

	"whybone/app/thumbnail"
	"whybone/fishbone/report"
)

// Settings are what a team keeps for all its reports: how they are headed, what they are printed
// on, and the profiles of its own. They are a setting of the data file.
type Settings struct {
	Company string   `json:"company,omitempty"`
	PNG     []byte   `json:"logo,omitempty"`     // as [ReadLogo] makes it
	Inches  bool     `json:"inches,omitempty"`   // paper is Letter and Tabloid
	Small   bool     `json:"small,omitempty"`    // what is made for one large sheet lies on a small one
	Files   []string `json:"profiles,omitempty"` // of the own profiles
}

// Setting is the name under which the settings are kept.
const Setting = "reports"

// ReadSettings reads what [Settings.String] wrote; there are none in what it did not write.
func ReadSettings(s string) (all Settings) {
	if json.Unmarshal([]byte(s), &all) != nil {
		return Settings{}
	}
	return all
}

// String is how the settings are kept.
func (s Settings) String() string {
	data, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(data)
}

// Logo is the company's, nil for none.
func (s Settings) Logo() *report.Logo {
	if len(s.PNG) == 0 {
		return nil
	}
	logo, err := ReadLogo(s.PNG)
	if err != nil {
		return nil
	}
	return logo
}

// Paper is what a report of a profile is printed on.
func (s Settings) Paper(p *report.Profile) report.Paper {
	all := p.Papers() // in pairs: of millimetres, and of inches
	at := 0
	if s.Small {
		at = len(all) - 2
	}
	if s.Inches {
		at++
	}
	return all[at]
}

// UsePaper remembers on what a report of a profile was printed.
func (s *Settings) UsePaper(p *report.Profile, paper report.Paper) {
	all := p.Papers()
	at := slices.Index(all, paper)
	s.Inches = at%2 == 1
	if len(all) > 2 {
		s.Small = at >= 2
	}
}

// Profiles are the team's own.
func (s Settings) Profiles() (own []*report.Profile) {
	for _, file := range s.Files {
		if p, err := report.Parse([]byte(file)); err == nil {
			own = append(own, p)
		}
	}
	return own
}

// Named finds a profile: one of the program's, or of the team's own.
func (s Settings) Named(name string) (*report.Profile, error) {
	p, err := report.Named(name)
	if err == nil {
		return p, nil
	}
	for _, own := range s.Profiles() {
		if own.Name == name {
			return own, nil
		}
	}
	return nil, err
}

// Taken says whether a profile has a name.
func (s Settings) Taken(name string) bool {
	_, err := s.Named(name)
	return err == nil
}

// Add keeps a profile as the team's own.
func (s *Settings) Add(p *report.Profile) error {
	file, err := p.File()
	if err == nil {
		s.Files = append(slices.Clone(s.Files), string(file))
	}
	return err
}

// Remove forgets one of the team's own.
func (s *Settings) Remove(name string) {
	s.Files = slices.DeleteFunc(slices.Clone(s.Files), func(file string) bool {
		p, err := report.Parse([]byte(file))
		return err == nil && p.Name == name
	})
}

// MaxLogo is the largest file that is read as a logo, in bytes.
const MaxLogo = 8 << 20

// How many pixels are kept of a logo: what a printer shows in its place.
const (
	logoWide = 640
	logoHigh = 240
)

// ReadLogo reads a company's logo from a picture file, and makes it as small as it is printed.
func ReadLogo(data []byte) (*report.Logo, error) {
	if len(data) > MaxLogo {
		return nil, thumbnail.ErrTooLarge
	}
	small, err := thumbnail.Make(data, logoWide, logoHigh)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, small); err != nil {
		return nil, err
	}
	return &report.Logo{PNG: b.Bytes(), Picture: small}, nil
}

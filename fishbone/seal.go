package fishbone

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
)

// ErrSealed means that a paper cannot be opened: the key is another one, or gone.
var ErrSealed = errors.New("the papers of this ballot cannot be opened here")

// Marks are the dots that one voter gives, by the tallies of the ballot.
type Marks map[ID]int

// Given is how many dots have been given.
func (m Marks) Given() int {
	n := 0
	for _, dots := range m {
		n += dots
	}
	return n
}

// BallotKey seals the papers of one ballot and opens them. It is kept beside the analysis and
// never in it: neither the record nor a file that is exported has it, and once it is thrown away
// after the reveal nobody can find out any more who voted how, whatever they read.
type BallotKey string

// NewBallotKey makes a key.
func NewBallotKey() BallotKey {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return BallotKey(base64.RawStdEncoding.EncodeToString(key))
}

// paperBlock is what a paper is filled up to, so that its length tells nothing.
const paperBlock = 512

// Seal makes a text of a voter's dots that only the key can read, for one paper.
func (k BallotKey) Seal(paper ID, m Marks) (string, error) {
	box, err := k.box()
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	plain = append(plain, bytes.Repeat([]byte(" "), paperBlock-len(plain)%paperBlock)...)
	nonce := make([]byte, box.NonceSize())
	_, _ = rand.Read(nonce)
	return base64.RawStdEncoding.EncodeToString(box.Seal(nonce, nonce, plain, []byte(paper))), nil
}

// Open reads what [BallotKey.Seal] made for the same paper. The error is [ErrSealed].
func (k BallotKey) Open(paper ID, sealed string) (Marks, error) {
	box, err := k.box()
	if err != nil {
		return nil, err
	}
	data, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil || len(data) < box.NonceSize() {
		return nil, ErrSealed
	}
	plain, err := box.Open(nil, data[:box.NonceSize()], data[box.NonceSize():], []byte(paper))
	if err != nil {
		return nil, ErrSealed
	}
	m := Marks{}
	if json.Unmarshal(plain, &m) != nil {
		return nil, ErrSealed
	}
	return m, nil
}

// box is AES-256 in Galois/Counter Mode (NIST SP 800-38D) with the key.
func (k BallotKey) box() (cipher.AEAD, error) {
	key, err := base64.RawStdEncoding.DecodeString(string(k))
	if err != nil || len(key) != 32 {
		return nil, ErrSealed
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, ErrSealed
	}
	return cipher.NewGCM(block)
}

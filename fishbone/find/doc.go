// Package find is what a search looks for and where it finds it: how texts are taken apart into
// words, how what somebody typed is read, and which parts of a text it hits.
//
// Texts are folded first: width, capitals, accents, and whether Chinese is written in simplified
// or traditional characters make no difference. An alphabet has words. Chinese, Japanese, Thai
// and others put no spaces between theirs, so there each character counts, and each two that
// stand together.
//
// The package knows no file and no index; storage keeps the terms that [Terms] gives of a text
// and looks up those that [Word.Terms] gives of a word. Start reading at query.go.
package find

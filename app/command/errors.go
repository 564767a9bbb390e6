package command

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/spf13/pflag"

	"whybone/app/outfile"
	"whybone/app/words"
	"whybone/storage"
)

// sentence is an error of the command line's own: the key of its words, and what fills
// them. They are looked up when it is printed, in the language of messages.
type sentence struct {
	key  string
	args []any
}

// Error says it.
func (s *sentence) Error() string { return words.T(s.key, s.args...) }

func said(key string, args ...any) error { return &sentence{key, args} }

// usageError says that the command line is wrong.
type usageError struct{ error }

func wrongUse(key string, args ...any) error { return &usageError{said(key, args...)} }

// noneOf says that a flag has a value that it cannot have.
func noneOf(flag, value string, all ...string) error {
	return wrongUse("cli.noneOf", "flag", flag, "value", value, "all", strings.Join(all, ", "))
}

// wrongFlag says what is wrong with a flag, which the library has found out.
func wrongFlag(err error) error {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if all := e.GetSpecifiedShortnames(); all != "" {
			return wrongUse("cli.flag.unknownShort", "name", e.GetSpecifiedName(), "all", all)
		}
		return wrongUse("cli.flag.unknown", "name", e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return wrongUse("cli.flag.noValue", "name", e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return wrongUse("cli.flag.badValue", "name", e.GetFlag().Name, "value", e.GetValue())
	}
	return &usageError{err}
}

// fileError says what is wrong with a file that is read.
type fileError struct {
	file string
	err  error
}

// Error says it in English.
func (e *fileError) Error() string { return e.file + ": " + e.err.Error() }

// Unwrap gives the reason.
func (e *fileError) Unwrap() error { return e.err }

// tell says an error in the language of messages. English has every detail of it; other
// languages have the sentence that the window would show, with the name of the file.
func (p *Program) tell(err error) string {
	if wrong, ok := errors.AsType[*usageError](err); ok {
		return wrong.Error()
	}
	if out, ok := errors.AsType[*outfile.Error](err); ok && p.language != words.English {
		return words.T("export.failed", "file", out.Path, "reason", words.Sentence(out.Err))
	}
	if own, ok := errors.AsType[*sentence](err); ok && p.language != words.English {
		return fileOf(err) + own.Error()
	}
	if p.language == words.English {
		return err.Error()
	}
	switch {
	case errors.Is(err, storage.ErrNotFound):
		return words.T("cli.noAnalysis")
	case errors.Is(err, fs.ErrNotExist):
		return fileOf(err) + words.T("cli.noFile")
	}
	return fileOf(err) + words.Sentence(err)
}

// fileOf names the file that an error is about, for what follows; empty if it is about none.
func fileOf(err error) string {
	if e, ok := errors.AsType[*fileError](err); ok {
		return e.file + "："
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Path + "："
	}
	return ""
}

package words

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"whybone/app/dates"
	"whybone/app/intake"
	"whybone/app/outfile"
	"whybone/app/portable"
	"whybone/app/session"
	"whybone/app/sheet"
	"whybone/app/system"
	"whybone/app/thumbnail"
	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/table"
	"whybone/fishbone/effect"
	"whybone/fishbone/exchange"
	"whybone/fishbone/exchange/charset"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/exchange/outline"
	"whybone/fishbone/exchange/workbook"
	"whybone/fishbone/report"
	"whybone/fishbone/report/form"
	"whybone/fishbone/service"
	"whybone/storage"
)

// reasons maps what can go wrong to the key of a plain sentence about it.
var reasons = []struct {
	err error
	key string
}{
	{fishbone.ErrUnsound, "error.damaged"}, // first: it wraps what is not sound
	{intake.ErrGarbled, "error.intake.garbled"},
	{service.ErrNoMonths, "error.figures.noMonths"},
	{service.ErrTooLarge, "error.figures.tooLarge"},
	{service.ErrJSON, "error.figures.json"},
	{intake.ErrEmpty, "error.intake.empty"},
	{intake.ErrTooMany, "error.intake.tooMany"},
	{intake.ErrNoDay, "error.intake.noDay"},
	{intake.ErrNoWords, "error.intake.noWords"},
	{intake.ErrColumn, "error.intake.column"},
	{intake.ErrChanged, "error.intake.changed"},
	{intake.ErrSeverity, "error.intake.severity"},
	{intake.ErrYear, "error.intake.year"},
	{workbook.ErrOld, "error.intake.old"},
	{workbook.ErrNoSheet, "error.intake.noSheet"},
	{fishbone.ErrEmpty, "error.empty"},
	{fishbone.ErrTooLong, "error.tooLong"},
	{fishbone.ErrTooDeep, "error.tooDeep"},
	{fishbone.ErrTooMany, "error.tooMany"},
	{fishbone.ErrLoop, "error.loop"},
	{fishbone.ErrSame, "error.same"},
	{fishbone.ErrClosed, "error.closed"},
	{fishbone.ErrAnswered, "error.answered"},
	{fishbone.ErrNoEvidence, "error.noEvidence"},
	{fishbone.ErrNotALeaf, "error.answered"},
	{fishbone.ErrNoTherefore, "error.noLink"},
	{fishbone.ErrNoReason, "error.noReason"},
	{fishbone.ErrPoints, "error.points"},
	{fishbone.ErrBallotOpen, "error.ballotOpen"},
	{fishbone.ErrBallotClosed, "error.ballotClosed"},
	{fishbone.ErrNotRevealed, "error.notRevealed"},
	{fishbone.ErrFewCards, "error.fewCards"},
	{fishbone.ErrNoVoters, "error.noVoters"},
	{fishbone.ErrVoted, "error.voted"},
	{fishbone.ErrNotAllVoted, "error.notAllVoted"},
	{fishbone.ErrNoDots, "error.noDots"},
	{fishbone.ErrTooManyDots, "error.tooManyDots"},
	{fishbone.ErrTooManyOnCard, "error.tooManyOnCard"},
	{fishbone.ErrSealed, "error.sealed"},
	{fishbone.ErrNewDay, "error.newDay"},
	{fishbone.ErrDay, "error.day"},
	{fishbone.ErrFigure, "error.figure"},
	{fishbone.ErrTaken, "error.taken"},
	{fishbone.ErrNotTop, "error.notTop"},
	{fishbone.ErrNotFound, "error.gone"},
	{fishbone.ErrUnknownWord, "error.gone"},
	{fishbone.ErrType, "error.gone"},
	{storage.ErrStale, "error.stale"},
	{storage.ErrNotFound, "error.gone"},
	{storage.ErrIndex, "error.index"},
	{storage.ErrNotADatabase, "error.notADatabase"},
	{storage.ErrNewer, "error.newer"},
	{storage.ErrLargeContent, "error.largeContent"},
	{storage.ErrManyContents, "error.manyContents"},
	{storage.ErrNoContent, "error.noContent"},
	{storage.ErrReadOnly, "error.readOnly"},
	{storage.ErrFull, "error.full"},
	{storage.ErrBusy, "error.busy"},
	{storage.ErrUnreachable, "error.unreachable"},
	{storage.ErrGone, "error.missingData"},
	{storage.ErrReplaced, "error.replacedData"},
	{session.ErrUnsaved, "error.unsaved"},
	{session.ErrReading, "error.reading"},
	{session.ErrMoment, "error.moment"},
	{storage.ErrDamaged, "error.damaged"},
	{scene.ErrTooLarge, "error.tooLarge"},
	{fish.ErrTooManyForPaper, "error.tooManyForPaper"},
	{outfile.ErrDatabase, "error.overDatabase"},
	{storage.ErrAmbiguous, "error.ambiguous"},
	{chart.ErrData, "error.chartData"},
	{effect.ErrNoValues, "error.noValues"},
	{table.ErrNoRows, "error.noRows"},
	{sheet.ErrEmpty, "error.sheet.empty"},
	{sheet.ErrColumns, "error.sheet.columns"},
	{charset.ErrUnknown, "error.sheet.encoding"},
	{system.ErrNoClipboard, "error.noClipboard"},
	{system.ErrNoPrinting, "error.noPrinting"},
	{system.ErrNoPrinter, "error.noPrinter"},
	{exchange.ErrTooLarge, "error.inputTooLarge"},
	{exchange.ErrSyntax, "error.file.syntax"},
	{exchange.ErrEncoding, "error.file.encoding"},
	{exchange.ErrType, "error.file.type"},
	{exchange.ErrUnknownKey, "error.file.key"},
	{exchange.ErrTwice, "error.file.twice"},
	{exchange.ErrMissing, "error.file.missing"},
	{exchange.ErrNewer, "error.file.newer"},
	{outline.ErrDamaged, "error.read.damaged"},
	{outline.ErrEntities, "error.read.entities"},
	{outline.ErrAliases, "error.read.aliases"},
	{outline.ErrBomb, "error.read.bomb"},
	{outline.ErrEncrypted, "error.read.encrypted"},
	{outline.ErrNoColumns, "error.read.columns"},
	{outline.ErrNoTopics, "error.read.nothing"},
	{deck.ErrNoFish, "error.deck.noFish"},
	{deck.ErrOther, "error.deck.other"},
	{deck.ErrTooBig, "error.deck.tooBig"},
	{portable.ErrLocked, "error.locked"},
	{portable.ErrPassphrase, "error.passphrase"},
	{portable.ErrBomb, "error.unpacks"},
	{outfile.ErrDirectory, "error.isFolder"},
	{outfile.ErrSpecial, "error.isSpecial"},
	{report.ErrProfile, "error.profile"},
	{thumbnail.ErrNoPicture, "error.noPicture"},
	{thumbnail.ErrTooLarge, "error.largePicture"},
	{form.ErrNotForm, "error.notForm"},
	{form.ErrOldOffice, "error.oldForm"},
	{form.ErrLocked, "error.lockedForm"},
	{form.ErrDamaged, "error.damagedForm"},
	{form.ErrTooLarge, "error.largeForm"},
	{form.ErrNoCells, "error.noCells"},
	{form.ErrNotMapping, "error.notMapping"},
	{fs.ErrPermission, "error.permission"},
	{fs.ErrNotExist, "error.noPlace"},
	{syscall.ENOTDIR, "error.noFolder"},
}

// Sentence says in one plain sentence why something could not be done. What it has no
// sentence for it shows as it is: a strange message is better than a wrong one.
func Sentence(err error) string {
	if n, ok := errors.AsType[*sheet.NumberError](err); ok {
		if n.Record == 0 {
			return T("error.number", "cell", n.Cell)
		}
		return T("error.sheet.number", "n", n.Record, "cell", n.Cell)
	}
	if n, ok := errors.AsType[*sheet.AmbiguousError](err); ok {
		return T("error.sheet.ambiguous", "cell", n.Cell, "column", n.Column, "point", n.Point, "comma", n.Comma)
	}
	if d, ok := errors.AsType[*dates.DayError](err); ok {
		return T("error.sheet.day", "cell", d.Cell)
	}
	if d, ok := errors.AsType[*dates.AmbiguousError](err); ok {
		return T("error.sheet.twoDays", "cell", d.Cell, "one", d.One, "other", d.Other)
	}
	if c, ok := errors.AsType[*intake.CellError](err); ok {
		if errors.Is(c.Err, intake.ErrMissing) {
			return T("error.intake.missing", "field", Intake(c.Attribute))
		}
		return T("error.intake.cell", "field", Intake(c.Attribute), "cell", c.Cell, "reason", Sentence(c.Err))
	}
	if f, ok := errors.AsType[*exchange.FormatError](err); ok {
		if f.Data {
			return T("error.dataFile")
		}
		return T("error.format", "kind", f.Kind, "known", strings.Join(f.Known, ", "))
	}
	if r, ok := errors.AsType[*outline.ReadError](err); ok {
		return T("error.read", "line", r.Line, "format", T("format."+r.Format), "reason", Sentence(r.Err))
	}
	if at, ok := errors.AsType[*exchange.Error](err); ok {
		return T("error.file", "line", at.Line, "column", at.Column, "place", at.Place, "reason", Sentence(at.Err))
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return T(r.key, "reason", err.Error(), "max", fishbone.MaxLabel, "levels", fishbone.MaxLevel)
		}
	}
	return T("error.other", "reason", err.Error())
}

// Unsaved says why the data file does not take changes, and what will happen to them.
func Unsaved(reason error) string {
	for _, r := range []struct {
		err error
		key string
	}{
		{storage.ErrBusy, "unsaved.busy"},
		{storage.ErrFull, "unsaved.full"},
		{storage.ErrReadOnly, "unsaved.readOnly"},
		{storage.ErrUnreachable, "unsaved.unreachable"},
		{storage.ErrGone, "unsaved.gone"},
		{storage.ErrReplaced, "unsaved.replaced"},
		{session.ErrFault, "unsaved.fault"},
		{session.ErrSlow, "unsaved.slow"},
	} {
		if errors.Is(reason, r.err) {
			return T(r.key)
		}
	}
	return T("unsaved.refused", "reason", Sentence(reason))
}

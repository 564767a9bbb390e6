package rescue

import (
	"maps"
	"os"
	"path/filepath"
	"sync"

	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage/presence"
)

// Keeper keeps the rescue files of one program as they should be. What they should be is said
// at once and without the disk; the disk follows when [Keeper.Write] is called, on any
// goroutine. The files are the program's as long as it runs: no other brings them back.
type Keeper struct {
	dir, data string
	id        string // of the program

	writing sync.Mutex // held while files are written, so that the newest is written last
	release func()     // ends the claim; nil while there is none

	mu   sync.Mutex
	of   map[fishbone.ID]*kept
	next map[fishbone.ID]bool // what Write is to do
}

// kept is what a rescue file is about.
type kept struct {
	as     fishbone.ID
	a      *fishbone.Analysis // nil to drop the file
	drafts map[string]string
	err    error // why the file could not be written
}

// NewKeeper makes a keeper for a directory and a data file.
func NewKeeper(dir, data string) *Keeper {
	return &Keeper{dir: dir, data: data, id: string(fishbone.NewID()), of: map[fishbone.ID]*kept{}, next: map[fishbone.ID]bool{}}
}

// claimOf is the file that a keeper claims.
func claimOf(dir, keeper string) string { return filepath.Join(dir, keeper+".window") }

func (k *Keeper) file(id fishbone.ID) string {
	return filepath.Join(k.dir, string(id)+"."+k.id+ending)
}

// Keep says that an analysis is to be kept as it is now. It returns whether there is something
// to write.
func (k *Keeper) Keep(a *fishbone.Analysis, drafts map[string]string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	one := k.of[a.ID()]
	if one != nil && one.a == a && one.err == nil && maps.Equal(one.drafts, drafts) {
		return k.next[a.ID()]
	}
	if one == nil {
		one = &kept{as: fishbone.NewID()}
		k.of[a.ID()] = one
	}
	one.a, one.drafts = a, drafts
	k.next[a.ID()] = true
	return true
}

// Drop says that an analysis need not be kept any more.
func (k *Keeper) Drop(id fishbone.ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if one := k.of[id]; one != nil {
		one.a = nil
		k.next[id] = true
	}
}

// Err is why an analysis that is to be kept is not.
func (k *Keeper) Err(id fishbone.ID) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if one := k.of[id]; one != nil {
		return one.err
	}
	return nil
}

// Write makes the files as they should be.
func (k *Keeper) Write() {
	k.writing.Lock()
	defer k.writing.Unlock()
	for id, one := range k.take() {
		k.note(id, k.write(id, one))
	}
}

// take is what has to be written now.
func (k *Keeper) take() map[fishbone.ID]kept {
	k.mu.Lock()
	defer k.mu.Unlock()
	todo := map[fishbone.ID]kept{}
	for id := range k.next {
		todo[id] = *k.of[id]
		if k.of[id].a == nil {
			delete(k.of, id)
		}
	}
	clear(k.next)
	return todo
}

func (k *Keeper) write(id fishbone.ID, one kept) error {
	if one.a == nil {
		return drop(k.file(id))
	}
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return err
	}
	if k.release == nil {
		release, err := presence.Claim(claimOf(k.dir, k.id))
		if err != nil {
			return err
		}
		k.release = release
	}
	return keep(Analysis{
		ID: id, As: one.as, Data: k.data, file: k.file(id),
		Whole: exchange.WriteJSON(one.a), Drafts: one.drafts,
	})
}

func (k *Keeper) note(id fishbone.ID, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if one := k.of[id]; one != nil {
		one.err = err
	}
}

// Close makes the files as they should be and leaves them to the next program.
func (k *Keeper) Close() {
	k.Write()
	k.writing.Lock()
	defer k.writing.Unlock()
	if k.release != nil {
		k.release()
		k.release = nil
	}
}

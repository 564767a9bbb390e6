package ui

import "fyne.io/fyne/v2"

// Cache keeps the objects that a page or a panel is made of from one refresh to the next.
// An edit then makes only what it changed. This saves time, and it saves memory too:
// Fyne remembers for a while everything that was ever in the window.
//
// A caller names a part, passes all values that the part depends on, and says how the part
// is made:
//
//	row := cache.Get("row", rowDeps{cause, chosen}, func() fyne.CanvasObject { … })
//
// The values may be of any type. They are compared by their content, at the time of the
// call: fields of structs, elements of slices and maps, and what pointers lead to. So pass
// whole values instead of selected fields, which makes it hard to forget one. A large
// value that never changes is better passed as an [Identity].
//
// The palette, the size of text and the cache's own environment belong to every part and
// are never passed: when one of them changes, all parts are made anew.
//
// A cache belongs to the window's thread.
type Cache struct {
	environment func() any
	made        conditions // what the parts were made in

	last, now map[keyContent]part      // the parts of the last round and of this one
	places    map[*fyne.Container]part // what was put into places
}

// conditions are what every part depends on.
type conditions struct {
	palette     Palette
	larger      float32
	environment any
}

// part is an object with what it was made for.
type part struct {
	object fyne.CanvasObject
	key    cacheKey
}

// NewCache makes an empty cache. The environment, which may be nil, returns what every
// part of the page depends on beside the palette and the size of text: the width that
// there is, say, and the language. What it returns must be comparable with ==.
func NewCache(environment func() any) *Cache {
	if environment == nil {
		environment = func() any { return nil }
	}
	return &Cache{environment: environment, places: map[*fyne.Container]part{}}
}

// Get returns the part that was made for these values, and makes it if there is none. It
// never returns the same object twice in one round, because no object can stand in two
// places: the second one is made anew.
func (c *Cache) Get(name string, deps any, make func() fyne.CanvasObject) fyne.CanvasObject {
	c.check()
	key, ok := newCacheKey(name, deps)
	if _, twice := c.now[key.content]; twice || !ok {
		return make()
	}
	p, found := c.last[key.content]
	if !found {
		p = part{make(), key}
	}
	if c.now == nil {
		c.now = map[keyContent]part{}
	}
	c.now[key.content] = p
	return p.object
}

// EndRound is called when a refresh is done: what was not asked for since the last call is
// forgotten.
func (c *Cache) EndRound() { c.last, c.now = c.now, nil }

// Fill puts a new object into a place, unless the place shows what was made for these
// values. It returns whether it did. What a place shows is kept over any number of rounds.
// Nothing else may put an object there.
func (c *Cache) Fill(place *fyne.Container, deps any, make func() fyne.CanvasObject) bool {
	c.check()
	key, ok := newCacheKey("", deps)
	if was, filled := c.places[place]; ok && filled && was.key.content == key.content {
		return false
	}
	p := part{make(), key}
	c.places[place] = p
	place.Objects = []fyne.CanvasObject{p.object}
	place.Refresh()
	return true
}

// Forget makes the cache empty: all that is asked for next is made anew.
func (c *Cache) Forget() {
	c.last, c.now = nil, nil
	clear(c.places)
}

// check empties the cache when the conditions are no longer those that its parts were made
// in.
func (c *Cache) check() {
	if now := (conditions{Colors(), textScale(), c.environment()}); now != c.made {
		c.Forget()
		c.made = now
	}
}

package ui

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"time"
)

// cacheKey is what a part of a [Cache] was made for.
type cacheKey struct {
	content keyContent
	pins    []any // the pointers in the content, so that their addresses are not used again
}

// keyContent is the comparable half of a [cacheKey].
type keyContent struct {
	name   string
	kind   reflect.Type
	values string // all values in order, each in a form that tells where it ends
}

// newCacheKey takes a snapshot of some values. It returns false if they hold something
// that cannot be compared, such as a function.
func newCacheKey(name string, deps any) (k cacheKey, ok bool) {
	var e keyEncoder
	e.value(reflect.ValueOf(deps))
	return cacheKey{keyContent{name, reflect.TypeOf(deps), string(e.out)}, e.pins}, !e.failed
}

// Identity is a pointer that a [Cache] compares by its address instead of by what it leads
// to. It is for large values that never change once they are made.
type Identity[T any] struct{ To *T }

func (Identity[T]) comparedByAddress() {}

var (
	identityType = reflect.TypeFor[interface{ comparedByAddress() }]()
	locationType = reflect.TypeFor[*time.Location]()
)

// keyEncoder writes values one behind the other so that two sequences are the same bytes
// only if they are the same values. It reads unexported fields too, for which package
// reflect allows less than for others: it never asks for a value's interface.
type keyEncoder struct {
	out    []byte
	pins   []any
	path   []uintptr // the pointers that lead to the value at hand
	failed bool
}

func (e *keyEncoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		e.number(0)
	case reflect.Bool:
		e.bool(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		e.number(math.Float64bits(v.Float()))
	case reflect.Complex64, reflect.Complex128:
		e.number(math.Float64bits(real(v.Complex())))
		e.number(math.Float64bits(imag(v.Complex())))
	case reflect.String:
		e.number(uint64(v.Len()))
		e.out = append(e.out, v.String()...)
	case reflect.Struct:
		e.fields(v)
	case reflect.Array, reflect.Slice:
		e.elements(v)
	case reflect.Map:
		e.entries(v)
	case reflect.Interface:
		e.dynamic(v)
	case reflect.Pointer:
		e.pointer(v)
	default: // functions, channels
		e.failed = e.failed || !v.IsNil()
	}
}

func (e *keyEncoder) number(n uint64) { e.out = binary.AppendUvarint(e.out, n) }

func (e *keyEncoder) bool(b bool) {
	if b {
		e.number(1)
		return
	}
	e.number(0)
}

func (e *keyEncoder) fields(v reflect.Value) {
	if v.Type().Implements(identityType) {
		e.address(v.Field(0))
		return
	}
	for i := range v.NumField() {
		e.value(v.Field(i))
	}
}

func (e *keyEncoder) elements(v reflect.Value) {
	e.number(uint64(v.Len()))
	for i := range v.Len() {
		e.value(v.Index(i))
	}
}

// entries writes a map in the order of its written keys.
func (e *keyEncoder) entries(v reflect.Value) {
	whole, all := e.out, []string{}
	for i := v.MapRange(); i.Next(); {
		e.out = nil
		e.value(i.Key())
		e.value(i.Value())
		all = append(all, string(e.out))
	}
	slices.Sort(all)
	e.out = whole
	e.number(uint64(len(all)))
	for _, entry := range all {
		e.out = append(e.out, entry...)
	}
}

// dynamic writes what an interface holds, with its type.
func (e *keyEncoder) dynamic(v reflect.Value) {
	if v.IsNil() {
		e.number(0)
		return
	}
	e.number(uint64(reflect.ValueOf(v.Elem().Type()).Pointer()))
	e.value(v.Elem())
}

// pointer writes what a pointer leads to. A pointer that leads back to itself is written
// as how far back that is.
func (e *keyEncoder) pointer(v reflect.Value) {
	if v.IsNil() || v.Type() == locationType {
		e.address(v)
		return
	}
	at := v.Pointer()
	if i := slices.Index(e.path, at); i >= 0 {
		e.number(uint64(len(e.path) - i + 1))
		return
	}
	e.number(1)
	e.path = append(e.path, at)
	e.value(v.Elem())
	e.path = e.path[:len(e.path)-1]
}

// address writes where a pointer leads.
func (e *keyEncoder) address(v reflect.Value) {
	e.number(uint64(v.Pointer()))
	e.pins = append(e.pins, v.UnsafePointer())
}

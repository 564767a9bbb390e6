package intake

import (
	"errors"
	"slices"
	"strings"
)

// ahead is [Plan.Read], which goes on reading while f is at work: storing rows takes as long as
// reading them. A row that fits has no cells; its complaint, and all of one that does not fit, stay as
// they are.
func (p *Plan) ahead(f func(*Row) error) error {
	batches, stop := make(chan []Row, 4), make(chan struct{})
	var failed error
	var fault any
	go func() {
		defer close(batches)
		defer func() { fault = recover() }()
		failed = p.readBatches(batches, stop)
	}()
	for batch := range batches {
		for i := range batch {
			if err := f(&batch[i]); err != nil {
				close(stop)
				for range batches { // until reading has come to its end
				}
				return err
			}
		}
	}
	if fault != nil {
		panic(fault) // it is told where faults of the caller are
	}
	return failed
}

// inBatch is how many rows are handed over at a time.
const inBatch = 200

var errStop = errors.New("stop")

func (p *Plan) readBatches(batches chan<- []Row, stop <-chan struct{}) error {
	batch := make([]Row, 0, inBatch)
	send := func() error {
		select {
		case batches <- batch:
			batch = make([]Row, 0, inBatch)
			return nil
		case <-stop:
			return errStop
		}
	}
	err := p.Read(func(r *Row) error {
		row := *r
		if row.Cells = nil; r.Err != nil {
			row.Cells = slices.Clone(r.Cells)
			for i, c := range row.Cells {
				row.Cells[i] = strings.Clone(c)
			}
		}
		if batch = append(batch, row); len(batch) < inBatch {
			return nil
		}
		return send()
	})
	if err != nil {
		return err
	}
	return send()
}

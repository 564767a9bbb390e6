package casebook

import "whybone/fishbone"

// Quiz is what somebody has seen and thought of while reading a case. Answers of a page of whys,
// but for the cause on the bone, are covered until they are asked for, one after the other.
type Quiz struct {
	seen    map[fishbone.ID]int  // by the last answer of the chain: how many are open
	thought map[fishbone.ID]bool // what was said of an answer
}

// NewQuiz is the quiz of somebody who begins.
func NewQuiz() *Quiz {
	return &Quiz{seen: map[fishbone.ID]int{}, thought: map[fishbone.ID]bool{}}
}

func leaf(p Page) fishbone.ID { return p.Chain[len(p.Chain)-1].ID }

// Open is how many of the chain's causes are to be seen. What two chains share is open in both.
func (q *Quiz) Open(p Page) int {
	open := max(1, q.seen[leaf(p)])
	for open < len(p.Chain) {
		if _, said := q.thought[p.Chain[open].ID]; !said {
			break
		}
		open++
	}
	return open
}

// Reveal opens the next answer, and says whether there was one.
func (q *Quiz) Reveal(p Page) bool {
	open := q.Open(p)
	if open == len(p.Chain) {
		return false
	}
	q.seen[leaf(p)] = open + 1
	return true
}

// Say says whether somebody had thought of an answer.
func (q *Quiz) Say(answer fishbone.ID, thought bool) { q.thought[answer] = thought }

// Said is what was said of an answer.
func (q *Quiz) Said(answer fishbone.ID) (thought, said bool) {
	thought, said = q.thought[answer]
	return thought, said
}

// Unsaid is the last open answer of a page of which nothing was said yet; empty for none.
func (q *Quiz) Unsaid(p Page) fishbone.ID {
	open := q.Open(p)
	if open < 2 {
		return ""
	}
	last := p.Chain[open-1].ID
	if _, said := q.thought[last]; said {
		return ""
	}
	return last
}

// Score is of how many answers something was said, and how many of them somebody had thought of.
func (q *Quiz) Score() (thought, of int) {
	for _, yes := range q.thought {
		if of++; yes {
			thought++
		}
	}
	return thought, of
}

// Thought are the answers of a case that somebody had thought of, in the order of its pages.
func (q *Quiz) Thought(pages []Page) (all []fishbone.ID) {
	met := map[fishbone.ID]bool{}
	for _, p := range pages {
		for _, c := range p.Chain {
			if q.thought[c.ID] && !met[c.ID] {
				met[c.ID] = true
				all = append(all, c.ID)
			}
		}
	}
	return all
}

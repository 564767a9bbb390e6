package advice

import (
	"strings"
	"unicode"
)

// english reads texts without Chinese characters.
var english = language{
	problem: englishProblem, blame: enBlame.in, someone: englishPerson, hindsight: englishHindsight, missing: englishMissing,
	vague: englishVague, many: englishMany, figure: englishFigure,
}

var (
	enCause = newPhrases(`because, caused by, owing to, as a result of, thanks to, for lack of, lack of, down to poor, resulting from, the reason is,
		stems from, blamed on, due to, for want of`)
	// enDueTo may follow "due to" where something is expected.
	enDueTo = newSet("be expire arrive start end leave ship open close go come begin finish return retire")

	enSolution = newPhrases(`we need to, we need a, we need an, we need more, we need new, we must, we should, we ought to, we have to buy,
		we have to hire, we have to train, should be, needs to be, need to be, ought to be, there should be`)
	// enRemedies begin a solution where they begin a sentence.
	enRemedies = newSet(`improve introduce implement install buy hire train retrain replace automate optimise optimize build establish launch upgrade
		strengthen enforce remind redesign outsource standardise standardize digitise digitize purchase motivate`)
)

func englishProblem(s *sentence) string {
	for i, t := range s.tokens {
		n := enCause.at(s, i)
		if n == 2 && t.low == "due" && i+2 < len(s.tokens) && enDueTo[s.tokens[i+2].low] {
			continue
		}
		if n = max(n, enSolution.at(s, i)); n > 0 {
			return s.span(i, i+n-1)
		}
	}
	if len(s.tokens) > 1 && enRemedies[s.tokens[0].low] {
		return s.span(0, 0)
	}
	return ""
}

var (
	enBlame = newPhrases(`human error, human errors, human mistake, operator error, operator errors, operator mistake, user error, staff error,
		nurse error, worker error, driver error, careless, carelessness, carelessly, negligent, negligence, lazy, laziness, inattentive,
		inattention, forgetful, forgetfulness, incompetent, incompetence, sloppy, sloppiness, not paying attention, did not pay attention,
		didn't pay attention, bad attitude, wrong attitude, nobody cares, no one cares, do not care, don't care, does not care,
		doesn't care, forgot, forgets, was not careful, were not careful, is not careful, are not careful, not careful enough`)
	// enTitles stand before names. In capitals MS, MR and DR mean other things.
	enTitles = newSet("Mr Mrs Ms Miss Dr")
	// enParticles may stand between a title and a name.
	enParticles = newSet("van von de den der del della di da dos du la le el al bin ten ter zu")
)

// englishPerson finds a title with a name.
func englishPerson(s *sentence) string {
	for i := range s.tokens {
		if !enTitles[s.span(i, i)] {
			continue
		}
		next := i + 1
		for next < len(s.tokens) && (s.tokens[next].low == "." || enParticles[s.span(next, next)]) {
			next++
		}
		if next < len(s.tokens) && unicode.IsUpper(firstRune(s.text[s.tokens[next].from:])) {
			return s.span(i, next)
		}
	}
	return ""
}

var (
	enHindsight = newPhrases(`should have, should've, should not have, shouldn't have, should already have, ought to have, ought not to have,
		in hindsight, with hindsight, looking back, if only, was supposed to have, were supposed to have, must have known, would have been enough,
		had better have, could easily have, should at least have, should never have, should also have, should long have`)
	// enCould begins a hindsight where somebody could have noticed or prevented something.
	enCould  = newPhrases("could have, could've, might have")
	enNotice = newSet(`known seen noticed checked prevented avoided caught asked told warned stopped called reported foreseen spotted realised realized
		guessed looked tested`)
)

func englishHindsight(s *sentence) string {
	if found := enHindsight.in(s); found != "" {
		return found
	}
	for i := range s.tokens {
		n := enCould.at(s, i)
		if n == 0 {
			continue
		}
		for j := i + n; j < min(i+n+2, len(s.tokens)); j++ {
			if enNotice[s.tokens[j].low] {
				return s.span(i, j)
			}
		}
	}
	return ""
}

var (
	enLack = newPhrases(`no, lack of, a lack of, lacks, lack, lacking, absence of, without, missing, we have no, has no, have no, not having,
		no proper, there is no, need for, needs a, need a, needs an, needs more, need more`)
	enNotMade = newPhrases(`not automated, isn't automated, not digitised, not digitized, not computerised, not computerized, not barcoded,
		never automated, not yet automated, not interlocked, not mistake-proofed, not standardised, not standardized`)
	// enRemedy are things that teams buy, write or set up against a problem.
	enRemedy = newSet(`automation system systems software tool training checklist checklists procedure procedures sop sops instructions guideline
		guidelines policy sensor sensors alarm alarms scanner scanners interlock interlocks camera cameras cctv poka-yoke mistake-proofing budget
		dashboard app reminder reminders supervision incentive incentives audit audits template templates database crm erp robot robots backup
		monitoring coaching equipment fixture fixtures jig jigs barcode barcodes inspector inspectors standard standards supervisor signage
		hotline chatbot portal kiosk workflow escalation refresher detector detectors generator module spreadsheet tracker gateway handbook manual
		conveyor buzzer feature function double-check sign-off cross-training manpower headcount helpdesk controls maintenance`)
	// enHolder tells whose a remedy is: where one stands before it, it is there and was not used.
	enHolder = newSet("the its his her their this that these those our your my any's")
	// enAfter may follow a remedy that is missing.
	enAfter = newSet("for at in on to of when during between that which with from before after by inside against near while about over under and or")
)

// englishMissing finds the lack of something that would be a solution: the remedy ends the
// clause, or only its use or place follows. "No alarm sounded" tells what happened.
func englishMissing(s *sentence) string {
	if found := enNotMade.in(s); found != "" {
		return found
	}
	const gap = 4
	for i := range s.tokens {
		n := enLack.at(s, i)
		if n == 0 {
			continue
		}
		for j := i + n; j < min(i+n+gap, len(s.tokens)); j++ {
			t := s.tokens[j]
			if t.mark || enHolder[t.low] || enAfter[t.low] {
				break
			}
			if enRemedy[t.low] && s.endsAt(j) {
				return s.span(i, j)
			}
		}
	}
	return ""
}

// endsAt says whether a clause ends with a word, or goes on with a place or a use.
func (s *sentence) endsAt(i int) bool {
	if i+1 == len(s.tokens) {
		return true
	}
	next := s.tokens[i+1]
	return next.mark && next.low != "/" || enAfter[next.low]
}

var (
	enVague = newPhrases(`poor, poorly, inadequate, inadequately, insufficient, insufficiently, unsatisfactory, improper, improperly, unclear, not enough,
		not good enough, too little, not sufficient, not adequate, not adequately, not sufficiently, not properly, substandard, ineffective,
		inefficient, deficient, not up to standard, weak, not well, unprofessional, unreasonable, not in place, bad communication, bad planning,
		bad management, bad service, bad training, bad organisation, bad organization, bad handling, bad design, bad coordination, lacking,
		not effective, not clear, not clear enough, not strict enough, not thorough, not timely, leaves much to be desired,
		is bad, are bad, was bad, were bad, low morale, low motivation, low awareness`)
	// enPhysical follow "weak" or "poor" where that is the name of a state or thing.
	enPhysical = newSet("signal acid acids base bases magnet magnets spring springs battery batteries current solder beam link joint spot solution relief law eyesight")
)

func englishVague(s *sentence) string {
	for i := range s.tokens {
		n := enVague.at(s, i)
		if n == 1 && i+1 < len(s.tokens) && enPhysical[s.tokens[i+1].low] {
			continue
		}
		if n > 0 {
			return s.span(i, i+n-1)
		}
	}
	return ""
}

// enNumbers are figures in words. One is none: it is an article as often.
var enNumbers = newSet(`two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred hundreds thousand
	thousands dozen dozens half third quarter twice double tenth percent per`)

func englishFigure(s *sentence) bool {
	for _, t := range s.tokens {
		if enNumbers[t.low] || strings.ContainsFunc(t.low, unicode.IsDigit) {
			return true
		}
	}
	return false
}

var (
	// enVerbs are words with which something is said of what stands before them.
	enVerbs = newSet(`is are was were isn't aren't wasn't weren't has have had hasn't haven't does do did doesn't don't didn't not never cannot can can't
		could couldn't will won't would gets get got takes take took comes come came goes go went leaves left runs ran fails fail failed stops
		stopped breaks broke arrives arrived changes changed varies vary differs differ leaks leaked misses missed lacks lacked waits wait waited
		knows know knew keeps kept starts started ends drops dropped falls fell rises rose sticks stuck slips slipped jams jammed worn loose
		broken late missing dirty wrong empty blocked damaged misaligned cracked bent expired uncalibrated closed shut sees reads works
		worked wears overheats drifts drifted needs needed forgets forgot looks look`)
	enWho   = newSet("who that which where when while whose whom if")
	enJoins = newPhrases("and, and also, as well as, plus, and then")
)

// englishMany finds the second of two clauses of which each says something of its own. Two
// things of which one thing is said, and one thing of which two are, are one cause.
func englishMany(s *sentence) string {
	for i, t := range s.tokens {
		if t.low == ";" {
			if s.says(0, i) >= 0 && s.says(i+1, len(s.tokens)) >= 0 {
				return s.span(i+1, len(s.tokens)-1)
			}
			continue
		}
		n := enJoins.at(s, i)
		if n == 0 || i == 0 || i+n >= len(s.tokens) {
			continue
		}
		if s.says(0, i) > 0 && s.says(i+n, len(s.tokens)) > 0 {
			return s.span(i+n, len(s.tokens)-1)
		}
	}
	return ""
}

// says is where a clause has its verb, counted from its first word; -1 where it has none, or
// where it only goes on to say who or which.
func (s *sentence) says(from, to int) int {
	for i := from; i < to; i++ {
		t := s.tokens[i]
		if enWho[t.low] {
			return -1
		}
		if enVerbs[t.low] {
			return i - from
		}
	}
	return -1
}

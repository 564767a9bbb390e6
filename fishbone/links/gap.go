package links

import "whybone/fishbone"

// Station is a place that the chain passes.
type Station int

// The stations, in their order. A line that passes them all is through.
const (
	Complaint Station = iota
	Problem
	Bone
	Whys
	Verdict
	Solution
	Promise
	Effect
	Through
)

// Gap is what is missing at an end.
type Gap string

// The gaps of the analysis as a whole.
const (
	NoComplaint  Gap = "noComplaint"  // neither the customer's words nor a figure nor the present state
	NoProblem    Gap = "noProblem"    //
	NoCause      Gap = "noCause"      // nothing leads on from the problem
	NoOccurrence Gap = "noOccurrence" // chains are used, and none says why it happened,
	NoEscape     Gap = "noEscape"     // why it was not found,
	NoSystem     Gap = "noSystem"     // or why the system allowed it
	Untied       Gap = "untied"       // a chosen solution that is for no cause on a line
	Contained    Gap = "contained"    // a containment that was never taken away
	NoStandard   Gap = "noStandard"   // what works is written into no standard,
	NoReadAcross Gap = "noReadAcross" // and carried to no other place
	NoExpected   Gap = "noExpected"   // closed without saying what count is expected
)

// The gaps of a line, in their order.
const (
	BrokenWhy   Gap = "brokenWhy"   // an answer that was read back and does not hold
	NotAsked    Gap = "notAsked"    // a confirmed cause of level one at which nobody asked why
	ShortOfFive Gap = "shortOfFive" // only asked to level N
	NoVerdict   Gap = "noVerdict"   //
	Unverified  Gap = "unverified"  // still to be verified
	NoEvidence  Gap = "noEvidence"  // confirmed from nothing
	NoSolution  Gap = "noSolution"  //
	NotChosen   Gap = "notChosen"   // N solutions, none of them chosen
	NoReason    Gap = "noReason"    // chosen without a reason
	NoPromise   Gap = "noPromise"   //
	NoOwner     Gap = "noOwner"     //
	NoDay       Gap = "noDay"       // by which it is to be kept
	Overdue     Gap = "overdue"     // by N days
	Unchecked   Gap = "unchecked"   // done, and nobody looked
	Refused     Gap = "refused"     // the customer did not accept it
	NoDocument  Gap = "noDocument"  // a standard that is in force, without saying where it is written
	NoMeasure   Gap = "noMeasure"   //
	NoSince     Gap = "noSince"     // a measure whose values are neither from before nor from after
	NoValues    Gap = "noValues"    // one without a value from after
	NoJudgement Gap = "noJudgement" // nobody said whether it works
	NoEffect    Gap = "noEffect"    // it does not work
)

// Gaps are all gaps: those of the analysis as a whole, then those of a line in their order.
func Gaps() []Gap {
	return []Gap{
		NoComplaint, NoProblem, NoCause, NoOccurrence, NoEscape, NoSystem, Untied, Contained, NoStandard, NoReadAcross, NoExpected,
		BrokenWhy, NotAsked, ShortOfFive, NoVerdict, Unverified, NoEvidence, NoSolution, NotChosen, NoReason, NoPromise, NoOwner,
		NoDay, Overdue, Unchecked, Refused, NoDocument, NoMeasure, NoSince, NoValues, NoJudgement, NoEffect,
	}
}

// End is where a chain ends too soon.
type End struct {
	Gap Gap
	At  Station
	Of  fishbone.ID // the thing at which it is mended, empty for the analysis
	N   int         // the number that goes with the gap, if any
}

// Alarming says whether something is wrong there, and not only missing.
func (e End) Alarming() bool {
	return e.Gap == Overdue || e.Gap == NoEffect || e.Gap == Refused || e.Gap == BrokenWhy
}

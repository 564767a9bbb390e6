// Package complaint has the rules of the register: what may be changed in it, and what its
// counts say. The entries themselves are [fishbone.Complaint].
//
// It keeps nothing and reads no file. Start reading at [Edit], then [Pareto] and [CameBack].
package complaint

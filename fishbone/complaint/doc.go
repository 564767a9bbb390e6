// Package complaint has the rules of the register: what may be changed in it, and what its
// counts say. The entries themselves are [fishbone.Complaint].
//
// Service figures and check sheets stand in the register, too; they are kept value by value, see
// [Write], and what they say is in package service.
//
// It keeps nothing and reads no file. Start reading at [Edit], then [Pareto] and [CameBack].
package complaint

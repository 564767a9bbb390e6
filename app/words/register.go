package words

import (
	"whybone/fishbone/complaint"
)

// RegisterEdit tells in words what an edit of the register did, such as: complaint registered,
// “Charged twice”.
func RegisterEdit(e complaint.Edit) string {
	switch e := e.(type) {
	case nil:
		return ""
	case complaint.Add:
		return T("edit.said", "what", T("register.edit.add"), "words", cut(e.Complaint.What))
	case complaint.Remove:
		return T("register.edit.remove", "n", len(e.IDs))
	case complaint.Import:
		return T("register.edit.import", "n", e.Count, "file", e.File)
	case complaint.Write:
		return written(e)
	case complaint.Link:
		return T("register.edit.link", "type", e.Type)
	}
	return T("register.edit." + e.Name())
}

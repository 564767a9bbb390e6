module early.whybone/fyne

go 1.26

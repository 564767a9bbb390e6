module early.whybone

go 1.26

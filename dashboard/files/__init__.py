"""Official files: report, annex, workbook, deck, briefs, letters; what they say comes from the systems."""

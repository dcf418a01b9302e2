"""Every medium draws a chart in its own way: the page's, and those of spreadsheets, slides and documents."""

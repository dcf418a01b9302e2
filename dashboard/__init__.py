"""What users see: pages, figures, files and the command line. It words and draws; it does no arithmetic."""

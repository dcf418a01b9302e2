"""Everything the program shows, frozen: sentences, tables, figures' data and the texts of all files.

`python -m tests.freeze` writes what is frozen anew, and `--write-to DIR` everything in full, so that two
revisions can be compared with diff. Only `outermost` knows the program; all else knows texts.
"""

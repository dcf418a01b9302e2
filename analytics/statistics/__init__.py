"""Methods that know no domain: ranks, intervals."""

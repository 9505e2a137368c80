"""Statistics of counts: how sure, is it unusual, does it cluster, did it change. Pure functions of numbers only."""

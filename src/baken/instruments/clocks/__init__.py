"""The clocks of the law: which term applies, when it starts, and on which day it ends.

`calendar` knows weekends and public holidays, `terms` reads the terms from `terms.toml` (data, each with
its article and source), `deadlines` counts. Pure: the caller says which day it is.
"""

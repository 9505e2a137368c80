"""Effects: what did a measure change? An estimate with its interval, or the reason why there is none.

* in: public figures of areas from the warehouse, and what somebody wrote down beforehand: where, what, from when;
* adds: the change beside what happened elsewhere, with its interval, and the smallest change that could be seen at all;
* leaves behind: an effect for the picture and the council;
* out: anecdotes, persons, free text. An effect is an estimate or nothing.
"""

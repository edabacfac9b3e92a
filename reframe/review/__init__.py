"""The review of a balanced thought: what is good about it, and at most two kind questions.

`observations.review` is pure: the rules, the record and what the detector said go in.
"""

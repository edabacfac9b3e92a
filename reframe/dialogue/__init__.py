"""The conversation as a pure machine: `advance(book, state, event, seen)` → state, turns.

No clock, no screen, no randomness: history, seed and the present moment arrive in the state.
"""

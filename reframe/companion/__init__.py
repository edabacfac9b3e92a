"""The running conversation without a screen: what both fronts share."""

"""Training of the weights, offline, with scikit-learn. Nothing here is imported at run time."""

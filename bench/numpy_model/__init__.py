"""The month of the model (docs/model.md) in NumPy: speed peer and independent second implementation."""

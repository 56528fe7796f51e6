"""Pictures of figures, declared once and drawn without a browser."""

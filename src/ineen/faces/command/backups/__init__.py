"""Making backups and putting them back."""

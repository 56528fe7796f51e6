"""What one partnership is writing and deciding, looked for by everybody outside of it at every address."""

"""Work that happens after the act: tasks and mail."""

"""The write door of files."""

from ineen.ground.files.actions.keeping import delete_file, store_file

__all__ = ["delete_file", "store_file"]

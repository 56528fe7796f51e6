"""How sure a figure is: intervals with their formula and source."""

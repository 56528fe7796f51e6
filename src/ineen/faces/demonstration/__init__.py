"""An invented region with figures and a plan: what Ineen looks like when everything is there."""

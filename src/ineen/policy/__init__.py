"""The open world: plans, work, decisions. It holds nothing about persons under care or suspicion."""

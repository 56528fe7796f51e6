"""Areas × indicators × periods × status: the explicit frame that statistics work on."""

"""What files may hold, and who may see them."""

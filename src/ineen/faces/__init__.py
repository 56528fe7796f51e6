"""What people look at across rooms."""

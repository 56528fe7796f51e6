"""Coming in: sign-ins and their sessions, the second step, invitations."""

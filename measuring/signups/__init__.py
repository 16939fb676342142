"""What the measurements of sign-ups share: a stand, its visitors, and hands inside the portal."""

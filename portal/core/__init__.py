"""The kernel that every room stands on."""

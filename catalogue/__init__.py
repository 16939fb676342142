"""What can be learned, where, when and with what money."""

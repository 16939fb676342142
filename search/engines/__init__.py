"""What answers a question; nothing above knows which one did."""

"""What people made of what they learned: groups and their products, and the thread to both."""

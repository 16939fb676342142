"""What is written about products, groups and stories."""

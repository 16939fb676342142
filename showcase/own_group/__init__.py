"""What a group's representative does with an account: their own page, its products, nothing else."""

"""Best practice: what a teacher did that worked, in the nine sections of the department's template."""

"""The vocational manpower network centres (CVM): fields, institutions, where to be assessed."""

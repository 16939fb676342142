"""The vocational knowledge bank: which of its four parts each institution has (S3-17)."""

"""What is written besides entries: reference data of the search and the log of what found nothing."""

"""Who took part: the only room that holds personal data of learners and applicants."""

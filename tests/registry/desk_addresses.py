"""Addresses of the officers' screens, and the press that makes a draft of a submission."""

from django.urls import reverse


def members_at(name, pk=None):
    """A screen of the register of members: of a group, or of one member."""
    return reverse(f"group_members:{name}", args=[pk] if pk else [])


def submission_at(submission, name="one", **keys):
    """A screen of one submission."""
    return reverse(f"submissions:{name}", kwargs={"pk": submission.pk, **keys})


def draft(client, submission, **more):
    """Ask for a draft of a submission."""
    return client.post(submission_at(submission, "act"), {"do": "draft", **more})

"""Names of the cookies that change what a public page shows."""

#: Province and district that a visitor asked us to remember: codes, nothing else.
REMEMBERED_AREA = "portal_area"

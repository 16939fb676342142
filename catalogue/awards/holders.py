"""Who received an award: a role, never a name."""

import re

#: How names of people begin in Thai and English.
_TITLES = re.compile(
    r"(?:^|[\s(:])(?:นาย(?!อำเภอ|ทะเบียน|ก|จ้าง|หน้า|ช่าง)|นางสาว|น\.ส\.|นาง|ด\.ช\.|ด\.ญ\."
    r"|เด็กชาย|เด็กหญิง|คุณ(?=\s)|Mr\.?|Mrs\.?|Ms\.?)\s*[ก-ฮเแโใไA-Z]"
)


def names_somebody(text: str) -> bool:
    """Say whether a text begins a person's name."""
    return bool(_TITLES.search(text))

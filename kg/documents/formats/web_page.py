"""Web pages: the main text and what the page says about itself.

Why the date is looked up here and not by the library: that falls back to dates in running text and to the copyright line, and knows
what day it is today. Only what is marked up as the date of publication counts.
"""

import copy
import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from kg.documents.dates import iso_date
from kg.documents.encoding import decode
from kg.documents.raw import Raw, Refused

MAX_DEPTH = 1_500
"""elements nested deeper than this are no page that anybody wrote"""
_USUAL_DEPTH = 200
"""deeper pages are parsed again by a parser that goes deeper"""
MAX_ELEMENTS = 100_000
"""elements of one page; reading takes time by the square of what repeats itself"""
MAX_ATTRIBUTES = 2_000
"""attributes of one element"""
_LARGE_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ITEM = re.compile(r"^- ", re.MULTILINE)
_CELL = re.compile(r"^\|?[-|: ]*\|$|^\| | \| ?|\|$", re.MULTILINE)
_META = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article.published"),
    *("datepublished", "date_published", "publish-date", "publish_date", "publication_date", "publicationdate", "pubdate"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date"),
)
"""names, in lower case, of meta tags that give the date of publication; the surest first"""
_ASIDE = "footer", "nav", "aside"
_LONG_PARAGRAPH = 250
"""a time in a longer paragraph belongs to the story, not to its head"""


def parse(data: bytes) -> Raw:
    """Main text, title, author, publisher, address; the date only from meta tags, JSON-LD or ``<time datetime>``."""
    import trafilatura
    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate", "courlan", "readability"):  # their warnings are about the page's markup
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = _load(_DECLARATION.sub("", _text(data)))
    published = _published(tree)
    about = extract_metadata(copy.deepcopy(tree), extensive=False)
    text = trafilatura.extract(copy.deepcopy(tree), include_comments=False, include_tables=True) or trafilatura.html2txt(tree)
    return Raw(_plain(text or ""), about.title, published, about.sitename, about.author, about.url)


def _plain(text: str) -> str:
    """Items without their dashes, cells of tables each on a line."""
    return _CELL.sub("\n", _ITEM.sub("", text))


def _text(data: bytes) -> str:
    """Bytes by their mark, then by the encoding that the page names, then as any text."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _load(page: str) -> Any:
    import trafilatura

    if any(len(_QUOTED.sub("", tag[0]).split()) > MAX_ATTRIBUTES for tag in _LARGE_TAG.finditer(page)):
        raise Refused(f"has an element with more than {MAX_ATTRIBUTES:,} attributes")
    tree = trafilatura.load_html(page)
    if tree is None:  # a fragment
        tree = trafilatura.load_html(f"<html><body><div>{page}</div><div></div></body></html>")
    if tree is None:
        raise Refused("is not HTML")
    if _levels(tree) > _USUAL_DEPTH:
        tree = _deep(page)
    if _levels(tree) > MAX_DEPTH:
        raise Refused(f"nests its elements more than {MAX_DEPTH:,} deep")
    if sum(1 for _ in islice(tree.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise Refused(f"holds more than {MAX_ELEMENTS:,} elements")
    return tree


def _deep(page: str) -> Any:
    """A page of many levels with all of them: the library's own parser stops at the 256th, and leaves out what stands behind it."""
    from lxml.html import HTMLParser, fromstring

    parser = HTMLParser(collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return fromstring(page.encode("utf-8", "surrogatepass"), parser=parser)


def _levels(tree: Any) -> int:
    """How deep elements nest, as far as MAX_DEPTH and one more. A walk without recursion, which deep nesting would end."""
    level, depth = [tree], 0
    while level and depth <= MAX_DEPTH:
        level, depth = [child for element in level for child in element], depth + 1
    return depth


def _published(tree: Any) -> str | None:
    """The day of publication, from what is marked up as such and in this order of trust."""
    return next((day for value in _dates(tree) if (day := iso_date(value))), None)


def _dates(tree: Any) -> Iterator[object]:
    named: dict[str, object] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        named.setdefault(name.strip().lower(), tag.get("content"))
    yield from (named[name] for name in _META[:-1] if name in named)
    for script in tree.xpath('.//script[@type="application/ld+json"]'):
        yield from _linked_data(script.text or "")
    times = [time for time in tree.iter("time") if time.get("datetime") and not _elsewhere(time)]
    yield from (time.get("datetime") for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished")
    yield named.get(_META[-1])
    yield from (time.get("datetime") for time in times)


def _linked_data(text: str) -> list[object]:
    """``datePublished`` of a page's JSON-LD, wherever it stands, articles before the site around them."""
    try:
        rest = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return []
    found: list[tuple[bool, object]] = []
    while rest:
        node = rest.popleft()
        if isinstance(node, dict):
            kind = json.dumps(node.get("@type"))[:500].lower()
            found += [(not re.search("article|posting|report", kind), node["datePublished"])] if "datePublished" in node else []
            rest += node.values()
        elif isinstance(node, list):
            rest += node
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]


def _elsewhere(time: Any) -> bool:
    """Whether a time stands at the page's margin or in the running story."""
    around = list(time.iterancestors())
    paragraph = next((element for element in around if element.tag == "p"), None)
    story = paragraph is not None and len(paragraph.text_content()) > _LONG_PARAGRAPH
    return story or any(element.tag in _ASIDE for element in around)

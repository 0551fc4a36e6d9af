"""What means something in each format, and what means nothing anywhere: the edits of ``tests.fuzz.damage`` put it in."""

ODD = (b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\x1b[31m", "\u202e".encode(), "\u0663".encode(), b"9" * 5000, b"-1", b"nan", b"1e999")
FRONT = (*b"""--- date: title: &a *a !!python/name:os.system [ { : - ? | >""".split(), b"---\n", b"\ndate: ", b"\ntitle: ", *ODD)
MARKDOWN = (*b"""<!-- --> <script> </script> ``` ~~~ |-| > - [a]( ![a]( ** ~~ &#0; &lt; <a """.split(), *FRONT)
HTML = (
    *b"""<p> </p> <div> <article> <table><tr><td> <script> <!-- ]]> <![CDATA[ &a; &#0; <svg> <math> <template> <frameset> <plaintext>""".split(),
    *(b'<meta charset="utf-16">', b'<meta charset="idna">', b'<meta charset="zlib">', b'<base href="http://[">', b'<link rel="canonical" href="http://[::1">'),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b'<meta name="date" content="', b'<meta property="og:title" content="', b"<time datetime="),
    *(b'<script type="application/ld+json">', b'{"datePublished":', *ODD),
)
JSON = (*b"""null [ { "text": "date": "id": \\ud800 NaN -0 true""".split(), *ODD)
PDF = (
    *b"""<< >> [ ] obj endobj /Kids /Parent /Count /Length /Encrypt /ObjStm /XRef /ToUnicode /Title ( ) Tj TJ startxref trailer %%EOF""".split(),
    *b"""1 0 R,2 0 R,/Prev 9,/Filter /FlateDecode,/Filter /LZWDecode,/Filter /ASCII85Decode,/Filter /RunLengthDecode,/Encrypt 3 0 R""".split(b","),
    *(b"stream\n", b"\nendstream", *ODD),
)
WORD = (*b"""<w:t> <w:p> <w:tbl> <w:tr> <w:tc> </w:p> <w:ins> <w:del> <w:vMerge/> &#0; &a; <!--""".split(), b'<w:gridSpan w:val="99999"/>', *ODD)
TURTLE = (
    *b"""; . , [ ] () _:a <a:b> 1 true kg:represents kg:Event kg:none lex:verb lex:argument lex:example rdfs:subClassOf rdfs:domain ""@en "{"@en""".split(),
    *(b'"{s:}"@en', *ODD),
)
TABLE = (b"\t", b",", b'"', b"#", b"-", b"Not", b"mention:", b"inf", *ODD)
REQUEST = (*b"""& = % %ff + query= update= using-graph-uri= default-graph-uri= where } { ' " # \\u0053 \\ < >""".split(), *ODD)

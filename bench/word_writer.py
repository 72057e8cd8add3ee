"""Writes blocks as Word documents: the way Word, WPS and LibreOffice do.

Word gives fonts and sizes to every run of letters, cuts runs where digits begin and marks every session of
editing; WPS cuts less and writes more of every font; LibreOffice writes an empty property for everything
it has nothing to say of.
"""

import re
import zipfile
from html import escape

SCHEMAS = "http://schemas.openxmlformats.org/"
NAMESPACES = {
    "mc": SCHEMAS + "markup-compatibility/2006", "r": SCHEMAS + "officeDocument/2006/relationships",
    "w": SCHEMAS + "wordprocessingml/2006/main", "wp": SCHEMAS + "drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml"}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def open_part(name):
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f'{XML}<w:{name} {declared} mc:Ignorable="w14 w15">'


class Word:
    """Writes document.xml the way Word does, with the fonts and habits of one office."""

    STYLES = {"h1": "a5", "h2": "a", "p": "a", "cell": "a3"}

    def __init__(self, rng):
        self.rng = rng
        self.count = rng.randrange(10**6)
        self.body, self.title = (rng.choice(fonts) for fonts in (
            ("仿宋_GB2312", "仿宋", "宋体", "FangSong"), ("方正小标宋简体", "黑体", "宋体")))
        self.size, self.cell_size = rng.choice((28, 30, 32)), rng.choice((18, 21, 24))
        self.has_colour, self.has_ids, self.has_borders = (rng.random() < p for p in (0.3, 0.7, 0.8))
        self.spelling = rng.choice((3, 5, 50))

    def mark(self):
        self.count += 1
        return f"{self.count * 2654435761 % 2**31:08X}"

    def revision(self, *names):
        return "".join(f' w:{name}="00{self.mark()[:6]}"' for name in names)

    def identity(self):
        return f' w14:paraId="{self.mark()}" w14:textId="77777777"' if self.has_ids else ""

    def font(self, size, bold=False):
        name = self.title if bold else self.body
        return (f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/>'
                + ("<w:b/><w:bCs/>" if bold else "")
                + ('<w:color w:val="000000"/><w:kern w:val="0"/>' if self.has_colour else "")
                + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')

    def pieces(self, text):
        # Letters and digits have fonts of their own, and a sentence was seldom typed in one go.
        return re.findall(r"[0-9A-Za-z.%〔〕]+|[^0-9A-Za-z.%〔〕，。；]+[，。；]?|.", text)

    def runs(self, text, size, bold):
        out = ""
        for i, piece in enumerate(self.pieces(text)):
            out += (f'<w:r{self.revision("rsidR", "rsidRPr")}><w:rPr>{self.font(size, bold)}</w:rPr>'
                    f'<w:t>{escape(piece)}</w:t></w:r>')
            if i % self.spelling == 1:
                out += '<w:proofErr w:type="spellStart"/>'
        return out

    def paragraph(self, text, kind):
        size = self.cell_size if kind == "cell" else 44 if kind == "h1" else self.size
        bold = kind in ("h1", "h2")
        align, indent = ("center", 0) if kind in ("h1", "cell") else ("both", 640)
        return (f'<w:p{self.identity()}{self.revision("rsidR", "rsidRDefault", "rsidP")}><w:pPr>'
                f'<w:pStyle w:val="{self.STYLES[kind]}"/><w:spacing w:line="560" w:lineRule="exact"/>'
                f'<w:ind w:firstLine="{indent}"/><w:jc w:val="{align}"/><w:rPr>{self.font(size, bold)}'
                f'</w:rPr></w:pPr>{self.runs(text, size, bold)}</w:p>')

    def borders(self):
        sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
                        for side in ("top", "left", "bottom", "right"))
        return f"<w:tcBorders>{sides}</w:tcBorders>" if self.has_borders else ""

    def cell(self, text, columns, merge):
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return (f'<w:tc><w:tcPr><w:tcW w:w="{columns * 886}" w:type="dxa"/>{span}{merge}{self.borders()}'
                f'<w:vAlign w:val="center"/></w:tcPr>{self.paragraph(text, "cell")}</w:tc>')

    def open_row(self):
        return (f'<w:tr{self.identity()}{self.revision("rsidR", "rsidTr")}><w:trPr><w:trHeight w:val="400"/>'
                '<w:jc w:val="center"/></w:trPr>')

    def row(self, cells, open_):
        """`open_` has the cells that go on from rows above: column → (columns, rows still to come)."""
        out, column, still_open = self.open_row(), 0, {}
        waiting = list(cells)
        while waiting or column in open_:
            if column in open_:
                columns, rows = open_.pop(column)
                text, merge = "", "<w:vMerge/>"
            else:
                cell = waiting.pop(0)
                columns, rows, text = cell.columns, cell.rows, cell.text
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
            if rows > 1:
                still_open[column] = (columns, rows - 1)
            out += self.cell(text, columns, merge)
            column += columns
        open_.update(still_open)
        return out + "</w:tr>"

    def table(self, rows):
        width = sum(cell.columns for cell in rows[0])
        open_ = {}
        return ('<w:tbl><w:tblPr><w:tblStyle w:val="a4"/><w:tblW w:w="9740" w:type="dxa"/><w:jc w:val="center"/>'
                '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
                '<w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0" w:firstRow="1" '
                'w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
                + "<w:tblGrid>" + '<w:gridCol w:w="886"/>' * width + "</w:tblGrid>"
                + "".join(self.row(row, open_) for row in rows) + "</w:tbl>")

    def between(self, number, text):
        """A paragraph with the marks that stand round it."""
        return f'<w:bookmarkStart w:id="{number}" w:name="_Hlk{number}"/>{text}<w:bookmarkEnd w:id="{number}"/>'

    def document(self, blocks):
        out = open_part("document") + "<w:body>"
        for number, (kind, content) in enumerate(blocks):
            out += (self.table(content) if kind == "table" else
                    self.between(number, self.paragraph(content, kind)))
        return out + (f'<w:sectPr{self.revision("rsidR")}><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" '
                      'w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" '
                      'w:gutter="0"/></w:sectPr></w:body></w:document>')

    def styles(self):
        """The styles that are used, and Word's list of all those that are not."""
        kinds = ["Grid Table", "List Table", "Light Shading", "Medium Grid", "Colorful List"]
        latent = "".join(
            f'<w:lsdException w:name="{kind} {n} Accent {accent}" w:semiHidden="1" w:uiPriority="99" '
            'w:unhideWhenUsed="1" w:qFormat="1"/>' for kind in kinds for n in range(1, 8) for accent in range(1, 7))
        style = ('<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/>{1}<w:pPr><w:widowControl '
                 'w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/>'
                 '</w:rPr></w:style>')
        return (open_part("styles") + '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" '
                'w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
                f'<w:latentStyles w:defLockedState="0" w:count="376">{latent}</w:latentStyles>'
                + style.format("a", "") + "".join(style.format(each, '<w:basedOn w:val="a"/>')
                                                  for each in ("a3", "a4", "a5")) + "</w:styles>")


class Wps(Word):
    """WPS: sentences in one run unless a digit stands in them, and all that is known of a font in each."""

    def pieces(self, text):
        return re.findall(r"[0-9A-Za-z.%]+|[^0-9A-Za-z.%]+", text)

    def revision(self, *names):
        return ""

    def font(self, size, bold=False):
        return super().font(size, bold) + ('<w:highlight w:val="none"/><w:lang w:val="en-US" w:eastAsia="zh-CN" '
                                           'w:bidi="ar-SA"/>')


class LibreOffice(Word):
    """LibreOffice: fonts in the styles, empty properties everywhere."""

    STYLES = {"h1": "Heading1", "h2": "Heading2", "p": "TextBody", "cell": "TableContents"}

    def pieces(self, text):
        return re.findall(r"[0-9A-Za-z.%]+|[〔〕]|[^0-9A-Za-z.%〔〕]+", text)

    def runs(self, text, size, bold):
        return "".join(f"<w:r><w:rPr></w:rPr><w:t>{escape(piece)}</w:t></w:r>" for piece in self.pieces(text))

    def paragraph(self, text, kind):
        align = "center" if kind == "cell" else "left"
        return (f'<w:p><w:pPr><w:pStyle w:val="{self.STYLES[kind]}"/><w:bidi w:val="0"/><w:spacing w:before="0" '
                f'w:after="283"/><w:jc w:val="{align}"/><w:rPr></w:rPr></w:pPr>{self.runs(text, 0, False)}</w:p>')

    def open_row(self):
        return "<w:tr><w:trPr></w:trPr>"

    def between(self, number, text):
        return text

    def styles(self):
        style = ('<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="Normal"/>'
                 '<w:qFormat/><w:pPr>{1}<w:spacing w:before="0" w:after="140"/></w:pPr><w:rPr></w:rPr></w:style>')
        levels = {"Heading1": '<w:outlineLvl w:val="0"/>', "Heading2": '<w:outlineLvl w:val="1"/>'}
        return (open_part("styles") + "".join(style.format(each, levels.get(each, ""))
                                              for each in ("Normal", *self.STYLES.values())) + "</w:styles>")


def write_document(writer, blocks, title, path):
    """`writer` is one of the classes above."""
    office, content = SCHEMAS + "officeDocument/2006/relationships/", "application/vnd.openxmlformats-"
    main = content + "officedocument.wordprocessingml."
    related = f'{XML}<Relationships xmlns="{SCHEMAS}package/2006/relationships">{{}}</Relationships>'
    parts = {
        "[Content_Types].xml":
            f'{XML}<Types xmlns="{SCHEMAS}package/2006/content-types"><Default Extension="rels" '
            f'ContentType="{content}package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{main}styles+xml"/></Types>',
        "_rels/.rels": related.format(
            f'<Relationship Id="rId1" Type="{office}officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": related.format(
            f'<Relationship Id="rId1" Type="{office}styles" Target="styles.xml"/>'),
        "word/document.xml": writer.document(blocks),
        "word/styles.xml": writer.styles(),
        "docProps/core.xml":
            f'{XML}<cp:coreProperties xmlns:cp="{SCHEMAS}package/2006/metadata/core-properties" xmlns:dc="http://'
            f'purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)

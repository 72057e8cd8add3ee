"""The report of fixtures/formats as offices send it: written by a word processor, put on a web page.

The fixtures are as lean as a report can be. Word writes fonts and sizes for every run of letters, cuts
runs where digits begin, and marks every session of editing; a page has menus, scripts and a style for
every cell. The words are those of the fixture, so the findings must be, and the same bytes come out
every time.

usage: generate_documents.py FIXTURE.html FOLDER     writes FOLDER/word.docx and FOLDER/page.html
"""

import re
import sys
import zipfile
from html import escape
from html.parser import HTMLParser
from pathlib import Path


class Cell:
    def __init__(self, attributes):
        self.columns = int(attributes.get("colspan", 1))
        self.rows = int(attributes.get("rowspan", 1))
        self.text = ""


class Blocks(HTMLParser):
    """The fixture as a list of (tag, words) and ("table", rows of cells)."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self.title, self._into = [], "", None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("h1", "h2", "p"):
            self._into = [tag, ""]
        elif tag == "table":
            self.blocks.append(("table", []))
        elif tag == "tr":
            self.blocks[-1][1].append([])
        elif tag in ("td", "th"):
            self._into = Cell(dict(attrs))
            self.blocks[-1][1][-1].append(self._into)
        elif tag == "title":
            self._into = "title"

    def handle_data(self, data):
        if self._into == "title":
            self.title += data
        elif isinstance(self._into, Cell):
            self._into.text += data
        elif self._into:
            self._into[1] += data

    def handle_endtag(self, tag):
        if isinstance(self._into, list):
            self.blocks.append(tuple(self._into))
        if tag in ("h1", "h2", "p", "td", "th", "title"):
            self._into = None


# ---- Word

W_HEAD = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{0} '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
          'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
          'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
          'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15">')


class Word:
    """Writes document.xml the way Word does."""

    def __init__(self):
        self.count = 0

    def mark(self):
        self.count += 1
        return f"{self.count * 2654435761 % 2**31:08X}"

    def font(self, size, bold=False):
        return ('<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="宋体" w:cs="宋体" '
                f'w:hint="eastAsia"/>{"<w:b/><w:bCs/>" if bold else ""}'
                f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')

    def runs(self, text, size, bold):
        # Letters and digits have fonts of their own, and a sentence was seldom typed in one go.
        pieces = re.findall(r"[0-9A-Za-z.%〔〕]+|[^0-9A-Za-z.%〔〕，。；]+[，。；]?|.", text)
        out = ""
        for i, piece in enumerate(pieces):
            out += (f'<w:r w:rsidR="00{self.mark()[:6]}" w:rsidRPr="00B53C4E"><w:rPr>{self.font(size, bold)}'
                    f'</w:rPr><w:t>{escape(piece)}</w:t></w:r>')
            if i % 5 == 1:
                out += '<w:proofErr w:type="spellStart"/>'
        return out

    def paragraph(self, text, size=32, bold=False, style="a", align="both", indent=640):
        return (f'<w:p w14:paraId="{self.mark()}" w:rsidR="00A77B3E" '
                f'w:rsidRDefault="00{self.mark()[:6]}" w:rsidP="00{self.mark()[:6]}"><w:pPr>'
                f'<w:pStyle w:val="{style}"/><w:spacing w:line="560" w:lineRule="exact"/>'
                f'<w:ind w:firstLine="{indent}"/><w:jc w:val="{align}"/><w:rPr>{self.font(size, bold)}'
                f'</w:rPr></w:pPr>{self.runs(text, size, bold)}</w:p>')

    def cell(self, text, columns, merge):
        border = "".join(f'<w:{side} w:val="single" w:sz="8"/>'
                         for side in ("top", "left", "bottom", "right"))
        return (f'<w:tc><w:tcPr><w:tcW w:w="{columns * 886}" w:type="dxa"/>'
                + (f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else "") + merge +
                f'<w:tcBorders>{border}</w:tcBorders>'
                f'<w:vAlign w:val="center"/></w:tcPr>{self.paragraph(text, 18, False, "a3", "center", 0)}</w:tc>')

    def row(self, cells, open_):
        """`open_` has the cells that go on from rows above: column → (columns, rows still to come)."""
        out, column = "", 0
        waiting = list(cells)
        while waiting or column in open_:
            if column in open_:
                columns, left = open_.pop(column)
                if left > 1:
                    open_[column, "next"] = (columns, left - 1)
                out += self.cell("", columns, "<w:vMerge/>")
            else:
                cell = waiting.pop(0)
                columns = cell.columns
                if cell.rows > 1:
                    open_[column, "next"] = (columns, cell.rows - 1)
                out += self.cell(cell.text, columns, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else "")
            column += columns
        for key in [k for k in open_ if isinstance(k, tuple)]:
            open_[key[0]] = open_.pop(key)
        return (f'<w:tr w:rsidR="00A77B3E" w14:paraId="{self.mark()}" w14:textId="77777777" '
                f'w:rsidTr="00{self.mark()[:6]}"><w:trPr><w:trHeight w:val="400"/><w:jc w:val="center"/>'
                f'</w:trPr>{out}</w:tr>')

    def table(self, rows):
        width = sum(cell.columns for cell in rows[0])
        open_ = {}
        return ('<w:tbl><w:tblPr><w:tblStyle w:val="a4"/><w:tblW w:w="9740" w:type="dxa"/><w:jc w:val="center"/>'
                '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
                '<w:right w:w="0" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0" w:firstRow="1" '
                'w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
                + "<w:tblGrid>" + '<w:gridCol w:w="886"/>' * width + "</w:tblGrid>"
                + "".join(self.row(row, open_) for row in rows) + "</w:tbl>")

    def document(self, blocks):
        out = W_HEAD.format("document") + "<w:body>"
        for i, (tag, content) in enumerate(blocks):
            if tag == "table":
                out += self.table(content)
                continue
            out += f'<w:bookmarkStart w:id="{i}" w:name="_Hlk{i}"/>'
            size, bold, align = {"h1": (44, True, "center"), "h2": (32, True, "both")}.get(tag, (32, False, "both"))
            out += self.paragraph(content, size, bold, "a", align) + f'<w:bookmarkEnd w:id="{i}"/>'
        return out + ('<w:sectPr w:rsidR="00A77B3E"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" '
                      'w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" '
                      'w:gutter="0"/></w:sectPr></w:body></w:document>')


def word_styles():
    """Three styles that are used, and Word's list of all those that are not."""
    kinds = ["Grid Table", "List Table", "Light Shading", "Medium Grid", "Colorful List"]
    latent = "".join(f'<w:lsdException w:name="{kind} {n} Accent {accent}" w:semiHidden="1" w:uiPriority="99" '
                     'w:unhideWhenUsed="1" w:qFormat="1"/>'
                     for kind in kinds for n in range(1, 8) for accent in range(1, 7))
    style = ('<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/>{1}<w:pPr><w:widowControl w:val="0"/>'
             '<w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/></w:rPr></w:style>')
    return (W_HEAD.format("styles") + '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" '
            'w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
            f'<w:latentStyles w:defLockedState="0" w:count="376">{latent}</w:latentStyles>'
            + style.format("a", "") + style.format("a3", '<w:basedOn w:val="a"/>')
            + style.format("a4", "") + "</w:styles>")


RELATIONSHIPS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
                 '"http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def write_word(blocks, title, path):
    parts = {
        "[Content_Types].xml":
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns='
            '"http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{CONTENT}document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{CONTENT}styles+xml"/></Types>',
        "_rels/.rels": RELATIONSHIPS.format(
            f'<Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": RELATIONSHIPS.format(
            f'<Relationship Id="rId1" Type="{OFFICE}styles" Target="styles.xml"/>'),
        "word/document.xml": Word().document(blocks),
        "word/styles.xml": word_styles(),
        "docProps/core.xml":
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://'
            'schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/'
            f'elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


# ---- Web

def styled(text, size):
    return (f'<span style="font-family: 仿宋_GB2312; font-size: {size}px; color: rgb(0, 0, 0); letter-spacing: 0px;">'
            f'{escape(text)}</span>')


def page_cell(cell):
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
    return (f'<td width="{cell.columns * 59}" valign="center"{spans} style="padding: 0px 7px; border-width: 1px; '
            'border-style: solid; border-color: windowtext; background: rgb(255, 255, 255);">'
            '<p style="margin: 0px; text-align: center; line-height: 20px; text-indent: 0px;">'
            f'{styled(cell.text, 12)}</p></td>\n')


def page_block(tag, content):
    if tag == "table":
        rows = "".join(f'<tr style="height: 27px;" class="firstRow">{"".join(map(page_cell, row))}</tr>\n'
                       for row in content)
        return ('<table border="0" cellspacing="0" cellpadding="0" align="center" style="border-collapse: collapse; '
                f'width: 680px; border: none;"><tbody>{rows}</tbody></table>\n')
    return (f'<{tag} style="margin: 0px; text-indent: 43px; line-height: 37px; text-align: justify;">'
            f'{styled(content, 21)}</{tag}>\n')


def write_page(blocks, title, path):
    menus = ("首页", "政务要闻", "公告公示", "政策文件", "领导之窗", "机构职能", "办事服务", "互动交流", "数据发布",
             "专题专栏")
    menu = "".join(
        f'<li class="nav-item item{i}"><a href="/col/col{1000 + i}/index.html" target="_blank" title="{name}">{name}</a>'
        '<ul class="sub-nav" style="display: none;">' + "".join(
            f'<li><a href="/col/col{1000 + i}{k:02}/index.html" class="sub-link" target="_blank">{name}栏目{k}</a></li>'
            for k in range(12)) + "</ul></li>\n" for i, name in enumerate(menus))
    script = "".join(f'function show{i}(id) {{ var box = document.getElementById(id); if (box) {{ box.style.display = '
                     f'"block"; window.setTimeout(function () {{ box.className = "on{i}"; }}, {i}00); }} }}\n'
                     for i in range(60))
    style = "".join(f".sub-nav .item{i} > a {{ color: #{i:03}; line-height: {i + 12}px; padding: 0 {i}px; }}\n"
                    for i in range(80))
    body = "".join(page_block(*block) for block in blocks)
    Path(path).write_text(
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="ColumnName" content="政府信息公开年报">\n<style type="text/css">\n{style}</style>\n'
        f'<script type="text/javascript">\n{script}</script>\n</head>\n<body>\n<div class="header"><div class="w1200">'
        f'<ul class="nav clearfix">\n{menu}</ul></div></div>\n<div class="main"><div class="article" id="zoom">\n'
        f'{body}</div></div>\n<div class="footer"><p>主办单位：青川区人民政府办公室</p><p>网站标识码：5100000000</p>'
        f'<script>show1("zoom");</script></div>\n</body>\n</html>\n', encoding="utf-8")


def main():
    fixture, folder = Path(sys.argv[1]), Path(sys.argv[2])
    parsed = Blocks(fixture.read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    write_word(parsed.blocks, parsed.title, folder / "word.docx")
    write_page(parsed.blocks, parsed.title, folder / "page.html")


if __name__ == "__main__":
    main()

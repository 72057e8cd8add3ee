"""Writes blocks as web pages: bare, and as a site publishes them, with menus, scripts and styles."""

from html import escape
from pathlib import Path

MENU = ("首页", "政务要闻", "公告公示", "政策文件", "领导之窗", "机构职能", "办事服务", "互动交流", "数据发布",
        "专题专栏")


def spans(cell):
    return (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def write_bare(blocks, title, path):
    body = ""
    for kind, content in blocks:
        if kind == "table":
            rows = ("".join(f"<td{spans(cell)}>{escape(cell.text)}</td>" for cell in row) for row in content)
            body += '<table border="1" cellspacing="0">' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>\n"
        else:
            body += f"<{kind}>{escape(content)}</{kind}>\n"
    Path(path).write_text(f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}'
                    f"</title>\n</head>\n<body>\n{body}</body>\n</html>\n", encoding="utf-8")


class Site:
    """The pages of one site: how much stands round an article, and what its editor makes of a table."""

    def __init__(self, rng):
        self.columns, self.scripts, self.rules = rng.randint(2, 24), rng.randint(5, 200), rng.randint(20, 200)
        self.first, self.size = rng.randrange(1000, 9000), rng.choice((12, 14, 16))
        self.font = rng.choice(("仿宋_GB2312", "宋体", "微软雅黑", "FangSong"))
        # Pasted from a word processor, with all its styles; or cleaned by the editor.
        self.is_pasted = rng.random() < 0.7
        self.has_thead_row = rng.random() < 0.5

    def styled(self, text, size):
        if not self.is_pasted:
            return escape(text)
        return (f'<span style="font-family: {self.font}; font-size: {size}px; color: rgb(0, 0, 0); '
                f'letter-spacing: 0px;">{escape(text)}</span>')

    def cell(self, cell):
        if not self.is_pasted:
            return f'<td class="et{cell.columns}" width="{cell.columns * 59}"{spans(cell)}>{escape(cell.text)}</td>\n'
        return (f'<td width="{cell.columns * 59}" valign="center"{spans(cell)} style="padding: 0px 7px; '
                'border-width: 1px; border-style: solid; border-color: windowtext; background: rgb(255, 255, 255);">'
                '<p style="margin: 0px; text-align: center; line-height: 20px; text-indent: 0px;">'
                f'{self.styled(cell.text, self.size)}</p></td>\n')

    def block(self, kind, content):
        if kind != "table":
            return (f'<{kind} style="margin: 0px; text-indent: 43px; line-height: 37px; text-align: justify;">'
                    f'{self.styled(content, self.size + 9)}</{kind}>\n')
        first = ' class="firstRow"' if self.has_thead_row else ""
        rows = "".join(f'<tr style="height: 27px;"{first}>{"".join(map(self.cell, row))}</tr>\n' for row in content)
        return ('<table border="0" cellspacing="0" cellpadding="0" align="center" style="border-collapse: collapse; '
                f'width: 680px; border: none;"><tbody>{rows}</tbody></table>\n')

    def menu(self):
        def items(i, name):
            return "".join(f'<li><a href="/col/col{self.first + i}{k:02}/index.html" class="sub-link" target="_blank">'
                           f"{name}栏目{k}</a></li>" for k in range(self.columns))
        return "".join(f'<li class="nav-item item{i}"><a href="/col/col{self.first + i}/index.html" target="_blank" '
                       f'title="{name}">{name}</a><ul class="sub-nav" style="display: none;">{items(i, name)}</ul>'
                       "</li>\n" for i, name in enumerate(MENU))

    def write(self, blocks, title, path):
        script = "".join(f"function show{i}(id) {{ var box = document.getElementById(id); if (box) {{ "
                         f'box.style.display = "block"; window.setTimeout(function () {{ box.className = "on{i}"; }}, '
                         f"{i}00); }} }}\n" for i in range(self.scripts))
        style = "".join(f".sub-nav .item{i} > a {{ color: #{i:03}; line-height: {i + 12}px; padding: 0 {i}px; }}\n"
                        for i in range(self.rules))
        body = "".join(self.block(*block) for block in blocks)
        Path(path).write_text(
            f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
            f'<meta name="ColumnName" content="政府信息公开年报">\n<style type="text/css">\n{style}</style>\n'
            f'<script type="text/javascript">\n{script}</script>\n</head>\n<body>\n<div class="header"><div '
            f'class="w1200"><ul class="nav clearfix">\n{self.menu()}</ul></div></div>\n<div class="main"><div '
            f'class="article" id="zoom">\n{body}</div></div>\n<div class="footer"><p>主办单位：青川区人民政府办公室</p>'
            f'<p>网站标识码：{self.first}000000</p><script>show1("zoom");</script></div>\n</body>\n</html>\n',
            encoding="utf-8")

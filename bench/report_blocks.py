"""The reports of generate.py as headings, paragraphs and tables: what stands in a document.

The labels of the tables are those of fixtures/formats, the numbers those of the report. Every office writes
its own sentences, as many as it likes: they are drawn from those below.
"""

import re
from html.parser import HTMLParser

import generate

REGIONS = ["青川区", "临水县", "云岭市", "白石县", "松阳新区", "大河市", "南屏县", "金沙区"]
BUREAUS = ["水务局", "教育体育局", "人力资源和社会保障局", "自然资源和规划局", "住房和城乡建设局", "财政局",
           "发展和改革局", "生态环境局", "文化和旅游局", "应急管理局", "市场监督管理局", "卫生健康局"]
SENTENCES = {
    "overview": [
        "坚持以公开为常态、不公开为例外，把公开的要求落实到决策、执行、管理、服务和结果的全过程",
        "对照主动公开基本目录逐项梳理，补齐历史信息，清理重复和过时的栏目",
        "重点领域信息集中发布，预算决算、招标采购、行政执法结果做到应公开尽公开",
        "重大决策事先征求公众意见，意见采纳情况及时反馈", "建议提案办理结果按要求全文公开",
        "热点问题由负责同志走进直播间回答，群众留言逐条回复"],
    "requests": [
        "完善受理、登记、审核、答复、送达各个环节的流程，疑难申请请法律顾问会商",
        "与申请人主动沟通，了解真实需要，能当面解决的当面解决", "答复文书使用统一格式，依据和救济途径逐一写明",
        "对信访、咨询类事项做好引导，避免程序空转"],
    "management": [
        "公文起草时同步确定公开属性，不予公开的说明理由", "发布前落实三审三校，定期排查个人隐私和错别字",
        "规范性文件集中公开，失效废止的及时标注", "建立台账，谁发布谁负责，谁主管谁监管"],
    "platform": [
        "网站集约化运行，检索和无障碍功能进一步改善", "政务新媒体清理僵尸账号，保留的账号按周更新",
        "政务公开专区配备查询设备，向办事群众提供打印和指导", "公报赠阅点覆盖到村和社区"],
    "supervision": [
        "公开工作纳入年度绩效考核，每季度通报一次", "举办业务培训，新任人员先培训后上岗",
        "聘请社会监督员，对发现的问题限期整改", "主动接受人大代表、政协委员和新闻媒体的监督"],
}
PARAGRAPHS = list(SENTENCES)


class Cell:
    def __init__(self, text, columns=1, rows=1):
        self.text, self.columns, self.rows = text, columns, rows


class Blocks(HTMLParser):
    """A plain page as a list of (tag, words) and ("table", rows of cells)."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self._into = [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("h1", "h2", "p"):
            self._into = [tag, ""]
        elif tag == "table":
            self.blocks.append(("table", []))
        elif tag == "tr":
            self.blocks[-1][1].append([])
        elif tag in ("td", "th"):
            spans = dict(attrs)
            self._into = Cell("", int(spans.get("colspan", 1)), int(spans.get("rowspan", 1)))
            self.blocks[-1][1][-1].append(self._into)

    def handle_data(self, data):
        if isinstance(self._into, Cell):
            self._into.text += data
        elif self._into:
            self._into[1] += data

    def handle_endtag(self, tag):
        if isinstance(self._into, list):
            self.blocks.append(tuple(self._into))
        if tag in ("h1", "h2", "p", "td", "th"):
            self._into = None


def numbers_of(table):
    """The cells of a table of a report in the order of the form, which is that of its keys."""
    return [f"{value:g}" if isinstance(value, float) else str(value)
            for row in table.values() for value in row.values()]


def narrative(rng, text):
    """The paragraphs of generate.py with some of the sentences above behind each."""
    for paragraph, key in zip(text.split("\n"), PARAGRAPHS):
        more = SENTENCES[key][:]
        rng.shuffle(more)
        yield paragraph + "".join(f"{sentence}。" for sentence in more[:rng.randint(0, len(more))])


def make_blocks(form, index, rng):
    """The blocks of one report and the equations that do not hold. `form` are the blocks of the fixture."""
    report = generate.make_report(index, rng)
    agency = rng.choice(REGIONS) + rng.choice(BUREAUS)
    tables = report["tables"]
    numbers = [value for key in ("proactive", "requests", "disputes") for value in numbers_of(tables[key])]
    title = report["title"].replace(report["agency"], agency)
    texts = {report["sections"][key]["heading"]: report["sections"][key]["text"]
             for key in ("overview", "problems", "other")}
    blocks, section = [], None
    for tag, content in form:
        if tag == "h1":
            blocks.append((tag, title))
        elif tag == "h2":
            section = content
            blocks.append((tag, content))
            if section.endswith("总体情况"):
                blocks += [("p", text) for text in narrative(rng, texts[section])]
            elif section in texts:
                blocks += [("p", text) for text in texts[section].split("\n")]
        elif tag == "table":
            blocks.append((tag, [[fill(cell, numbers) for cell in row] for row in content]))
        elif section not in texts:
            blocks.append((tag, content))
    if numbers:
        raise ValueError(f"{len(numbers)} numbers found no cell")
    return blocks, title, generate.equations(report)


def fill(cell, numbers):
    is_number = re.fullmatch(r"[\d.]+", cell.text.strip())
    return Cell(numbers.pop(0) if is_number else cell.text, cell.columns, cell.rows)

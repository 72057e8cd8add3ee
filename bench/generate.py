"""Reports for the bench: NDJSON with a fixed seed, and the truth beside it.

One report has 200 cells, six sections and some 7.5 KB. One in twenty carries one wrong cell in table
three or four; the truth lists the equations that cell breaks, so what a program finds can be
compared before it is timed.
"""

import json
import random
from xml.sax.saxutils import escape

COLUMNS = ["natural_person", "business", "research", "public_welfare", "legal_service",
           "other_organization"]
OUTCOMES = ["disclosed", "partially_disclosed", "withheld.state_secret", "withheld.other_law",
            "withheld.security_stability", "withheld.third_party", "withheld.internal_affairs",
            "withheld.process_information", "withheld.enforcement_file",
            "withheld.administrative_inquiry", "unavailable.not_held",
            "unavailable.needs_creation", "unavailable.still_unclear", "not_processed.petition",
            "not_processed.repeated", "not_processed.publication", "not_processed.excessive",
            "not_processed.confirmation", "closed.correction_overdue", "closed.fee_overdue",
            "closed.other"]
DISPUTES = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
RESULTS = ["upheld", "corrected", "other", "pending"]


def equations(report):
    """The names of the 42 sums that do not hold."""
    requests, disputes = report["tables"]["requests"], report["tables"]["disputes"]
    broken = []
    for row, cells in requests.items():
        if sum(cells[c] for c in COLUMNS) != cells["total"]:
            broken.append(f"ARI-01[{row}]")
    for column in COLUMNS + ["total"]:
        outcome = requests["outcome.total"][column]
        if sum(requests["outcome." + o][column] for o in OUTCOMES) != outcome:
            broken.append(f"ARI-02[{column}]")
        received = requests["received"][column] + requests["carried_in"][column]
        if received != outcome + requests["carried_out"][column]:
            broken.append(f"ARI-03[{column}]")
    for row, cells in disputes.items():
        if sum(cells[r] for r in RESULTS) != cells["total"]:
            broken.append(f"ARI-04[{row}]")
    return broken


def totalled(values):
    return dict(zip(COLUMNS, values), total=sum(values))


def make_tables(rng):
    outcomes = {o: [rng.choice([0, 0, 0, 1, 2, 7, 31]) for _ in COLUMNS] for o in OUTCOMES}
    total = [sum(column) for column in zip(*outcomes.values())]
    over = [rng.choice([0, 0, 1, 3]) for _ in COLUMNS]
    carried = [rng.randint(0, min(2, t + o)) for t, o in zip(total, over)]
    received = [t + o - c for t, o, c in zip(total, over, carried)]
    requests = {"received": totalled(received), "carried_in": totalled(carried)}
    requests.update({"outcome." + o: totalled(v) for o, v in outcomes.items()})
    requests["outcome.total"] = totalled(total)
    requests["carried_out"] = totalled(over)
    disputes = {}
    for row in DISPUTES:
        values = [rng.choice([0, 0, 1, 4]) for _ in RESULTS]
        disputes[row] = dict(zip(RESULTS, values), total=sum(values))
    proactive = {"regulations": {"issued": 0, "repealed": 0, "in_force": 0},
                 "normative_documents": {"issued": 2, "repealed": 1, "in_force": 14},
                 "licensing": {"decisions": rng.randint(1, 5000)},
                 "penalties": {"decisions": rng.randint(1, 900)},
                 "coercive_measures": {"decisions": rng.randint(1, 90)},
                 "fees": {"amount": rng.randint(1, 10**6) / 100}}
    return {"proactive": proactive, "requests": requests, "disputes": disputes}


def make_texts(rng, year, requests):
    received = requests["received"]["total"]
    first, second, third = (rng.randint(20, 400) for _ in range(3))
    works = ["围绕群众关心的教育、医疗、养老和就业及时公开信息", "完善公开指南和目录，定期检查更新",
             "严格执行发布审查，做到先审查后公开", "优化网站栏目设置，方便群众查找",
             "组织业务培训，提高答复的规范程度", "配合第三方评估，对照问题逐项整改",
             "用图解和短视频解读重要政策，回应社会关切", "做好热线和信箱的办理，按时答复来信"]
    rng.shuffle(works)
    overview = (
        f"（一）主动公开。{year}年，全年主动公开信息{first + second + third}条，其中工作动态{first}条、"
        f"通知公告{second}条、政策文件{third}条。{works[0]}，{works[1]}。\n"
        f"（二）依申请公开。全年收到政府信息公开申请{received}件，上年结转{requests['carried_in']['total']}件，"
        f"均依法按期办理，结转下年度继续办理{requests['carried_out']['total']}件。{works[2]}。\n"
        f"（三）政府信息管理。{works[3]}，{works[4]}。制发行政规范性文件2件，废止1件，现行有效14件。\n"
        f"（四）平台建设。{works[5]}，网站访问量{rng.randint(1000, 90000)}次，公众号推送{rng.randint(20, 900)}篇。\n"
        f"（五）监督保障。{works[6]}，{works[7]}，组织工作考核和社会评议，没有发生责任追究的情形。")
    problems = ("存在的主要问题：一是政策解读的形式还比较单一；二是个别栏目更新不够及时；三是业务人员更换较多，"
                "答复文书的规范程度有待提高。改进措施：一是增加图解、视频等解读形式；二是建立每月检查和提醒制度；"
                "三是组织专题培训，编写答复样例，请法律顾问审核疑难申请。")
    other = "本年度没有收取信息处理费。没有其他需要报告的事项。"
    return overview, problems, other


def make_report(index, rng):
    year = 2025
    agency = f"青川区第{index}局"
    tables = make_tables(rng)
    overview, problems, other = make_texts(rng, year, tables["requests"])
    heads = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
             "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]
    keys = ["overview", "proactive", "requests", "disputes", "problems", "other"]
    texts = [overview, "", "", "", problems, other]
    report = {"form": "disclosure-2021", "title": f"{agency}{year}年政府信息公开工作年度报告",
              "agency": agency, "agency_kind": "department", "year": year,
              "submitted": "2026-01-15", "published": "2026-01-20", "unit_id": f"u{index}",
              "source": {"path": f"reports/{index}.html", "format": "html"},
              "sections": {k: {"heading": h, "text": t} for k, h, t in zip(keys, heads, texts)},
              "tables": tables}
    if rng.random() < 0.05:
        plant(report, rng)
    return report


def plant(report, rng):
    table = rng.choice(["requests", "requests", "requests", "disputes"])
    row = rng.choice(list(report["tables"][table].values()))
    row[rng.choice(list(row))] += rng.choice([1, 9, 90])


def write(count, path, truth_path=None, seed=20260131):
    rng = random.Random(seed)
    truth = open(truth_path, "w", encoding="utf-8") if truth_path else None
    with open(path, "w", encoding="utf-8") as out:
        for index in range(1, count + 1):
            report = make_report(index, rng)
            out.write(json.dumps(report, ensure_ascii=False) + "\n")
            if truth:
                broken = equations(report)
                if broken:
                    truth.write(f"{index} {' '.join(sorted(broken))}\n")
    if truth:
        truth.close()


def write_xml(ndjson, path):
    """The reports of `ndjson` as one XML document, for tools that read nothing else."""
    def row(key, cells):
        values = "".join(f' {name}="{value}"' for name, value in cells.items())
        return f'<row key="{key}"{values}/>'

    with open(ndjson, encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<reports>\n")
        for number, line in enumerate(lines, 1):
            report = json.loads(line)
            out.write(f'<report number="{number}"><title>{escape(report["title"])}</title>\n')
            for key, section in report["sections"].items():
                rows = "\n".join(row(*entry) for entry in report["tables"].get(key, {}).items())
                out.write(f'<{key}><heading>{escape(section["heading"])}</heading>'
                          f'<text>{escape(section["text"])}</text>\n{rows}</{key}>\n')
            out.write("</report>\n")
        out.write("</reports>\n")


if __name__ == "__main__":
    import sys
    if len(sys.argv) < 3:
        sys.exit("usage: generate.py COUNT REPORTS.ndjson [TRUTH.txt]")
    write(int(sys.argv[1]), *sys.argv[2:4])

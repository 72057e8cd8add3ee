"""Reports as offices send them, forty different ones in each of four forms.

  html   bare pages, as a program makes them     page   pages of sites, with menus, scripts and styles
  docx   saved by LibreOffice                    word   saved by Word, and by WPS

A program that reads one document again and again is soon read itself: the processor learns by heart where it
branches, and a small loop over one text runs several times as fast as in a batch, which sees every report
once. So numbers, sentences, sizes and habits of writing differ from report to report. The same bytes come out
every time; truth.txt has the number of every report with the sums that do not hold in it.

usage: generate_documents.py FIXTURE.html FOLDER     writes FOLDER/html-01.html … FOLDER/truth.txt
"""

import random
import sys
from pathlib import Path

import page_writer
import word_writer
from report_blocks import Blocks, make_blocks

REPORTS = 40


def main():
    fixture, folder = Path(sys.argv[1]), Path(sys.argv[2])
    form = Blocks(fixture.read_text(encoding="utf-8")).blocks
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(20260131)
    truth = []
    for index in range(1, REPORTS + 1):
        blocks, title, broken = make_blocks(form, index, rng)
        truth.append(" ".join([f"{index:02}", *sorted(broken)]))
        page_writer.write_bare(blocks, title, folder / f"html-{index:02}.html")
        page_writer.Site(rng).write(blocks, title, folder / f"page-{index:02}.html")
        office = rng.choice((word_writer.Word, word_writer.Wps))
        for name, writer in (("word", office(rng)), ("docx", word_writer.LibreOffice(rng))):
            word_writer.write_document(writer, blocks, title, folder / f"{name}-{index:02}.docx")
    (folder / "truth.txt").write_text("\n".join(truth) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

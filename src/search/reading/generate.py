#!/usr/bin/env python3
"""Writes kanji.txt, the table of kanji readings, from the Unihan database.

    generate.py /usr/share/unicode > kanji.txt

The folder holds Unihan_Readings.txt and Unihan_OtherMappings.txt, plain or as .bz2; Debian's
package `unicode-data` puts them there. The same files always give the same table.

Kept are the kanji of JIS X 0208. A line is a reading and the kanji that have it. Readings are
spelled in the letters that romaji.rs calls canonical (Kunrei, long vowels in full). Of a Japanese
reading (kun) that ends in okurigana, the part that the kanji alone stands for is added, and of a
verb the form that it takes in compounds: 申 has `mousu`, `mou` and `mousi`.
"""
import bz2
import os
import re
import sys

VOWELS = "aiueo"
# Hepburn, as Unihan spells, to Kunrei; longer spellings first.
KUNREI = [("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("fu", "hu"), ("ji", "zi"), ("di", "zi"), ("du", "zu"),
          ("sh", "sy"), ("ch", "ty"), ("j", "zy")]
GODAN = {"u": "i", "ku": "ki", "gu": "gi", "su": "si", "tu": "ti", "nu": "ni", "bu": "bi", "mu": "mi", "ru": "ri"}
LONGEST = 10


def lines(folder, name):
    path = os.path.join(folder, name)
    file = open(path, encoding="utf-8") if os.path.exists(path) else bz2.open(path + ".bz2", "rt", encoding="utf-8")
    with file:
        for line in file:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                yield chr(int(code[2:], 16)), field, value


def canonical(reading):
    letters = reading.lower().replace("'", "").replace("-", "")
    for hepburn, kunrei in KUNREI:
        letters = letters.replace(hepburn, kunrei)
    # A doubled consonant before a syllable that changed: `tch`, `tts`.
    letters = re.sub(r"t(?=t[iuy])", "t", letters)
    return letters


def syllables(letters):
    """`mousu` -> mo u su; n and the first of a doubled consonant stand alone."""
    return re.findall(r"[^aiueo]?y?[aiueo]|n(?![aiueoy])|[^aiueo]", letters)


def written(kun):
    """The readings that the kanji itself may stand for, okurigana left out."""
    parts = syllables(kun)
    found = {kun}
    if len(parts) < 2:
        return found

    def drop(count):
        if len(parts) > count:
            found.add("".join(parts[:-count]))

    last, before = parts[-1], parts[-2][-1]
    if last in GODAN:
        drop(1)
        found.add("".join(parts[:-1]) + GODAN[last])
        if last == "ru" and before in "aie" or last == "su" and before in "ao":
            drop(2)
    elif last == "i":
        drop(1)
        if parts[-2] == "si":
            drop(2)
    elif last == "ka":
        drop(1)
        if parts[-2] in ("ra", "ya"):
            drop(2)
    return found


def main(folder):
    common = {kanji for kanji, field, _ in lines(folder, "Unihan_OtherMappings.txt") if field == "kJis0"}
    kanji_of = {}
    for kanji, field, value in lines(folder, "Unihan_Readings.txt"):
        if kanji not in common or field not in ("kJapaneseOn", "kJapaneseKun"):
            continue
        for reading in map(canonical, value.split()):
            forms = written(reading) if field == "kJapaneseKun" else {reading}
            for form in forms:
                if re.fullmatch("[a-z]{1,%d}" % LONGEST, form):
                    kanji_of.setdefault(form, set()).add(kanji)
    for reading in sorted(kanji_of):
        print(reading + " " + "".join(sorted(kanji_of[reading])))


if __name__ == "__main__":
    main(sys.argv[1])

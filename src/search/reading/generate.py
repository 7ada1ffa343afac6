#!/usr/bin/env python3
"""Writes kanji.txt, the table of kanji readings, from the Unihan database.

    generate.py /usr/share/unicode > kanji.txt

The folder holds Unihan_Readings.txt and Unihan_OtherMappings.txt, plain or as .bz2; Debian's
package `unicode-data` puts them there. The same files always give the same table.

Kept are the kanji of JIS X 0208. A line is a reading and the kanji that have it. Readings are
spelled in the letters that romaji.rs calls canonical (Kunrei, long vowels in full). To a Japanese
reading (kun) that ends in okurigana are added the part that the kanji stands for, with a slash and
the letter that the okurigana begins with, and of a verb the form that it takes in compounds:
申 has `mousu`, `mou/s` and `mousi`.
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


def forms(kun):
    """What the kanji alone may be read as, and what it is read as before okurigana: pairs of a
    reading and the letter that the okurigana begins with, empty where there need be none."""
    parts = syllables(kun)
    found = {(kun, "")}

    def drop(count):
        if len(parts) > count:
            found.add(("".join(parts[:-count]), parts[-count][0]))

    if len(parts) < 2:
        return found
    last, before = parts[-1], parts[-2][-1]
    if last == "ru" and before in "ie":
        # 受ける: うけ alone, う before け. Some are not of this kind (切る), hence き before る too.
        found.add(("".join(parts[:-1]), ""))
        drop(1)
        drop(2)
    elif last in GODAN:
        # 動く: うごき alone, うご before く; 集まる and 動かす also あつ and うご.
        found.add(("".join(parts[:-1]) + GODAN[last], ""))
        drop(1)
        if last == "ru" and before == "a" or last == "su" and before in "ao":
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
            found = forms(reading) if field == "kJapaneseKun" else {(reading, "")}
            for form, okurigana in found:
                if re.fullmatch("[a-z]{1,%d}" % LONGEST, form):
                    key = form + ("/" + okurigana if okurigana else "")
                    kanji_of.setdefault(key, set()).add(kanji)
    for key in sorted(kanji_of):
        print(key + " " + "".join(sorted(kanji_of[key])))


if __name__ == "__main__":
    main(sys.argv[1])

"""Cuts the reading room's fonts out of the Fontsource packages (called by `cargo xtask fonts`).

Usage: cut.py PACKAGES OUT

Fontsource spreads the letters of Vietnamese over two variable fonts ("latin" has à and ê, "vietnamese" has ạ and ơ).
For each family this script

1. cuts both parts to the characters below and to the weights that the interface uses,
2. moves the glyphs of the second part into the first, so that a word is never set from two files,
3. lets every Vietnamese letter kern as its base letter does (the parts know no pairs across their border),
4. writes one woff2 file with no time stamp in it: the same input gives the same bytes.

Combining marks need no positioning of their own: every shaper composes them with their letter when the font has the
letter, and these fonts have all of them.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib import instancer

WEIGHTS = (400, 700)

# The licence of Source Sans reserves its name: what is cut from it needs another one.
FAMILIES = {"noto-serif": "Danbiet Serif", "source-sans-3": "Danbiet Sans"}

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
VIETNAMESE = "".join(LOWER) + "".join(letter.upper() for letter in LOWER)
MARKS = "\u0300\u0301\u0303\u0309\u0323"
# Names of people and places from elsewhere; Ð, typed for Đ in old texts, is among these.
LATIN = "".join(chr(code) for code in range(0xC0, 0x100))
# ₫ is the currency; the rest are the signs of print and of the interface.
SIGNS = "\u00a0§©«°±²³·»¼½¾–—‘’“”•…′″‹›₫€−\u2009"
CHARACTERS = sorted(set(map(ord, ASCII + VIETNAMESE + MARKS + LATIN + SIGNS)))

FEATURES = ["kern", "tnum"]


def part(path):
    """One part of a family, cut to the characters and weights."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    # Copyright and licence stay in the file; the names are set anew.
    options.name_IDs = [0, 13, 14]
    options.recalc_timestamp = False
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    return instancer.instantiateVariableFont(font, {"wght": (WEIGHTS[0], WEIGHTS[0], WEIGHTS[1])})


def join(font, other):
    """Moves the glyphs of `other` that encode something new into `font`; gives nothing back."""
    have = font.getBestCmap()
    wanted = {code: name for code, name in other.getBestCmap().items() if code not in have}
    glyphs, metrics = other["glyf"], other["hmtx"].metrics
    order = []

    def visit(name):
        """The components of a glyph come before it."""
        if name in order:
            return
        glyph = glyphs[name]
        if glyph.isComposite():
            for component in glyph.components:
                visit(component.glyphName)
        order.append(name)

    for code in sorted(wanted):
        visit(wanted[code])
    renamed = {name: f"viet.{number:03}" for number, name in enumerate(order)}
    target = font["glyf"]
    for name in order:
        glyph = glyphs[name]
        glyph.expand(glyphs)
        if glyph.isComposite():
            for component in glyph.components:
                component.glyphName = renamed[component.glyphName]
        target.glyphs[renamed[name]] = glyph
        font["hmtx"].metrics[renamed[name]] = metrics[name]
        font["gvar"].variations[renamed[name]] = other["gvar"].variations.get(name, [])
    font.setGlyphOrder(font.getGlyphOrder() + [renamed[name] for name in order])
    target.glyphOrder = font.getGlyphOrder()
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: renamed[name] for code, name in wanted.items()})
    # The widths of all weights follow from gvar; HVAR only repeats them, for the first part alone.
    if "HVAR" in font:
        del font["HVAR"]


def bases(font):
    """For each letter glyph with marks, the glyph of the letter without them."""
    cmap = font.getBestCmap()
    found = {}
    for code, name in sorted(cmap.items()):
        base = unicodedata.normalize("NFD", chr(code))[0]
        base = {"đ": "d", "Đ": "D"}.get(base, base)
        if base.isalpha() and ord(base) != code and ord(base) in cmap:
            found[name] = cmap[ord(base)]
    return found


def kern(font):
    """Gives every letter with marks the pairs of its base letter, where it has none of its own."""
    if "GPOS" not in font:
        return 0
    derived = bases(font)
    count = 0
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        pairs = [table for table in tables if isinstance(table, otTables.PairPos)]
        for table in pairs:
            covered = set(table.Coverage.glyphs)
            if table.Format == 1:
                sets = dict(zip(table.Coverage.glyphs, table.PairSet))
                for pair_set in table.PairSet:
                    second = {record.SecondGlyph: record for record in pair_set.PairValueRecord}
                    for name, base in derived.items():
                        if base in second and name not in second:
                            record = otTables.PairValueRecord()
                            record.SecondGlyph = name
                            record.Value1, record.Value2 = second[base].Value1, second[base].Value2
                            pair_set.PairValueRecord.append(record)
                    pair_set.PairValueRecord.sort(key=lambda record: font.getGlyphID(record.SecondGlyph))
                    pair_set.PairValueCount = len(pair_set.PairValueRecord)
                for name, base in derived.items():
                    if base in sets and name not in sets:
                        sets[name] = sets[base]
                        count += 1
                table.Coverage.glyphs = sorted(sets, key=font.getGlyphID)
                table.PairSet = [sets[name] for name in table.Coverage.glyphs]
                table.PairSetCount = len(table.PairSet)
            else:
                for name, base in derived.items():
                    if base in covered and name not in covered:
                        covered.add(name)
                        count += 1
                        if base in table.ClassDef1.classDefs:
                            table.ClassDef1.classDefs[name] = table.ClassDef1.classDefs[base]
                    if base in table.ClassDef2.classDefs and name not in table.ClassDef2.classDefs:
                        table.ClassDef2.classDefs[name] = table.ClassDef2.classDefs[base]
                table.Coverage.glyphs = sorted(covered, key=font.getGlyphID)
    return count


def rename(font, family):
    """Names the font."""
    postscript = family.replace(" ", "")
    font["name"].names = [record for record in font["name"].names if record.nameID not in (16, 17)]
    for number, text in [(1, family), (2, "Regular"), (4, family), (6, postscript), (25, postscript)]:
        font["name"].setName(text, number, 3, 1, 0x409)


def cut(folder, family, out):
    """Writes one family."""
    name = folder.name
    latin = part(folder / f"files/{name}-latin-wght-normal.woff2")
    vietnamese = part(folder / f"files/{name}-vietnamese-wght-normal.woff2")
    join(latin, vietnamese)
    kerned = kern(latin)
    rename(latin, family)
    latin["maxp"].numGlyphs = len(latin.getGlyphOrder())
    latin.flavor = "woff2"
    latin.save(out)
    cmap = latin.getBestCmap()
    missing = "".join(chr(code) for code in CHARACTERS if code not in cmap)
    print(f"{out}: {out.stat().st_size} bytes, {len(cmap)} characters, {kerned} letters kern as their base")
    if missing:
        sys.exit(f"{name} lacks {missing!r}")


def main():
    packages, out = map(Path, sys.argv[1:3])
    for name, family in FAMILIES.items():
        file = family.lower().replace(" ", "-") + ".woff2"
        cut(packages / name, family, out / file)


main()

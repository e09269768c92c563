"""Makes var-sans.woff2: the letters that Dutch pages are made of, out of Source Sans 3 as npm brings it.

Run from the root of the repository: pip install fonttools brotli && python app/styles/fonts/make.py
The name is another, as the licence asks of a changed font (OFL.txt: "Source" is reserved).
"""

import io

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
TARGET = "app/styles/fonts/var-sans.woff2"
LETTERS = "\u00a0§©«\u00ad°·»×ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜßàáâäçèéêëìíîïñòóôöùúûü–—‘’‚“”„•…‹›€"
NAME = "VAR Sans"

font = instancer.instantiateVariableFont(TTFont(SOURCE), {"wght": (400, 900)})
whole = io.BytesIO()
font.flavor = None
font.save(whole)
whole.seek(0)
font = TTFont(whole)

options = subset.Options()
options.flavor = "woff2"
options.hinting = False
# Pairs of letters, and digits of one width for tables.
options.layout_features = ["kern", "tnum"]
options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
options.drop_tables += ["STAT", "MVAR"]
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[*range(0x20, 0x7F), *map(ord, LETTERS)])
subsetter.subset(font)

for name_id, value in {1: NAME, 3: NAME, 4: NAME, 6: NAME.replace(" ", "")}.items():
    font["name"].setName(value, name_id, 3, 1, 0x409)
font.flavor = "woff2"
font.save(TARGET)

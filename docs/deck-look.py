# Compares slides as LibreOffice draws them with the shapes that hold their words: look.py DECK.pptx DECK.pdf
import re
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET

EMU = 12700
A, P = '{http://schemas.openxmlformats.org/drawingml/2006/main}', '{http://schemas.openxmlformats.org/presentationml/2006/main}'

deck, pdf = sys.argv[1:3]
archive = zipfile.ZipFile(deck)
slides = sorted((n for n in archive.namelist() if re.fullmatch(r'ppt/slides/slide\d+\.xml', n)), key=lambda n: int(re.search(r'\d+', n)[0]))
html = subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, text=True, check=True).stdout
pages = [[(float(x0), float(y0), float(x1), float(y1), text) for x0, y0, x1, y1, text in
          re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page)]
         for page in html.split('<page ')[1:]]
# LibreOffice takes a font's whole ascent and descent for the box of a word: what is seen is less.
inner = lambda w: (w[0], w[1] + 0.2 * (w[3] - w[1]), w[2], w[3] - 0.2 * (w[3] - w[1]))

def area(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))

faults = 0
words_seen = 0
def fault(slide, what):
    global faults
    faults += 1
    print('%s: %s' % (slide, what))

# What the layout of the slides writes at their foot.
layout = ET.fromstring(archive.read('ppt/slideLayouts/slideLayout1.xml'))
foot = [sp for sp in layout.iter(P + 'sp') if sp.find('.//' + P + 'ph') is None]

for number, (name, words) in enumerate(zip(slides, pages), 1):
    tree = ET.fromstring(archive.read(name))
    if not any(c.get('name', '').startswith(('bone:', 'why:')) for c in tree.iter(P + 'cNvPr')):
        continue
    shapes = []
    for sp in [*tree.iter(P + 'sp'), *foot]:
        off, ext = sp.find('.//' + A + 'off'), sp.find('.//' + A + 'ext')
        text = ''.join(t.text or '' for t in sp.iter(A + 't'))
        if off is None or not text.strip():
            continue
        x, y, w, h = (int(v) / EMU for v in (off.get('x'), off.get('y'), ext.get('cx'), ext.get('cy')))
        shapes.append((x, y, x + w, y + h, sp.find('.//' + P + 'cNvPr').get('name'), text))
    owners = []
    for w in words:
        words_seen += 1
        middle = ((w[0] + w[2]) / 2, (w[1] + w[3]) / 2)
        plain = re.sub(r'\s|&\w+;', '', w[4])
        near = [s for s in shapes if s[0] - 2 <= middle[0] <= s[2] + 2 and s[1] - 3 <= middle[1] <= s[3] + 3]
        own = [s for s in near if plain in re.sub(r'\s|[&<>"\']', '', s[5])]
        if near and not own:  # marks of two shapes, taken for one word
            owners.append(near)
            continue
        if not own:
            fault(name, '%r lies in no shape, at %d, %d' % (w[4], w[0], w[1]))
            owners.append(None)
            continue
        s = min(own, key=lambda s: s[2] - s[0])
        owners.append(s)
        if w[2] > s[2] + 2 or w[0] < s[0] - 2:
            fault(name, '%r sticks out of %s by %.1f points' % (w[4], s[4], max(w[2] - s[2], s[0] - w[0])))
        if w[2] > 960 or w[0] < 0 or w[3] > 540 or w[1] < 0:
            fault(name, '%r is off the slide' % w[4])
    for i, a in enumerate(words):
        for j in range(i):
            b = words[j]
            if owners[i] is owners[j]:
                continue
            common = area(inner(a), inner(b))
            if common > 1.5:
                fault(name, '%r lies on %r (%.1f)' % (a[4], b[4], common))
print('%s: %d words in shapes, %d faults' % (deck, words_seen, faults))
sys.exit(faults > 0)

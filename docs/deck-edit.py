# Edits a deck in LibreOffice as people do, and saves it again: deck-edit.py IN OUT EDIT…
# EDIT is text|OLD|NEW, delete|TEXT, move|TEXT|BONE|DX|DY, new|TEXT|BONE|DX|DY (beside the name of a
# bone, in hundredths of a millimetre), line|TEXT|TO (new, joined to something), ungroup, nest (all in
# one group, smaller) or duplicate (the slide with the fish). In the trees of whys: why|OLD|NEW,
# unwhy|TEXT (deleted) or because|TEXT|TO (new, an answer).
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.awt import Point, Size

def props(**of):
    return tuple(PropertyValue(n, 0, v, 0) for n, v in of.items())

source, target = (os.path.abspath(p) for p in sys.argv[1:3])
pipe = 'deck%d' % os.getpid()
profile = tempfile.mkdtemp()
office = subprocess.Popen(['soffice', '-env:UserInstallation=file://' + profile, '--headless', '--norestore', '--accept=pipe,name=%s;urp' % pipe],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
atexit.register(lambda: office.poll() is None and office.terminate())  # it would hold the file
resolver = uno.getComponentContext().ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
for _ in range(240):
    try:
        context = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
        break
    except Exception:
        if office.poll() is not None:
            sys.exit('soffice ended')
        time.sleep(0.25)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
doc = desktop.loadComponentFromURL('file://' + source, '_blank', 0, props(Hidden=True))

def walk(shapes):
    for i in range(shapes.getCount()):
        s = shapes.getByIndex(i)
        yield s
        if s.supportsService('com.sun.star.drawing.GroupShape'):
            yield from walk(s)


pages = [doc.DrawPages.getByIndex(i) for i in range(doc.DrawPages.Count)]
fish = [p for p in pages if any(s.Name.startswith('bone:') for s in walk(p))]

def find(text, names=('cause:', 'bone:'), on=None):
    for p in on or fish:
        for s in walk(p):
            if s.Name.startswith(names) and ' '.join(s.String.split()) == text:
                return p, s
    sys.exit('nothing says %r' % text)

def parent(page, s):
    def look(shapes):
        for i in range(shapes.getCount()):
            one = shapes.getByIndex(i)
            if one == s:
                return shapes
            if one.supportsService('com.sun.star.drawing.GroupShape'):
                found = look(one)
                if found:
                    return found
    return look(page)

def new(page, text, x, y, kind='com.sun.star.drawing.TextShape'):
    s = doc.createInstance(kind)
    page.add(s)
    s.Position, s.Size = Point(x, y), Size(4000, 800)
    s.String = text
    return s

for edit in sys.argv[3:]:
    what, *args = edit.split('|')
    if what == 'text':
        find(args[0])[1].String = args[1]
    elif what == 'delete':
        page, s = find(args[0])
        parent(page, s).remove(s)
    elif what == 'move': # beside the box of a bone
        page, s = find(args[0])
        _, bone = find(args[1])
        b = bone.Position
        s.Position = Point(b.X - s.Size.Width - 300 + int(args[2]), b.Y + int(args[3]))
    elif what == 'new':
        page, bone = find(args[1])
        b = bone.Position
        new(page, args[0], b.X - 4200 + int(args[2]), b.Y + int(args[3]))
    elif what == 'line': # new words joined to something by a line
        page, s = find(args[1])
        n = new(page, args[0], 1000, 16000)
        c = doc.createInstance('com.sun.star.drawing.ConnectorShape')
        page.add(c)
        c.StartShape, c.EndShape = n, s
    elif what == 'why':
        find(args[0], 'why:', pages)[1].String = args[1]
    elif what == 'unwhy':
        page, s = find(args[0], 'why:', pages)
        parent(page, s).remove(s)
    elif what == 'because':
        page, s = find(args[1], 'why:', pages)
        n = new(page, args[0], 20000, 16000)
        c = doc.createInstance('com.sun.star.drawing.ConnectorShape')
        page.add(c)
        c.StartShape, c.EndShape = s, n
    elif what == 'ungroup':
        for p in fish:
            for i in reversed(range(p.getCount())):
                s = p.getByIndex(i)
                if s.supportsService('com.sun.star.drawing.GroupShape'):
                    p.ungroup(s)
    elif what == 'nest': # everything in one group
        for p in fish:
            all_ = context.ServiceManager.createInstanceWithContext('com.sun.star.drawing.ShapeCollection', context)
            for i in range(p.getCount()):
                s = p.getByIndex(i)
                if not s.supportsService('com.sun.star.presentation.TitleTextShape'):
                    all_.add(s)
            g = p.group(all_)
            g.Size = Size(int(g.Size.Width * 0.9), int(g.Size.Height * 0.9))
    elif what == 'duplicate':
        doc.duplicate(fish[0])
doc.storeToURL('file://' + target, props(FilterName='Impress MS PowerPoint 2007 XML'))
doc.close(True)
try:
    desktop.terminate()
except Exception:  # it is gone before it can answer
    pass
office.wait(60)
shutil.rmtree(profile, ignore_errors=True)

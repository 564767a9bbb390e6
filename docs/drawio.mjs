// drawio.mjs FILE PAGE ROOT: writes a page in which draw.io's own code, which is in ROOT, opens
// FILE and says how it finds it: whether every line ends where the file says, and whether all of a
// group moves with it.
import { readFileSync, writeFileSync } from 'node:fs';
const [file, page, root] = process.argv.slice(2);
const xml = JSON.stringify(readFileSync(file, 'utf8')).replace(/</g, '\\u003c');

const look = (viewer) => {
  const graph = viewer.graph, model = graph.getModel(), view = graph.view;
  const all = Object.values(model.cells), edges = all.filter((c) => c.edge), groups = all.filter((c) => c.style === 'group');
  const unscaled = (p) => [p.x / view.scale - view.translate.x, p.y / view.scale - view.translate.y];
  const places = () => new Map(all.map((c) => [c.id, view.getState(c)]).filter(([, s]) => s)
    .map(([id, s]) => [id, (s.absolutePoints || [s]).map(unscaled)]));
  const origin = (c) => {
    const o = [0, 0];
    for (let p = c.parent; p && p.geometry; p = p.parent) { o[0] += p.geometry.x; o[1] += p.geometry.y; }
    return o;
  };
  const away = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const before = places();
  let shift, wrong = 0, left = 0;
  for (const e of edges) {
    const o = origin(e), points = before.get(e.id);
    for (const [want, got] of [[e.geometry.sourcePoint, points[0]], [e.geometry.targetPoint, points[points.length - 1]]]) {
      shift ??= [got[0] - want.x - o[0], got[1] - want.y - o[1]]; // of the whole drawing
      if (away([want.x + o[0] + shift[0], want.y + o[1] + shift[1]], got) > 1) wrong++;
    }
  }
  for (const g of groups) {
    graph.moveCells([g], 37, 11);
    const after = places();
    for (const c of model.getDescendants(g)) {
      (before.get(c.id) || []).forEach((p, i) => { if (away([p[0] + 37, p[1] + 11], after.get(c.id)[i]) > 1) left++; });
    }
    graph.moveCells([g], -37, -11);
  }
  const tied = edges.filter((e) => e.source && e.target).length;
  document.title = `groups ${groups.length}, tied ${tied > edges.length / 2}, wrong ends ${wrong}, left behind ${left}`;
};

writeFileSync(page, `<!DOCTYPE html><meta charset="utf-8"><title>not read</title><script>
Object.assign(window, { PROXY_URL: '', STYLE_PATH: '${root}/styles', RESOURCES_PATH: '${root}/resources', mxBasePath: '${root}/mxgraph', STENCIL_PATH: '${root}/stencils', SHAPES_PATH: '${root}/shapes', urlParams: {} });
</script><script src="${root}/js/viewer-static.min.js"></script><div id="map"></div><script>
const map = document.getElementById('map');
map.setAttribute('data-mxgraph', JSON.stringify({ nav: false, resize: true, toolbar: null, 'allow-zoom-out': false, xml: ${xml} }));
GraphViewer.createViewerForElement(map, ${look});
</script>`);

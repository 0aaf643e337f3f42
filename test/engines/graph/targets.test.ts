import { ApiObject, Chart } from 'cdk8s';
import { App, formatGraph, type Graph, graph } from 'cdk8s-gitops';
import { layoutGraph } from '../../../lib/engines/graph/layout/layout-graph';
import { type Rectangle } from '../../../lib/engines/graph/layout/piece';

/** A Pod named `web` in each chart, which needs a Secret that is missing. The targets are those of the charts; an empty one is none. */
function graphOfTargets(targets: Readonly<Record<string, string>>): Graph {
  const app = new App({ target: ({ node }) => targets[node.id] });
  for (const id of Object.keys(targets)) {
    new ApiObject(new Chart(app, id), 'web', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'web', image: 'nginx', envFrom: [{ secretRef: { name: 'db' } }] }] },
    });
  }
  return graph(app);
}

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

async function mermaidLines(source: Graph): Promise<string[]> {
  const lines = (await formatGraph(source, { format: 'mermaid' })).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('  classDef'));
}

test('each of several targets has a frame around its objects, and what they miss', async () => {
  const { boxes, nodes } = await layoutGraph(graphOfTargets({ east: 'dev', west: 'prod' }));

  const content = boxes.map((box) => [box.label, nodes.filter((node) => isInside(node, box)).map(({ id }) => id)]);
  expect(content).toEqual([
    ['target dev', ['Pod//web', 'Secret//db']],
    ['target prod', ['Pod//web#2', 'Secret//db#2']],
  ]);
});

test('the frames of charts are in those of targets', async () => {
  const app = new App({ target: ({ node }) => node.id });
  for (const target of ['dev', 'prod']) {
    const chart = new Chart(app, target);
    ['a', 'b'].forEach(
      (name) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }),
    );
  }

  const { boxes } = await layoutGraph(graph(app));

  const inner = boxes.map((box) => [box.label, boxes.filter((each) => each !== box && isInside(each, box))]);
  expect(inner).toEqual([
    ['target dev', [expect.objectContaining({ label: 'dev' })]],
    ['dev', []],
    ['target prod', [expect.objectContaining({ label: 'prod' })]],
    ['prod', []],
  ]);
});

test('text for Mermaid has the frames of targets too', async () => {
  const lines = await mermaidLines(graphOfTargets({ east: 'dev', west: 'prod' }));

  expect(lines).toEqual([
    'flowchart LR',
    '  subgraph b0["target#32;dev"]',
    '    n0["Pod<br/>web"]',
    '    n2["Secret<br/>db"]:::missing',
    '  end',
    '  subgraph b1["target#32;prod"]',
    '    n1["Pod<br/>web"]',
    '    n3["Secret<br/>db"]:::missing',
    '  end',
    '  n0 --x n2',
    '  n1 --x n3',
  ]);
});

test('objects without a target are in no frame of a target', async () => {
  const lines = await mermaidLines(graphOfTargets({ east: 'dev', west: '' }));

  expect(lines.slice(1, 7)).toEqual([
    '  subgraph b0["target#32;dev"]',
    '    n0["Pod<br/>web"]',
    '    n2["Secret<br/>db"]:::missing',
    '  end',
    '  n1["Pod<br/>web"]',
    '  n3["Secret<br/>db"]:::missing',
  ]);
});

test('the only target of an app has no frame', async () => {
  const { boxes } = await layoutGraph(graphOfTargets({ east: 'dev' }));

  expect(boxes).toEqual([]);
});

test('a picture names the target in titles, and objects as those of one cluster', async () => {
  const svg = await formatGraph(graphOfTargets({ east: 'dev', west: 'prod' }), { format: 'svg' });

  expect([...svg.matchAll(/data-object="([^"]*)"[^>]*><title>([^<]*)/g)].map(([, ...names]) => names)).toEqual([
    ['Pod//web', 'Pod//web (target dev)'],
    ['Secret//db', 'Secret//db (missing) (target dev)'],
    ['Pod//web', 'Pod//web (target prod)'],
    ['Secret//db', 'Secret//db (missing) (target prod)'],
  ]);
  expect(svg.match(/data-edge="[^"]*"/g)).toEqual(Array(2).fill('data-edge="Pod//web&#62;Secret//db"'));
});

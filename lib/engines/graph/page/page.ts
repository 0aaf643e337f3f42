import { createHash } from 'node:crypto';
import { counted } from '../../../core/text/counted';
import { type Graph, type NodeState } from '../data/graph';
import { type Category, categoryOf } from '../draw/category';
import { escapeMarkup } from '../draw/markup';
import { drawSvg } from '../draw/svg';
import { type Piece } from '../layout/piece';
import { nodeButtons } from './node-buttons';
import { pageData } from './page-data';
import { scriptJson } from './script-json';

/** The parts of the page that are the same for every graph. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** A page about a graph, in one file: it asks for nothing, and runs only its own script. */
export function graphPage(graph: Graph, piece: Piece, { script, style }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Graph of ${objectCount(graph)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>Graph</h1>
<p>${summary(graph)}</p>
<input type="search" placeholder="Search name, kind, namespace, label" aria-label="Search by name, kind, namespace or label" autocomplete="off" spellcheck="false">
<output></output>
<div class="zoom"><button type="button" data-zoom="out" title="Zoom out (-)">−</button><button type="button" data-zoom="in" title="Zoom in (+)">+</button><button type="button" data-zoom="all" title="Show all (0)">Fit</button></div>
</header>
<main>
<section>
<div class="canvas"><div class="world">
${drawSvg(graph, piece, { hasNodes: false })}${nodeButtons(graph, piece)}
</div></div>
${legend(graph)}
</section>
<nav aria-label="Constructs and objects"></nav>
<aside data-details tabindex="-1" aria-label="Details" hidden></aside>
</main>
<script type="application/json" id="graph-data">${scriptJson(pageData(graph))}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Only this script and this style, each known by its hash. */
function policyFor(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function summary({ nodes, edges }: Graph): string {
  const missing = nodes.filter(({ state }) => state === 'missing').length;
  return [
    objectCount({ nodes }),
    counted(edges.length, 'reference'),
    ...(missing > 0 ? [`<strong>${missing} missing</strong>`] : []),
  ].join(' · ');
}

function objectCount({ nodes }: Pick<Graph, 'nodes'>): string {
  return counted(nodes.filter(({ state }) => state === 'present').length, 'object');
}

const categoryTitles: Readonly<Record<Category, string>> = {
  workload: 'Workload',
  network: 'Network',
  config: 'Configuration',
  storage: 'Storage',
  access: 'Access',
  'argo-cd': 'Argo CD',
  other: 'Other',
};

const stateTitles: Readonly<Record<NodeState, string>> = {
  present: '',
  missing: 'Missing',
  optional: 'Not there, optional',
  provided: 'Not among the objects, usual in a cluster',
  outside: 'Outside of the cluster',
};

/** What the colors and frames of this graph mean. */
function legend({ nodes }: Graph): string {
  const categories = new Set(nodes.map(({ object }) => categoryOf(object)));
  const states = new Set(nodes.map(({ state }) => state));
  const rows = [
    ...Object.entries(categoryTitles).filter(([category]) => categories.has(category as Category)),
    ...Object.entries(stateTitles).filter(([state, title]) => title !== '' && states.has(state as NodeState)),
  ];
  const items = rows.map(([name, title]) => `<li class="${name}"><i></i>${escapeMarkup(title)}</li>`);
  return `<ul class="legend" aria-label="Legend">${items.join('')}</ul>`;
}

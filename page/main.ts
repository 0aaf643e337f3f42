import { Details } from './details';
import { getElement } from './dom';
import { type GraphView, numberOf, readGraphView } from './graph-view';
import { Search } from './search';
import { fillTree } from './tree';
import { Viewport } from './viewport';

const view = readGraphView();
const viewport = new Viewport(view.world);
const input = getElement<HTMLInputElement>('input[type=search]');
const found = getElement<HTMLOutputElement>('output');
const details = new Details(view, reveal, close);
const search = new Search(view, fillTree(view.data, reveal));

input.addEventListener('input', find);
getElement('.canvas').addEventListener('click', (event) => {
  if (!viewport.wasDragged) {
    const number = numberOf(event.target);
    return number === undefined ? close() : open(number);
  }
});
view.world.addEventListener('focusin', ({ target }) => {
  const number = numberOf(target);
  // A click puts the focus on an object too, and must not move it away.
  if (number !== undefined && view.nodes[number].matches(':focus-visible')) {
    viewport.reveal(view.places[number]);
  }
});
getElement('.zoom').addEventListener('click', ({ target }) => {
  zoom(target instanceof Element ? target.getAttribute('data-zoom') : null);
});
document.addEventListener('keydown', onKey);
addEventListener('hashchange', openHash);
// A browser may keep what was typed before the page is loaded again.
find();
openHash();

function find(): void {
  const numbers = search.find(input.value);
  found.textContent = numbers === undefined ? '' : `${numbers.length} found`;
  if (numbers === undefined || numbers.length === view.nodes.length) {
    viewport.showAll();
  } else {
    viewport.showOnly(numbers.map((number) => view.places[number]));
  }
}

/** Shows an object and what is connected with it. */
function open(number: number): void {
  details.show(number);
  viewport.update();
  select(view, number);
  try {
    history.replaceState(null, '', `#${encodeURIComponent(view.data.nodes[number].id)}`);
  } catch {
    // Some browsers do not allow this for files. Only the address is then not up to date.
  }
}

/** Shows an object that was chosen elsewhere: it may be hidden, or outside of the visible part. */
function reveal(number: number): void {
  if (view.nodes[number].hidden) {
    input.value = '';
    find();
  }
  open(number);
  viewport.reveal(view.places[number]);
}

function close(): void {
  details.hide();
  viewport.update();
  select(view, undefined);
}

function openHash(): void {
  const id = decoded(location.hash.slice(1));
  const number = view.data.nodes.findIndex((node) => node.id === id);
  if (number >= 0) {
    reveal(number);
  }
}

/** An address that somebody has typed may have a % that means nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function zoom(how: string | null): void {
  if (how === 'all') {
    viewport.showAll();
  } else if (how !== null) {
    viewport.zoom(how === 'in' ? 0.7 : 1.4);
  }
}

const pans: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [80, 0],
  ArrowRight: [-80, 0],
  ArrowUp: [0, 80],
  ArrowDown: [0, -80],
};
const zooms: Readonly<Record<string, string>> = { '+': 'in', '-': 'out', '0': 'all' };

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    onEscape();
  } else if (event.target === input) {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      view.nodes.find((node) => !node.hidden)?.focus();
      event.preventDefault();
    }
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
    onPageKey(event);
  }
}

function onPageKey(event: KeyboardEvent): void {
  const { key } = event;
  if (key === '/') {
    input.focus();
    input.select();
  } else if (zooms[key] !== undefined) {
    zoom(zooms[key]);
  } else if (pans[key] !== undefined && numberOf(event.target) !== undefined) {
    viewport.pan(...pans[key]);
  } else {
    return;
  }
  event.preventDefault();
}

function onEscape(): void {
  if (document.activeElement === input && input.value !== '') {
    input.value = '';
    find();
  } else {
    close();
  }
}

/** Marks an object, its references and their other ends. */
function select({ data, world, nodes, edges }: GraphView, selected: number | undefined): void {
  world.classList.toggle('has-selection', selected !== undefined);
  world.querySelectorAll('.selected, .near').forEach((drawn) => drawn.classList.remove('selected', 'near'));
  if (selected === undefined) {
    return;
  }
  nodes[selected].classList.add('selected');
  data.edges.forEach(({ from, to }, number) => {
    if (from === selected || to === selected) {
      [edges[number], nodes[from], nodes[to]].forEach((drawn) => drawn?.classList.add('near'));
    }
  });
}

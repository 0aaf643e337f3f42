import { type PageData } from '../lib/engines/graph/page/page-data';
import { getElement } from './dom';

/** The objects and references of the page, by their numbers in the data. */
export interface GraphView {
  readonly data: PageData;
  /** What has everything that is drawn in it, and is moved and scaled as a whole. */
  readonly world: HTMLElement;
  readonly nodes: readonly HTMLButtonElement[];
  readonly places: readonly DOMRectReadOnly[];
  readonly edges: readonly SVGGElement[];
}

/** Finds what is drawn for the data of the page, and puts the objects in their places. */
export function readGraphView(): GraphView {
  const data = JSON.parse(getElement('#graph-data').textContent ?? '') as PageData;
  const world = getElement<HTMLElement>('.world');
  const nodes = byNumber<HTMLButtonElement>(world, '.node');
  const places = nodes.map(placeOf);
  nodes.forEach(({ style }, number) => {
    const { x, y, width, height } = places[number];
    Object.assign(style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  });
  return { data, world, nodes, places, edges: byNumber(world, '.edge') };
}

/** The number of the object that an element is in; undefined if it is in none. */
export function numberOf(target: EventTarget | null): number | undefined {
  const node = target instanceof Element ? target.closest('[data-object]') : null;
  return node === null ? undefined : Number(node.getAttribute('data-number'));
}

function placeOf(node: HTMLButtonElement): DOMRectReadOnly {
  const [x, y, width, height] = (node.getAttribute('data-place') ?? '').split(' ').map(Number);
  return new DOMRectReadOnly(x, y, width, height);
}

function byNumber<T extends Element>(world: HTMLElement, selector: string): T[] {
  const sorted: T[] = [];
  for (const drawn of world.querySelectorAll<T>(selector)) {
    sorted[Number(drawn.getAttribute('data-number'))] = drawn;
  }
  return sorted;
}

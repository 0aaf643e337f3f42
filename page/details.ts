import { type PageEdge, type PageNode } from '../lib/engines/graph/page/page-data';
import { element, getElement } from './dom';
import { type GraphView } from './graph-view';
import { timeline } from './timeline';

/** The panel about one object. */
export class Details {
  private readonly panel = getElement<HTMLElement>('[data-details]');

  /** @param open is called with the number of another object that the user chooses in the panel */
  public constructor(
    private readonly view: GraphView,
    private readonly open: (number: number) => void,
    private readonly close: () => void,
  ) {}

  public show(number: number): void {
    const node = this.view.data.nodes[number];
    this.panel.replaceChildren(this.heading(node), ...this.sections(node, number));
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
  }

  public hide(): void {
    this.panel.hidden = true;
  }

  private heading({ kind, namespace, name, group, category, state }: PageNode): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close (Esc)' },
      '×',
    );
    button.addEventListener('click', () => this.close());
    const place = [group, namespace === '' ? '' : `in ${namespace}`].filter(Boolean).join(' · ');
    return element(
      'div',
      { class: `heading ${category} ${state}` },
      element('p', {}, kind),
      element('h2', {}, name),
      element('p', {}, place),
      button,
    );
  }

  private sections(node: PageNode, number: number): HTMLElement[] {
    const { edges } = this.view.data;
    const out = edges.filter(({ from }) => from === number);
    const into = edges.filter(({ to }) => to === number);
    const broken = out.filter(({ state }) => state === 'broken');
    return [
      ...note(node),
      ...this.facts(node),
      ...section('Leads nowhere', broken, (edge) => this.reference(edge, edge.to)),
      ...section('Refers to', out, (edge) => this.reference(edge, edge.to)),
      ...section('Referred to by', into, (edge) => this.reference(edge, edge.from)),
      ...(node.probes.length === 0 ? [] : [heading('Probe timeline'), timeline(node.probes)]),
      ...yaml(node),
    ];
  }

  private facts({ constructPath, target, labels }: PageNode): HTMLElement[] {
    const facts = [
      ...(constructPath === undefined ? [] : [['Construct', constructPath]]),
      ...(target === undefined ? [] : [['Target', target]]),
      ...labels.map((label, index) => [index === 0 ? 'Labels' : '', label]),
    ];
    const rows = facts.flatMap(([title, text]) => [element('dt', {}, title), element('dd', {}, text)]);
    return rows.length === 0 ? [] : [element('dl', {}, ...rows)];
  }

  private reference({ references, state }: PageEdge, other: number): HTMLElement {
    const node = this.view.data.nodes[other];
    const link = element('a', { href: `#${encodeURIComponent(node.id)}`, class: node.category }, node.id);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.open(other);
    });
    const fields = references.slice(0, mostFields).map(({ relation, path, isOptional, missing }) => {
      const words = [relation, isOptional ? 'optional' : '', ...missing.map((part) => `no ${part}`)].filter(Boolean);
      return element('small', {}, `${words.join(', ')}: `, element('code', {}, path));
    });
    const rest = references.length - mostFields;
    const more = rest > 0 ? [element('small', {}, `… and ${rest} more`)] : [];
    return element('li', { class: state }, link, ...fields, ...more);
  }
}

/** What it means that an object is not there. */
function note({ state }: PageNode): HTMLElement[] {
  const texts = {
    present: '',
    missing: 'This is not among the objects, and something needs it.',
    optional: 'This is not among the objects. What refers to it works without it.',
    provided: 'This is not among the objects. Such a class usually comes with the cluster.',
    outside: 'This is not an object of the cluster.',
  };
  return texts[state] === '' ? [] : [element('p', { class: `note ${state}` }, texts[state])];
}

/** How many fields are shown that refer to one object. */
const mostFields = 5;
/** How many items a list shows. */
const mostItems = 200;

function section<T>(title: string, items: readonly T[], itemOf: (item: T) => HTMLElement): HTMLElement[] {
  if (items.length === 0) {
    return [];
  }
  const rest = items.length - mostItems;
  const more = rest > 0 ? [element('li', {}, `… and ${rest} more`)] : [];
  return [heading(title), element('ul', {}, ...items.slice(0, mostItems).map(itemOf), ...more)];
}

function yaml({ yaml: shown }: PageNode): HTMLElement[] {
  if (shown === undefined) {
    return [];
  }
  const more = shown.left > 0 ? [element('p', { class: 'note' }, `… and ${shown.left} characters more`)] : [];
  return [heading('YAML'), element('pre', { tabindex: '0' }, shown.text), ...more];
}

function heading(text: string): HTMLElement {
  return element('h3', {}, text);
}

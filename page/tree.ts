import { type PageConstruct, type PageData } from '../lib/engines/graph/page/page-data';
import { element, getElement } from './dom';

/**
 * Fills the list at the side: what is missing, and the tree of constructs, or the namespaces if no construct is known.
 *
 * @param open is called with the number of the object that the user chooses
 * @returns the row of each object
 */
export function fillTree(data: PageData, open: (number: number) => void): (HTMLElement | undefined)[] {
  const rows: (HTMLElement | undefined)[] = [];
  const hasTargets = new Set(data.nodes.map(({ target }) => target)).size > 1;
  const row = (number: number): HTMLElement => {
    const { kind, namespace, name, category, state, target } = data.nodes[number];
    const type = [kind, namespace, hasTargets ? target : ''].filter(Boolean).join(' · ');
    const button = element(
      'button',
      { type: 'button', class: `${category} ${state}` },
      element('small', {}, type),
      name,
    );
    button.addEventListener('click', () => open(number));
    return (rows[number] = element('li', {}, button));
  };
  const groupOf = (construct: PageConstruct): HTMLElement => {
    const [only, ...others] = numbersIn(construct);
    const { id, children, objects } = withoutChain(construct);
    return others.length === 0 ? row(only) : group(id, [...children.map(groupOf), ...objects.map(row)]);
  };
  const missing = data.nodes.flatMap(({ state }, number) => (state === 'missing' ? [number] : []));
  const known = new Set(numbersIn(data.constructs));
  const others = data.nodes.flatMap(({ state }, number) => (state === 'present' && !known.has(number) ? [number] : []));
  getElement('nav').append(
    element(
      'ul',
      {},
      ...(missing.length === 0 ? [] : [group('Missing', missing.map(row), 'missing')]),
      ...data.constructs.children.map(groupOf),
      ...[...byNamespace(data, others)].map(([namespace, numbers]) => group(namespace, numbers.map(row))),
    ),
  );
  return rows;
}

/** A construct with nothing but another construct in it is shown together with that. */
function withoutChain(construct: PageConstruct): PageConstruct {
  const [only, ...others] = construct.children;
  if (only === undefined || others.length > 0 || construct.objects.length > 0) {
    return construct;
  }
  const inner = withoutChain(only);
  return { ...inner, id: `${construct.id}/${inner.id}` };
}

function group(title: string, items: readonly HTMLElement[], className = ''): HTMLElement {
  const content = element('details', { open: '' }, element('summary', {}, title), element('ul', {}, ...items));
  return element('li', { class: `group ${className}` }, content);
}

function numbersIn({ children, objects }: PageConstruct): number[] {
  return [...objects, ...children.flatMap(numbersIn)];
}

function byNamespace(data: PageData, numbers: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const number of numbers) {
    const title = data.nodes[number].namespace || 'Without a namespace';
    const group = groups.get(title) ?? [];
    group.push(number);
    groups.set(title, group);
  }
  return groups;
}

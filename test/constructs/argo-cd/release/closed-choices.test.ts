import type ts from 'typescript';
import { type Node } from '../../../../lib/core/check/shape';
import { applicationSetShape } from '../../../../lib/constructs/argo-cd/application-set-spec/application-set-shape';
import { applicationShape } from '../../../../lib/constructs/argo-cd/application-spec/application-shape';
import { projectShape } from '../../../../lib/constructs/argo-cd/project/project-shape';
import { choicesOf, DeclaredTypes } from './declared-types';

const root = `
  import { type AppProjectProps } from './lib/constructs/argo-cd/app-project';
  import { type ApplicationSetProps } from './lib/constructs/argo-cd/application-set';
  import { type ApplicationProps } from './lib/constructs/argo-cd/application-spec/application-spec';

  export type Application = { props: ApplicationProps };
  export type ApplicationSet = { props: ApplicationSetProps };
  export type AppProject = { props: AppProjectProps };
`;

const types = new DeclaredTypes(root);

/** Fields with few texts, each with the reason why their shape has no list of choices. */
const checkedElsewhere = /\.roles\[\]\.policies\[\]|\.syncOptions\[\]|\.metadata\.|\.template\.sync(?:Policy|Options)/;

/** Places whose type allows only some texts, and whose shape allows others. */
function open(
  parts: readonly ts.Type[],
  nodes: readonly Node[],
  path: string,
  above: readonly ts.Type[] = [],
): string[] {
  const found = nodes.flatMap(resolved);
  const choices = choicesOf(parts);
  if (choices.length > 0) {
    const held = found.flatMap((node) => (node.kind === 'text' ? (node.choices ?? []) : []));
    return choices.every((choice) => held.includes(choice)) && held.length === new Set(choices).size ? [] : [path];
  }
  const items = types.inLists(parts);
  if (items.length > 0) {
    const inside = found.flatMap((node) => (node.kind === 'list' ? [node.item] : []));
    return open(items, inside, `${path}[]`, above);
  }
  // A matrix may have matrices in it.
  const names = parts.some((part) => above.includes(part)) ? [] : types.fieldsOf(parts).map(({ name }) => name);
  return [...new Set(names)].flatMap((name) => {
    const inside = found.flatMap((node) => (node.kind === 'object' ? (node.fields[name] ?? []) : []));
    return open(types.inField(parts, name), inside, `${path}.${name}`, [...above, ...parts]);
  });
}

function resolved(node: Node): Node[] {
  return node.kind === 'lazy'
    ? resolved(node.node())
    : node.kind === 'either'
      ? node.options.flatMap(resolved)
      : [node];
}

test.each([
  ['Application', applicationShape],
  ['ApplicationSet', applicationSetShape(true)],
  ['AppProject', projectShape],
])('if the type of %s allows only some texts, other texts are refused without a compiler, too', (kind, shape) => {
  const found = open([types.of(kind, 'props')], [shape.node], kind).filter((path) => !checkedElsewhere.test(path));

  expect([...new Set(found)]).toEqual([]);
});

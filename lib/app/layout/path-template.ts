import { quote } from '../../core/check/quote';
import { useOneOf } from '../../core/check/use-one-of';
import { type Fault, fault } from '../../core/fault';
import { findPathProblems } from './find-path-problems';
import { type LayoutObject } from './layout-object';

const placeholders = ['target', 'chart', 'namespace', 'group', 'kind', 'name'] as const;

type Placeholder = (typeof placeholders)[number];

/** The path that a template gives an object. */
export function fillTemplate(template: string, object: LayoutObject): string {
  return template.replace(placeholder, (_, name: Placeholder) => object[name]);
}

/** What is wrong with a template for any object: an unknown placeholder, or a path that leaves the output folder. */
export function checkPathTemplate(template: string): readonly Fault[] {
  const names = [...template.matchAll(placeholder)].map(([, name]) => name);
  const unknown = names.filter((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown.length > 0) {
    return unknown.map((name) =>
      fault(
        'unknown-placeholder',
        ['path'],
        (at) => `Cannot use {${name}} in ${at}: it is not a placeholder`,
        useOneOf(`{${name}}`, placeholders.map(braced), ''),
      ),
    );
  }
  const rest = template.replace(placeholder, 'x');
  if (/[{}]/.test(rest)) {
    const what = (at: string): string => `Cannot use ${quote(template)} as ${at}: a brace has no partner`;
    return [fault('open-brace', ['path'], what, 'write a placeholder as {name}')];
  }
  return findPathProblems(rest).map(({ rule, reason, fix }) =>
    fault(rule, ['path'], (at) => `Cannot use ${quote(template)} as ${at}: ${reason}`, fix),
  );
}

const placeholder = /\{([^{}]*)\}/g;

function braced(name: string): string {
  return `{${name}}`;
}

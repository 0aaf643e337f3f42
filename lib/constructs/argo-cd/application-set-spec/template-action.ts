import { TemplateStrings, withoutStrings } from '../../../core/text/template-strings';

/** The text between `{{` and `}}`, and whether it always runs. */
export interface TemplateAction {
  readonly text: string;
  /** Whether it always runs: it is not inside an `if`, `range`, `with`, `block` or `define`. */
  readonly isCertain: boolean;
}

/** The actions of a text, or what is wrong with its braces and blocks. */
export type ParsedTemplate =
  | { readonly fault: string; readonly actions?: never }
  | { readonly actions: readonly TemplateAction[]; readonly fault?: never };

const opening = /^(if|range|with|block|define)\b/;

/** Finds the actions of a Go template. It reads only as much as is needed to find their ends and their nesting. */
export function parseGoTemplate(text: string): ParsedTemplate {
  const braces = splitByBraces(text, new TemplateStrings(text));
  if (typeof braces === 'string') {
    return { fault: braces };
  }
  const actions: TemplateAction[] = [];
  let depth = 0;
  for (const inner of braces) {
    if (inner.startsWith('/*')) {
      continue;
    }
    if (inner === 'end') {
      depth -= 1;
      if (depth < 0) {
        return { fault: 'an {{end}} in it ends nothing' };
      }
      continue;
    }
    actions.push({ text: inner, isCertain: depth === 0 });
    depth += opening.test(inner) ? 1 : 0;
  }
  return depth > 0 ? { fault: 'an {{if}}, {{range}} or {{with}} in it has no {{end}}' } : { actions };
}

/**
 * Finds the actions of a template in the older form: `{{name}}`. Argo CD leaves a text as it is if no line of it has both
 * braces.
 */
export function parseFastTemplate(text: string): ParsedTemplate {
  const braces = text.split(/[\n\r]/).some(hasBraces) ? splitByBraces(text) : [];
  return typeof braces === 'string'
    ? { fault: braces }
    : { actions: braces.map((inner) => ({ text: inner, isCertain: true })) };
}

function hasBraces(line: string): boolean {
  const start = line.indexOf('{{');
  return start >= 0 && line.includes('}}', start);
}

/** The trimmed texts between the braces, or what is wrong with the braces. `strings` may contain braces. */
function splitByBraces(text: string, strings?: TemplateStrings): string[] | string {
  const actions: string[] = [];
  for (let start = text.indexOf('{{'); start >= 0;) {
    let end = start + 2;
    while (end < text.length && !text.startsWith('}}', end)) {
      end = strings?.endOf(end) ?? end + 1;
    }
    if (end >= text.length) {
      return 'a "{{" in it has no "}}"';
    }
    actions.push(trimAction(text.slice(start + 2, end)));
    start = text.indexOf('{{', end + 2);
  }
  return actions;
}

/** The action of `{{- x -}}` is `x`: the hyphens only remove the space around the braces. */
function trimAction(inner: string): string {
  return inner
    .replace(/^-(?=\s)/, '')
    .replace(/\s-$/, '')
    .trim();
}

/** The parameters that an action reads from the top, each as a path: `.path.basename` is `['path', 'basename']`. */
export function parametersOf(action: TemplateAction): string[][] {
  const code = withoutStrings(action.text);
  const fromTop = [...code.matchAll(/(?<![\w.$)\]])\$?((?:\.[A-Za-z_]\w*)+)/g)];
  return fromTop.map(([, path = '']) => path.slice(1).split('.'));
}

/** The variables that an action uses or sets, without the one for everything, which is always there: `$`. */
export function templateVariables(action: TemplateAction): string[] {
  return [...withoutStrings(action.text).matchAll(/\$\w+/g)].map(([name]) => name);
}

/** The variables that an action sets: `$name := …`, and `range $key, $value := …`. */
export function variablesSetBy(action: TemplateAction): string[] {
  const set = /((?:\$\w+\s*,\s*)?\$\w+)\s*:=/.exec(withoutStrings(action.text));
  return set === null ? [] : (set[1] ?? '').split(',').map((name) => name.trim());
}

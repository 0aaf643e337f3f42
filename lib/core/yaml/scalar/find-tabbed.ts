import { pathText } from '../../path-text';
import { analyzeText } from './analyze';
import { findWritten, isFlow, isTabbedBlock, mayBeTabbed } from './written-scalar';

/**
 * The path of a text that kustomize writes as a block and then can't read again, because it begins with a tab. Undefined if
 * there is none.
 */
export function findTabbed(value: object): string | undefined {
  const path = mayBeTabbed() ? findPath(value) : undefined;
  return path === undefined ? undefined : pathText(path);
}

function findPath(holder: object): (string | number)[] | undefined {
  for (const [name, value] of (isFlow(holder) ? [] : Object.entries(holder)) as [string, unknown][]) {
    const key = Array.isArray(holder) ? Number(name) : name;
    const path =
      typeof value === 'object' && value !== null ? findPath(value) : isTabbedAt(holder, key) ? [] : undefined;
    if (path !== undefined) {
      return [key, ...path];
    }
  }
  return undefined;
}

function isTabbedAt(holder: object, key: string | number): boolean {
  const written = findWritten(holder, key);
  return written !== undefined && isTabbedBlock(written) && analyzeText(written.text, 3).block;
}

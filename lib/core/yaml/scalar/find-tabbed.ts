import { pathText } from '../../path-text';
import { analyzeText } from './analyze';
import { findWritten, isFlow, isTabbedBlock, mayBeTabbed } from './written-scalar';

/**
 * The path of a text that kustomize writes as a block and then can't read again, because it begins with a tab. Undefined if
 * there is none.
 */
export function findTabbed(value: object): string | undefined {
  const path = mayBeTabbed() ? findPath(value, isTabbedAt, true) : undefined;
  return path === undefined ? undefined : pathText(path);
}

/** The same in data that was not read from YAML: Go writes every text of several lines as a block, also a key. */
export function findTabbedData(value: object): string | undefined {
  const path = findPath(value, isTabbedTextAt, false);
  return path === undefined ? undefined : pathText(path);
}

type IsTabbed = (holder: object, key: string | number) => boolean;

function findPath(holder: object, isTabbed: IsTabbed, hasFlows: boolean): (string | number)[] | undefined {
  if (hasFlows && isFlow(holder)) {
    return undefined;
  }
  for (const [name, value] of Object.entries(holder) as [string, unknown][]) {
    const key = Array.isArray(holder) ? Number(name) : name;
    const inside = typeof value === 'object' && value !== null ? findPath(value, isTabbed, hasFlows) : undefined;
    const path = inside ?? (isTabbed(holder, key) ? [] : undefined);
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

function isTabbedTextAt(holder: object, key: string | number): boolean {
  const texts = [key, (holder as Record<string | number, unknown>)[key]];
  return texts.some(
    (text) => typeof text === 'string' && text.startsWith('\t') && text.includes('\n') && analyzeText(text, 3).block,
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Manifest } from '../../../lib/core/manifest';

/** A change, and how the API server was found to judge it. */
export interface JudgedChange {
  readonly name: string;
  readonly verdict: 'taken' | 'refused' | 'stays';
  readonly before: Manifest;
  readonly after: Manifest;
  /** The field that is refused, or that stays. */
  readonly path?: string;
}

type Row = readonly [verdict: JudgedChange['verdict'], before: string, after: string, path?: string];

/** The changes of judged-changes.yaml, with a name for each object. */
export function judgedChanges(): JudgedChange[] {
  const groups = parse(readFileSync(join(__dirname, 'judged-changes.yaml'), 'utf8')) as readonly {
    readonly object: string;
    readonly changes: readonly Row[];
  }[];
  return groups.flatMap(({ object, changes }, group) =>
    changes.map(([verdict, before, after, path], index) => {
      const manifest = (part: string): Manifest => ({
        ...(parse(object.replace('%', () => part)) as Manifest),
        metadata: { name: `judged-${group}-${index}` },
      });
      const [old, current] = [manifest(before), manifest(after)];
      return { name: `${old.kind} from ${before} to ${after}`, verdict, before: old, after: current, path };
    }),
  );
}

import { type Fault, fault } from '../fault';
import { type Unique } from './shape';

/** Any two values must differ. */
export const allDiffer: Unique = { by: (item) => item };

/** A fault for each item that is the same as one before it. */
export function checkUnique(list: readonly unknown[], { by, title }: Unique): readonly Fault[] {
  const faults: Fault[] = [];
  const first = new Map<unknown, number>();
  list.forEach((item, index) => {
    const identity = by(item);
    const before = first.get(identity);
    if (before === undefined) {
      first.set(identity, index);
    } else if (identity !== undefined) {
      faults.push(repeated(index, before, title));
    }
  });
  return faults;
}

function repeated(index: number, before: number, title: string | undefined): Fault {
  const how = title === undefined ? 'is the same' : `has the same ${title}`;
  const what = (at: string): string => `Cannot use ${at}: item ${before} of the list ${how}`;
  return fault('repeated', [index], what, 'change or remove one of them');
}

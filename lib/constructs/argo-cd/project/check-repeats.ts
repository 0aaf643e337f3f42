import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';

/** A fault for each text that a list has already: Argo CD then refuses the whole project. */
export function checkRepeats(list: readonly unknown[]): readonly Fault[] {
  return list.flatMap((item, index) => {
    const what = (at: string): string => `Cannot use ${quote(item)} as ${at}: the list has it already`;
    return typeof item === 'string' && list.indexOf(item) < index
      ? [fault('repeated', [index], what, 'remove it')]
      : [];
  });
}

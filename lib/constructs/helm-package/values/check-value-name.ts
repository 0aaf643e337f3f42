import { type Fault, fault, faultIf } from '../../../core/fault';
import { quote } from '../../../core/check/quote';

const step = /^[A-Za-z_][\w-]*$/;

/** What is wrong with the name of a value. */
export function checkValueName(name: unknown): readonly Fault[] {
  if (typeof name !== 'string' || !name.split('.').every((each) => step.test(each))) {
    const what = `Cannot use ${quote(name)} as the name of a value: each part between dots must start with a letter and have letters, digits, - and _ only`;
    return [fault('name', [], what, "use a name such as 'image.tag'")];
  }
  return faultIf(
    name.split('.')[0] === 'global',
    'name',
    [],
    `Cannot use ${quote(name)} as the name of a value: helm hands what is below "global" to all charts`,
    'use another name',
  );
}

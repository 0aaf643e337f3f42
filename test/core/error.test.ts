import { inspect } from 'node:util';
import { GitOpsError } from '../../lib/core/error';

const first = { where: 'shop/web', what: 'Cannot use 0 as replicas', fix: 'use 1 or more' };
const second = { where: 'shop/api', what: 'Cannot find an image', fix: 'set image' };

test('an error shows the place, the problem and the fix of every finding', () => {
  expect(new GitOpsError([first, second]).message).toBe(
    '[shop/web] Cannot use 0 as replicas\n  Fix: use 1 or more\n[shop/api] Cannot find an image\n  Fix: set image',
  );
});

test('findings can be read one by one', () => {
  expect(new GitOpsError(first).findings).toStrictEqual([
    {
      rule: 'failed',
      severity: 'error',
      where: 'shop/web',
      path: '',
      what: 'Cannot use 0 as replicas',
      fix: 'use 1 or more',
    },
  ]);
});

test('a message shows twenty findings, and the number of the others', () => {
  const error = new GitOpsError(Array.from({ length: 25 }, () => first));

  expect(error.message.split('\n').slice(-2)).toEqual(['  Fix: use 1 or more', '… and 5 more']);
  expect(error.message.match(/Cannot use 0/g)).toHaveLength(20);
  expect(error.findings).toHaveLength(25);
});

test('a message shows the beginning of a very long name, and all that is written around it', () => {
  const what = `Cannot read ${'a'.repeat(5000)}: the file does not exist`;

  const error = new GitOpsError({ where: 'shop', what, fix: 'use a shorter name' });

  expect(error.message).toBe(
    `[shop] Cannot read ${'a'.repeat(76)} … (5001 characters) the file does not exist\n  Fix: use a shorter name`,
  );
  expect(error.findings[0]?.what).toBe(what);
});

test('an uncaught error shows each finding once', () => {
  expect(inspect(new GitOpsError(first)).split('Cannot use 0').length - 1).toBe(1);
});

test('the stack starts at the code that called this library', () => {
  const thrower = (): never => GitOpsError.throwIfAny('shop', [first]) as never;

  const stack = stackOf(thrower);

  const frame = stack.split('\n').find((line) => line.startsWith('    at '));
  expect(stack).toMatch(/^GitOpsError: \[shop\/web\] Cannot use 0 as replicas\n {2}Fix: use 1 or more\n {4}at /);
  expect(frame).toContain(__filename);
});

test('an empty list of problems throws no error', () => {
  expect(() => GitOpsError.throwIfAny('shop', [])).not.toThrow();
});

function stackOf(thrower: () => never): string {
  try {
    return thrower();
  } catch (error) {
    return (error as Error).stack ?? '';
  }
}

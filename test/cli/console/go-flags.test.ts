import { Option } from 'commander';
import { rewriteGoFlags } from '../../../lib/cli/console/go-flags';
import { messageOf } from '../../message-of';

const options = [
  '-o, --output <path>',
  '-p, --stdout',
  '--load-restrictor <name>',
  '--strict',
  '--validate',
  '--no-validate',
].map((flags) => new Option(flags));

test.each([
  ['--strict=true --strict=1', '--strict --strict'],
  ['--strict=false shop', 'shop'],
  ['-p=false shop', 'shop'],
  ['-p=true', '-p'],
  ['--validate=false', '--no-validate'],
  ['--no-validate=false', '--validate'],
  ['--no-validate=true', '--no-validate'],
  ['--load_restrictor none', '--load-restrictor none'],
  ['--load_restrictor=a=b', '--load-restrictor a=b'],
  ['-o=all.yaml', '-o all.yaml'],
  ['-oall.yaml', '-oall.yaml'],
  ['-o --strict=false', '-o --strict=false'],
  ['--output --strict=false', '--output --strict=false'],
  ['-- --strict=false', '-- --strict=false'],
  ['--unknown=x -x=y a=b', '--unknown=x -x=y a=b'],
])('%s is read as %s', (line, wanted) => {
  expect(rewriteGoFlags(line.split(' '), options)).toEqual(wanted.split(' '));
});

test('a flag that takes no value is true or false', () => {
  expect(messageOf(() => rewriteGoFlags(['--strict=no'], options))).toBe(
    '[cdk8s-gitops] Cannot run: --strict can\'t be "no"\n  Fix: write --strict, or --strict=false',
  );
});

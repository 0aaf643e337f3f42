import { spawnSync } from 'node:child_process';
import { inFolder, type Folder } from '../engines/kustomize/in-folder';
import manifest from '../../package.json';
import { command, run } from './run';

const files: Folder = {
  'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: a-\n',
  'web.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
};

describe('cdk8s-gitops', () => {
  test('prints its version', () => {
    expect(run('.', '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('takes the flags of every command before the command, too', () => {
    expect(run('.', '--quiet', 'helm', 'pull', '-a', 'echo hello')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test.each([['kustomize', '.'], ['kustomize', '--help'], ['--help']])(
    'succeeds if nobody reads what it prints: %s %s',
    (...args) => {
      inFolder(files, (folder) => {
        const { status, stderr } = runInShell(folder, args, '| true; exit ${PIPESTATUS[0]}');

        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      });
    },
  );

  test('fails with 2 if what it prints can not be written', () => {
    inFolder(files, (folder) => {
      const { status, stderr } = runInShell(folder, ['kustomize'], '> /dev/full');

      expect(status).toBe(2);
      expect(stderr).toBe(
        '[standard output] Cannot write: no space is left\n  Fix: free some space, or use another path\n',
      );
    });
  });
});

function runInShell(cwd: string, args: readonly string[], rest: string): { status: number | null; stderr: string } {
  const line = [process.execPath, ...command, ...args].map((word) => `'${word}'`).join(' ');
  return spawnSync('bash', ['-c', `${line} ${rest}`], { cwd, encoding: 'utf8' });
}

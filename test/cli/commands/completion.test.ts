import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bashScript } from '../../../lib/cli/completion/bash-script';
import { completedCommands } from '../../../lib/cli/completion/completed-commands';
import { fishScript } from '../../../lib/cli/completion/fish-script';
import { zshScript } from '../../../lib/cli/completion/zsh-script';
import { createProgram } from '../../../lib/cli/program';
import { temporaryFolder } from '../../temporary-folder';

const commands = completedCommands(createProgram());

/** A line, of which the last word is completed, and what is proposed. */
const lines: readonly (readonly [words: readonly string[], proposed: readonly string[]])[] = [
  [['di'], ['diff']],
  [
    ['helm', ''],
    ['pull', 'types'],
  ],
  [['diff', 'old', '--ag'], ['--against']],
  [['helm', 'pull', '--ou'], ['--outdated']],
  [
    ['diff', '--format', ''],
    ['text', 'json', 'markdown'],
  ],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['he'], ['helm', 'help']],
  [['help', 'di'], ['diff']],
  [
    ['help', 'helm', ''],
    ['pull', 'types'],
  ],
  [['diff', ''], []],
  [['diff', '--app', '-'], []],
];

/** Runs a shell that reads a script and then a text. */
function runShell(shell: string, flags: readonly string[], script: string, rest: string): string[] {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'script'), script);
  const output = execFileSync(shell, [...flags, '-c', `source ./script\n${rest}`], { cwd, encoding: 'utf8' });
  return output.split('\n').filter((line) => line !== '');
}

function describeShell(shell: string, suite: () => void): void {
  const isThere = spawnSync(shell, ['--version']).status === 0;
  (isThere ? describe : describe.skip)(`${shell}${isThere ? '' : ' [it is not installed]'}`, suite);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' ');
}

describeShell('bash', () => {
  /** What bash itself calls when the Tab key is pressed. */
  const complete = (words: readonly string[]): string[] =>
    runShell(
      'bash',
      ['--norc'],
      bashScript(commands),
      `COMP_WORDS=(cdk8s-gitops ${quoted(words)}); COMP_CWORD=${words.length}
       $(complete -p cdk8s-gitops | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
       printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  test.each(lines)('%j is completed', (words, proposed) => {
    expect(complete(words)).toEqual(proposed);
  });

  test('a value after an equals sign is completed', () => {
    expect(complete(['diff', '--format', '=', 'm'])).toEqual(['markdown']);
  });
});

describeShell('zsh', () => {
  /** What a terminal runs: zsh's own completion. What it adds to the list of proposals is printed. */
  const inTerminal = `
    PROMPT=
    autoload -Uz compinit && compinit -u -D
    source ./script
    compadd() {
      local added=() word
      if [[ " $* " != *' -'[OAD]' '* ]]; then
        builtin compadd -O added "$@"
        for word in $added; do print -r -- "PROPOSED $word ."; done
      fi
      builtin compadd "$@"
    }
    finish() { print PROPOSED-ALL }
    propose() { comppostfuncs=(finish); _main_complete; compstate[insert]=; compstate[list]= }
    zle -C propose complete-word propose
    bindkey '^I' propose
    print ready`;
  /** Types a line and the Tab key into a terminal. */
  const typed = `
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'source ./terminal'
    zpty -r shell output '*ready*'
    zpty -w -n shell "$line"$'\\t'
    zpty -r shell output '*PROPOSED-ALL*'
    zpty -d shell
    print -r -- "$output"`;
  const complete = (line: string): string[] => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'script'), zshScript(commands));
    writeFileSync(join(cwd, 'terminal'), inTerminal);
    const env = { ...process.env, line };
    const output = execFileSync('zsh', ['-f', '-c', typed], { cwd, env, encoding: 'utf8', timeout: 30_000 });
    return [...new Set([...output.matchAll(/PROPOSED (\S+) \.\r?\n/g)].map(([, word]) => word))];
  };

  test.each(lines)('%j is completed', (words, proposed) => {
    const found = complete(`cdk8s-gitops ${words.join(' ')}`).filter((word) => !['script', 'terminal'].includes(word));

    expect(found.sort()).toEqual([...proposed].sort());
  });

  test('a value after an equals sign is completed', () => {
    expect(complete('cdk8s-gitops diff --format=m')).toEqual(['markdown']);
  });
});

describeShell('fish', () => {
  const complete = (words: readonly string[]): string[] =>
    runShell(
      'fish',
      ['--no-config'],
      fishScript(commands),
      `complete -C "cdk8s-gitops ${words.join(' ')}" | string split -f 1 \\t; true`,
    );

  test.each(lines.filter(([, proposed]) => proposed.length > 0))('%j is completed', (words, proposed) => {
    const found = complete(words).filter((word) => !word.endsWith('/') && word !== 'script');

    expect([...found].sort()).toEqual([...proposed].sort());
  });
});

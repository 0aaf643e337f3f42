import { type Git } from '../../git/find-git';
import { type GitSetting } from '../../git/git-environment';
import { type GitSettings, runGit } from '../../git/run-git';
import { type RepositoryAddress } from '../address/repository-address';
import { publishError } from './publish-error';

/** A repository somewhere else, and how git talks to it. */
export interface Remote {
  readonly git: Git;
  readonly address: RepositoryAddress;
  /** The address for a push, if it is another one. @default - the same */
  readonly pushUrl?: string;
  /** Texts that no message may show. @default - none */
  readonly secrets?: readonly string[];
  /** Settings of git that this takes, apart from those of the user. */
  readonly config: readonly GitSetting[];
  readonly signal?: AbortSignal;
  /** In seconds: how long it, and git in general, may give no sign of life. @default - `longestSilence`, and that of git */
  readonly silenceLimit?: number;
}

/** The fix if git can't reach a repository. */
export const accessFix =
  "make sure that `git ls-remote` of that address works without a question: git's configuration must have the credentials";

/**
 * In seconds: how long a remote may give no sign of life. In a push, git has written everything long before it has arrived:
 * 4 MB can wait in buffers of the system, which takes 80 seconds at 50 kB/s.
 */
const longestSilence = { read: 60, push: 300 } as const;

/** The full name of a branch. */
export function refOf(branch: string): string {
  return `refs/heads/${branch}`;
}

/**
 * Asks a repository for the commits of some branches. Hosts have references of many other kinds, such as those of pull
 * requests, which are not sent.
 *
 * @returns ids by branch; a branch that does not exist is left out
 */
export async function remoteTips(remote: Remote, branches: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const args = ['ls-remote', '--heads', '--', remote.address.url, ...branches.map(refOf)];
  try {
    const lines = (await runRemote(remote, args, signsOfLife(remote, 'read'))).text().split('\n').slice(0, -1);
    // A name is a pattern for its end: other names may match, too.
    const names = new Map(branches.map((branch) => [refOf(branch), branch]));
    return new Map(
      lines.flatMap((line) => {
        const [id, ref] = line.split('\t');
        const name = names.get(ref);
        return name === undefined ? [] : [[name, id]];
      }),
    );
  } catch (error) {
    throw publishError(error, `Cannot read ${remote.address.shown}`, accessFix);
  }
}

/** Runs git with the settings for a remote. */
export async function runRemote(
  { git, config, secrets, signal, silenceLimit }: Remote,
  args: readonly string[],
  settings: GitSettings = {},
): ReturnType<typeof runGit> {
  return runGit(git, args, {
    signal,
    secrets,
    silenceLimit,
    ...settings,
    config: [...config, ...(settings.config ?? [])],
  });
}

/**
 * Settings for what a remote must answer: they end git if the remote gives no sign of life. Each packet is a sign, and
 * while a remote runs its hooks, it sends an empty packet every five seconds. git's own http.lowSpeedLimit would end a push
 * then, because these packets are too small for it.
 *
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-receivekeepAlive
 */
export function signsOfLife({ silenceLimit }: Remote, work: keyof typeof longestSilence): GitSettings {
  return {
    silenceLimit: silenceLimit ?? longestSilence[work],
    limitFix:
      'make sure that `git ls-remote` of that address answers: the network, the server, ssh or a credential helper is silent',
    env: { GIT_TRACE_PACKET: '3' },
  };
}

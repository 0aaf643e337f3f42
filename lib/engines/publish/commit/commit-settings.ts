import { quote } from '../../../core/check/quote';
import { GitOpsError } from '../../../core/error';
import { ProcessError } from '../../../system/process/process-error';
import { type Environment } from '../../../system/process/child/invocation';
import { type ScratchRepository } from '../repository/scratch-repository';

/** Who makes a commit, and whether it is signed. */
export interface CommitSettings {
  readonly env: Environment;
  readonly isSigned: boolean;
}

/** The person of a commit if neither variables nor git's configuration have one. */
const fallback = { name: 'cdk8s-gitops', email: 'cdk8s-gitops@localhost' };

/**
 * Finds out who makes a commit: the variables `GIT_AUTHOR_…` and `GIT_COMMITTER_…`, or git's configuration, or this library.
 *
 * @param author `Name <address>`, which goes before all of them
 */
export async function commitSettings(repository: ScratchRepository, author?: string): Promise<CommitSettings> {
  const [authorVariables, committerVariables] = await Promise.all(
    (['AUTHOR', 'COMMITTER'] as const).map(async (role) =>
      (await hasPerson(repository, role)) ? {} : variables(role, fallback),
    ),
  );
  const given = author === undefined ? {} : variables('AUTHOR', readAuthor(author));
  return { env: { ...authorVariables, ...committerVariables, ...given }, isSigned: await isSigned(repository) };
}

type Role = 'AUTHOR' | 'COMMITTER';

interface Person {
  readonly name: string;
  readonly email: string;
}

function variables(role: Role, { name, email }: Person): Environment {
  return { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email };
}

/** @throws if it has not the form that git has for persons */
export function readAuthor(author: string): Person {
  const [, name, email] = /^([^<>\p{Cc}]*[^<>\p{Cc}\s])\s*<([^<>\p{Cc}\s]+)>$/u.exec(author) ?? [];
  if (name === undefined || email === undefined) {
    const what = `Cannot use ${quote(author)} as author: it must have a name and an address`;
    throw new GitOpsError({ where: 'publish', what, fix: "use a text such as 'Jane Doe <jane@example.com>'" });
  }
  return { name: name.trim(), email };
}

async function hasPerson(repository: ScratchRepository, role: Role): Promise<boolean> {
  // Without this, git would make up a person from the name of the machine.
  const config = [['user.useConfigOnly', 'true']] as const;
  return succeeds(repository.run(['var', `GIT_${role}_IDENT`], { config }));
}

async function isSigned(repository: ScratchRepository): Promise<boolean> {
  const { bytes } = await repository.run(['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign']);
  return Buffer.from(bytes).toString().trim() === 'true';
}

async function succeeds(run: Promise<unknown>): Promise<boolean> {
  try {
    await run;
    return true;
  } catch (error) {
    if (error instanceof ProcessError && error.ending.type === 'exited') {
      return false;
    }
    throw error;
  }
}

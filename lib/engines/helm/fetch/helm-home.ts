import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringifyYaml } from '../../../core/yaml/stringify';
import { type Environment } from '../../../system/process/child/invocation';
import { wholeEnvironment } from '../../../system/process/environment';
import { type LimitedCommand } from '../../../system/process/command';
import { ProcessError } from '../../../system/process/process-error';
import { runSync } from '../../../system/process/start-run';
import { helmConfigFile } from './helm-config-file';
import { type ServerAccess } from './server-access';

/** The only repository that helm knows in the folder of a `HelmHome`. */
export const repositoryName = 'repository';

/** The helm that fetches. */
export interface HelmProgram {
  readonly path: string;
  /** Its version, such as `v4.2.3`. It is asked for only if it matters. */
  readonly version: () => string;
}

/** What helm printed, without secrets, and why it failed if it did. */
export interface HelmAnswer {
  /** The lines of stdout and stderr: versions of helm differ in where they print what. */
  readonly lines: readonly string[];
  readonly failure?: string;
}

/**
 * A folder that helm works in, in place of the folders of the user.
 *
 * Helm does all of the asking here, for its network is the one that the user has set up: the proxies, the certificates of
 * the system, docker's logins and their programs. What helm reaches, this reaches. A login is never an argument, which all
 * users of the machine could read: it goes through a file that only this user may read.
 */
export class HelmHome {
  constructor(
    private readonly folder: string,
    public readonly program: HelmProgram,
    private readonly timeLimit = 300,
  ) {}

  /**
   * Sets the only repository, and the index that helm has of it.
   *
   * @param url the address, with a login if it needs one
   * @param access only its settings for TLS are used
   */
  public useRepository(url: string, access: ServerAccess, index?: unknown): void {
    const { caFile, certFile, keyFile, insecure_skip_tls_verify } = access;
    const repositories = [{ name: repositoryName, url, caFile, certFile, keyFile, insecure_skip_tls_verify }];
    this.write('repositories.yaml', stringifyYaml({ apiVersion: 'v1', repositories }));
    if (index !== undefined) {
      this.write(indexPath, stringifyYaml(index));
    }
  }

  /** The index that helm has of the repository; undefined if it could not get one. */
  public findIndex(): string | undefined {
    const file = join(this.folder, indexPath);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** An empty folder for what helm fetches. */
  public emptyFolder(name: string): string {
    const folder = join(this.folder, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** The archive that helm put into a folder; undefined if there is none. */
  public findArchive(folder: string): Buffer | undefined {
    const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    return file === undefined ? undefined : readFileSync(join(folder, file));
  }

  /**
   * Runs helm.
   *
   * @param secrets what no message may show
   */
  public run(args: readonly string[], ...secrets: readonly (string | undefined)[]): HelmAnswer {
    const lines: string[] = [];
    const keep = (line: string): void => void lines.push(withoutMask(line));
    const command: LimitedCommand = {
      program: this.program.path,
      name: 'helm',
      args,
      env: this.environment(),
      secrets: secrets.flatMap((secret) => (secret === undefined ? [] : [secret, encodeURIComponent(secret)])),
      timeLimit: this.timeLimit,
      onStdoutLine: keep,
      onStderrLine: keep,
    };
    try {
      runSync(command);
      return { lines };
    } catch (error) {
      if (error instanceof ProcessError) {
        return { lines, failure: withoutMask(error.reason) };
      }
      throw error;
    }
  }

  /** The user's environment with its proxies, certificates and logins, but without what configures helm. */
  private environment(): Environment {
    const ofUser = Object.entries(wholeEnvironment()).filter(([name]) => !name.startsWith('HELM_'));
    return {
      ...Object.fromEntries(ofUser),
      HELM_CACHE_HOME: join(this.folder, 'cache'),
      HELM_CONFIG_HOME: join(this.folder, 'config'),
      HELM_DATA_HOME: join(this.folder, 'data'),
      HELM_REPOSITORY_CACHE: this.folder,
      HELM_REPOSITORY_CONFIG: join(this.folder, 'repositories.yaml'),
      HELM_REGISTRY_CONFIG: helmConfigFile('HELM_REGISTRY_CONFIG'),
    };
  }

  private write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text, { mode: 0o600 });
  }
}

const indexPath = `${repositoryName}-index.yaml`;

/** A text in which an address had a login, without the mask in its place. */
function withoutMask(text: string): string {
  return text.replaceAll('://***@', '://');
}

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type PackedPackage } from '../../tools/release/check-package';

const root = join(__dirname, '../..');

/** A project elsewhere on the disk with the packed package and the other packages that it needs. */
export class ConsumerProject {
  public readonly directory = mkdtempSync(join(tmpdir(), 'consumer-'));

  /** @param tarball the file that `npm pack` made. */
  constructor(tarball: string, packages: readonly string[]) {
    const target = join(this.directory, 'node_modules/cdk8s-gitops');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
    packages.forEach((name) => this.link(name));
    this.write('package.json', '{ "name": "consumer", "private": true }');
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text);
  }

  /** Runs Node.js in the project and returns what it prints. If it fails, the error has the output of both streams. */
  public node(...args: string[]): string {
    return this.nodeWith({}, ...args);
  }

  /** The same with variables of the environment. */
  public nodeWith(variables: NodeJS.ProcessEnv, ...args: string[]): string {
    const env = { ...process.env, ...variables };
    try {
      return execFileSync(process.execPath, args, { cwd: this.directory, encoding: 'utf8', stdio: 'pipe', env });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
    }
  }

  /** Runs Node.js in the project with a program that fails, and returns what it prints about that. */
  public failingNode(...args: string[]): string {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: this.directory, encoding: 'utf8' });
    if (status !== 1) {
      throw new Error(`node ${args.join(' ')} did not fail: ${stderr}`);
    }
    return stderr;
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true });
  }

  private link(name: string): void {
    const path = join(this.directory, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), path, 'dir');
  }
}

/** The package of a suite, and projects that use it. */
export interface Consumers {
  /** What `pack` gave, from the first test on. */
  readonly packed: ReturnType<typeof pack>;
  /** Makes a project with the package and other packages. It is removed after the suite. */
  newProject(...packages: readonly string[]): ConsumerProject;
}

/** Packs the package once for a suite, and removes what the suite has made. */
export function consumersOfPackage(): Consumers {
  const directory = mkdtempSync(join(tmpdir(), 'pack-'));
  const projects: ConsumerProject[] = [];
  let packed: Consumers['packed'] | undefined;
  beforeAll(() => {
    packed = pack(directory);
  });
  afterAll(() => {
    projects.forEach((project) => project.remove());
    rmSync(directory, { recursive: true });
  });
  const getPacked = (): Consumers['packed'] => {
    if (packed === undefined) {
      throw new Error('The package is there only while tests run');
    }
    return packed;
  };
  return {
    get packed() {
      return getPacked();
    },
    newProject(...packages) {
      const project = new ConsumerProject(getPacked().path, packages);
      projects.push(project);
      return project;
    },
  };
}

/** What is not needed to build the package. */
const notCopied = new Set(['.cache', '.git', 'build', 'dist', 'node_modules']);

/**
 * Builds and packs the package as for a release, and gives the report of npm with the path of the archive. That is done
 * in a copy of the repository: several suites do it at the same time.
 */
function pack(destination: string): PackedPackage & { readonly path: string; readonly source: string } {
  const source = join(destination, 'source');
  cpSync(root, source, { recursive: true, filter: (path) => !notCopied.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'), 'dir');
  const args = ['pack', '--json', '--foreground-scripts=false', '--pack-destination', destination];
  const output = execFileSync('npm', args, { cwd: source, encoding: 'utf8', stdio: 'pipe' });
  const [report] = JSON.parse(output) as [PackedPackage];
  return { ...report, path: join(destination, report.filename), source };
}

import { quote } from '../../core/check/quote';
import { unusable } from './layout-object';

/** Why a path can't be that of a file of the output. */
export interface PathProblem {
  readonly rule: string;
  /** Completes `Cannot write "…": `. */
  readonly reason: string;
  readonly fix: string;
}

/** What is wrong with the path of a file below the output folder: the first problem, if there is one. */
export function findPathProblems(path: string): readonly PathProblem[] {
  const found = rules.find(({ isBroken }) => isBroken(path, path.split('/')));
  return found === undefined ? [] : [{ ...found, reason: found.reason(path) }];
}

interface PathRule extends Omit<PathProblem, 'reason'> {
  readonly isBroken: (path: string, parts: readonly string[]) => boolean;
  readonly reason: (path: string) => string;
}

const rules: readonly PathRule[] = [
  {
    rule: 'path-absolute',
    isBroken: (path) => /^([/\\]|[A-Za-z]:[/\\])/.test(path),
    reason: () => 'a path is relative to the output folder',
    fix: 'remove what is in front of the first name; outdir of App sets the output folder',
  },
  {
    rule: 'path-dots',
    isBroken: (_, parts) => parts.some((part) => part === '.' || part === '..'),
    reason: () => 'a part of a path must not be . or ..',
    fix: 'name each folder below the output folder',
  },
  {
    rule: 'path-empty-part',
    isBroken: (_, parts) => parts.includes(''),
    reason: () => 'a part of the path is empty',
    fix: 'give each folder and the file a name',
  },
  {
    rule: 'path-characters',
    isBroken: (path) => charactersOf(path).length > 0,
    reason: (path) => `not every file system takes ${charactersOf(path).map(quote).join(', ')}`,
    fix: 'use letters, digits, - and _ instead',
  },
  {
    rule: 'path-part-end',
    isBroken: (_, parts) => parts.some((part) => /[. ]$/.test(part)),
    reason: () => 'Windows removes a dot or a space at the end of a name',
    fix: 'let each part end with another character',
  },
  {
    rule: 'path-device',
    isBroken: (_, parts) => devicesIn(parts).length > 0,
    reason: (path) => `${quote(devicesIn(path.split('/'))[0])} is the name of a device on Windows, with any ending`,
    fix: 'let each part begin with something else, such as {kind}-{name}.yaml',
  },
  {
    rule: 'path-length',
    isBroken: (_, parts) => parts.some((part) => Buffer.byteLength(part) > longestPart),
    reason: () => `a part of it is longer than ${longestPart} bytes, which file systems do not take`,
    fix: 'use folders, such as {kind}/{name}.yaml, or a shorter name',
  },
  {
    rule: 'path-reserved',
    isBroken: (_, parts) => parts.some((part) => reserved.has(part.toLowerCase())),
    reason: () => '.git is the folder of Git, and .cdk8s-gitops lists the files of the app',
    fix: 'use another name for that folder',
  },
  {
    rule: 'path-kustomization',
    isBroken: (_, parts) => kustomizations.has(parts[parts.length - 1].toLowerCase()),
    reason: () => 'kustomize, kubectl and Argo CD read a file of that name as a kustomization',
    fix: 'use another name for the file, such as {kind}-{name}.yaml',
  },
  {
    rule: 'path-extension',
    isBroken: (path) => !/[^/]\.ya?ml$/.test(path),
    reason: () => 'kubectl and Argo CD would not read it as YAML',
    fix: 'end the path with .yaml or .yml',
  },
];

/** The longest name of a file on the usual file systems. */
const longestPart = 255;

const reserved: ReadonlySet<string> = new Set(['.git', '.cdk8s-gitops']);

const kustomizations: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml']);

/** Windows ignores what follows a dot, and blanks before it. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?= *(?:\.|$))/i;

function devicesIn(parts: readonly string[]): string[] {
  return parts.flatMap((part) => device.exec(part) ?? []);
}

function charactersOf(path: string): string[] {
  return [...new Set(path.replaceAll('/', '').match(unusable))];
}

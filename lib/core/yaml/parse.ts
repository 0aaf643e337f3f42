import { demandShape } from '../check/check-shape';
import { lazy, object, text } from '../check/shapes';
import { demandNoFindings, type Finding, finding, GitOpsError, type Problem } from '../error';
import { findingsOf } from '../fault';
import { completeItem, type Manifest } from '../manifest';
import { type Path } from '../path-text';
import { isPlainMap } from '../plain';
import { readingRules, type ReadingRules, tolerantRules, type YamlDialect } from './scalar/dialect';
import { dialect } from './scalar/dialect-shape';
import { scanDocuments, type YamlDocument } from './read/documents';
import { type ReplacedKey } from './read/double-keys';
import { checkMetadataTypes } from './read/metadata-types';
import { PositionLog } from './read/positions';
import { nameKind, Reader } from './read/reader';

/** Options of the readers. */
export interface ParseOptions {
  /** Name of the file for messages. @default - `<text>` */
  readonly file?: string;
  /** @default kubectl */
  readonly dialect?: YamlDialect;
}

/** Options for a text that its reader can't correct, such as one that a program printed. */
export interface TolerantOptions {
  /** Name of the text for messages. */
  readonly file: string;
  /** Called for each key that is in a map of an object twice. */
  readonly onEqualKeys: (manifest: Manifest, path: Path) => void;
}

/** A place in a text; both count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** A document that knows where its parts are in the text. */
export interface PositionedDocument {
  /** Null if the document is empty. */
  readonly value: unknown;
  /**
   * The place of the key or the list item at a path. The empty path gives the place of the document. Undefined if the
   * document has nothing at the path. A value that came from an alias or a merge has the place of the alias or of the
   * merge key.
   */
  positionOf(path: readonly (string | number)[]): TextPosition | undefined;
}

/**
 * Reads every document of a YAML text as the dialect's tool does. An empty document is null.
 *
 * Aliases and merge keys are expanded: each becomes a copy of its own. An integer that a JavaScript number would round
 * is a `bigint`. Beyond 64 bits it is an error in kubectl's dialect, and a float in kustomize's dialects.
 *
 * @throws GitOpsError with `file:line:column` of everything that is wrong
 */
export function parseYaml(text: string, options: ParseOptions = {}): unknown[] {
  return scanDocuments(openText(text, options)).map((document) => document.value);
}

/** Reads like `parseYaml`, and keeps the place of every key and list item. */
export function parseYamlWithPositions(text: string, options: ParseOptions = {}): PositionedDocument[] {
  const log = new PositionLog();
  const reader = openText(text, options, log);
  return scanDocuments(reader).map(({ value, offset }) => ({
    value,
    positionOf: (path) => {
      const at = path.length === 0 ? offset : log.find(value, path);
      return at === undefined ? undefined : reader.lineAndColumn(at);
    },
  }));
}

/**
 * Reads the Kubernetes objects of a YAML text exactly as `kubectl apply` does, without kubectl.
 *
 * `yes`, `on` and `y` are booleans, `017` is 15, a date is text. Merge keys and anchors are expanded. A `kind: List` is
 * replaced by its items. JSON is read too. Empty documents are left out. An integer that a JavaScript number would round
 * is a `bigint`; beyond 64 bits it is an error, because kubectl rounds it.
 *
 * @throws GitOpsError with `file:line:column` for broken YAML, for a key that is in a map twice, for a document that is
 * not a map or has no `kind` or `apiVersion`, and for metadata of a wrong type, such as a label that is a number
 * @example
 * ```ts
 * import { parseManifests } from 'cdk8s-gitops';
 *
 * const [settings] = parseManifests('{ apiVersion: v1, kind: ConfigMap, data: { country: "no" } }', { file: 'a.yaml' });
 * settings.data; // => { country: 'no' }
 * ```
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object
 */
export function parseManifests(text: string, options: ParseOptions = {}): Manifest[] {
  demandShape('parseManifests', options, parseOptions, 'the options');
  return readManifests(openText(text, options));
}

/**
 * Reads the Kubernetes objects of a text as kubectl does, also if that is most likely not what its author meant: of two
 * equal keys of a map, the last one wins, and an integer beyond 64 bits is rounded. All else is as in `parseManifests`.
 */
export function parseManifestsTolerantly(text: string, { file, onEqualKeys }: TolerantOptions): Manifest[] {
  return readManifests(new Reader(text, file, tolerantRules), ({ replaced }, manifests) => {
    if (replaced.length > 0) {
      manifests.forEach((manifest) => reportReplaced(manifest, replaced, (path) => onEqualKeys(manifest, path)));
    }
  });
}

function readManifests(
  reader: Reader,
  onDocument: (document: YamlDocument, manifests: readonly Manifest[]) => void = () => {},
): Manifest[] {
  const findings: Finding[] = [];
  const manifests = scanDocuments(reader).flatMap((document) => {
    const objects = expandDocument(document, reader, findings);
    onDocument(document, objects);
    return objects;
  });
  demandNoFindings(findings);
  return manifests;
}

/** Reports each replaced key with its path. A map that is not in the object was itself replaced. */
function reportReplaced(manifest: Manifest, replaced: readonly ReplacedKey[], report: (path: Path) => void): void {
  const keys = new Map<unknown, string[]>();
  for (const { map, key } of replaced) {
    const known = keys.get(map) ?? [];
    known.push(key);
    keys.set(map, known);
  }
  const visit = (value: unknown, path: Path): void => {
    keys.get(value)?.forEach((key) => report([...path, key]));
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, [...path, index]));
    } else if (isPlainMap(value)) {
      Object.keys(value).forEach((key) => visit(value[key], [...path, key]));
    }
  };
  visit(manifest, []);
}

const parseOptions = lazy(() => object<ParseOptions>({ file: text, dialect }));

function openText(text: string, options: ParseOptions, log?: PositionLog): Reader {
  if (typeof text !== 'string') {
    const what = `Cannot read YAML from ${(text as unknown) instanceof Uint8Array ? 'bytes' : nameKind(text)}: it must be text`;
    throw new GitOpsError({
      where: options.file ?? '<text>',
      what,
      fix: "read files as text: readFileSync(file, 'utf8')",
    });
  }
  return new Reader(text, options.file ?? '<text>', rulesOf(options), log);
}

function rulesOf({ dialect = 'kubectl' }: ParseOptions): ReadingRules {
  return readingRules[dialect];
}

/** The objects of a document: itself, or the items of a list. */
function expandDocument(document: YamlDocument, reader: Reader, findings: Finding[]): Manifest[] {
  return document.value === null ? [] : expand(document.value, '', document, reader, findings);
}

function expand(value: unknown, path: string, document: YamlDocument, reader: Reader, findings: Finding[]): Manifest[] {
  const problem = findProblem(value);
  if (problem !== undefined) {
    const what = `Cannot read ${path === '' ? 'this document' : path} as a Kubernetes object: ${problem.what}`;
    const where = reader.place(document.offset);
    findings.push(finding({ rule: 'not-an-object', where, path, what, fix: problem.fix }));
    return [];
  }
  const manifest = value as Manifest;
  const { items } = manifest;
  if (!manifest.kind.endsWith('List') || (!Array.isArray(items) && items !== null)) {
    findings.push(...metadataFindings(manifest, path, document, reader));
    return [manifest];
  }
  return (items ?? []).flatMap((item: unknown, index) =>
    expand(completeItem(item, manifest), `${path}items[${index}]`, document, reader, findings),
  );
}

function metadataFindings(manifest: Manifest, path: string, document: YamlDocument, reader: Reader): Finding[] {
  if (reader.rules.settles) {
    return []; // kustomize reads and prints such metadata.
  }
  const faults = checkMetadataTypes(manifest);
  return findingsOf(reader.place(document.offset), faults).map((each) => ({
    ...each,
    path: [path, each.path].filter(Boolean).join('.'),
  }));
}

function findProblem(value: unknown): Problem | undefined {
  const fix = 'give it an apiVersion and a kind';
  if (!isPlainMap(value)) {
    return { what: `it is ${nameKind(value)}, and must be a map`, fix };
  }
  const missing = ['apiVersion', 'kind'].filter((field) => typeof value[field] !== 'string' || value[field] === '');
  if (missing.length > 0) {
    return { what: `it has no ${missing.join(' and no ')}`, fix };
  }
  return (value.apiVersion as string).split('/', 3).length > 2
    ? { what: 'its apiVersion has more than one /', fix: 'use a group and a version, as in apps/v1' }
    : undefined;
}

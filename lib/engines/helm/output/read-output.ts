import { GitOpsError } from '../../../core/error';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { pathText } from '../../../core/path-text';
import { parseManifestsTolerantly } from '../../../core/yaml/parse';

/** A key that is in a map twice. */
export interface EqualKeys {
  /** The template, as helm names it: `web/templates/service.yaml`. */
  readonly template: string;
  /** `Kind/name`. */
  readonly object: string;
  /** Such as `metadata.labels.app`. */
  readonly path: string;
}

/** What `helm template` printed, as kubectl reads it. */
export interface Output {
  readonly manifests: readonly Manifest[];
  readonly equalKeys: readonly EqualKeys[];
}

/**
 * Reads what `helm template` printed as kubectl does.
 *
 * @param shown the chart's path in messages
 * @throws for what kubectl refuses, with the template and the line in what it renders to
 */
export function readOutput(text: string, shown: string, where: string): Output {
  const equalKeys: EqualKeys[] = [];
  const manifests = splitOutput(text).flatMap(({ template, text: part }) => {
    const onEqualKeys = (manifest: Manifest, path: readonly (string | number)[]): void => {
      equalKeys.push({ template, object: describeManifest(manifest), path: pathText(path) });
    };
    try {
      return parseManifestsTolerantly(part, { file: template, onEqualKeys });
    } catch (error) {
      throw error instanceof GitOpsError ? unreadable(error, shown, where) : error;
    }
  });
  return { manifests, equalKeys };
}

function unreadable(error: GitOpsError, shown: string, where: string): GitOpsError {
  const findings = error.findings.map((found) => ({
    ...found,
    where,
    what: `Cannot read what the chart ${shown} renders to: ${found.where}: ${found.what}`,
    fix: 'correct the template, or the values that it uses',
  }));
  return new GitOpsError(findings, { cause: error });
}

interface OutputPart {
  readonly template: string;
  readonly text: string;
}

const partStart = '---\n# Source: ';

/**
 * The output in parts: a document of a template each, or a file of `crds/`. A part starts with the `---` of helm, with
 * which kubectl reads it as YAML, also if it is JSON.
 */
function splitOutput(text: string): OutputPart[] {
  const parts: OutputPart[] = [];
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf(`\n${partStart}`, start);
    const end = next < 0 ? text.length : next + 1;
    const part = text.slice(start, end);
    const template = part.startsWith(partStart)
      ? part.slice(partStart.length, part.indexOf('\n', partStart.length))
      : 'output';
    parts.push({ template, text: part });
    start = end;
  }
  return parts;
}

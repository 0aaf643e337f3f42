import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { GitOpsError } from '../../core/error';
import { isPlainMap } from '../../core/plain';
import { withPlace } from '../../core/text/with-place';
import { stringifyYaml } from '../../core/yaml/stringify';
import { type Template } from './process/template';
import { defaultKubeVersion, type RenderRequest } from './render-request';

/** What helm gets for a request. */
export function templateOf(request: RenderRequest): Template {
  const { releaseName, namespace, values = {}, apiVersions = [], valueFiles = [], where } = request;
  // As YAML and not as JSON: helm refuses some characters in JSON, and changes others.
  const text = withPlace(`${where}: values`, () => stringifyYaml(withoutUndefined(values)));
  return {
    releaseName,
    namespace,
    values: text === '{}\n' ? undefined : text,
    valueFiles: valueFiles.map((file) => resolve(file)),
    kubeVersion: threeNumbers(request.kubeVersion ?? defaultKubeVersion),
    apiVersions,
    includeCrds: request.includeCrds ?? true,
    testHooks: request.testHooks ?? false,
  };
}

/** Values without items that are undefined, as in `[isProduction ? x : undefined]`. The writer would make them null. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => item !== undefined).map(withoutUndefined);
  }
  return isPlainMap(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUndefined(inner)]))
    : value;
}

/** The content of the files with values. */
export function readValueFiles({ valueFiles = [], where }: RenderRequest): Buffer[] {
  return valueFiles.map((file) => {
    try {
      return readFileSync(file);
    } catch (cause) {
      const isGone = (cause as NodeJS.ErrnoException).code === 'ENOENT';
      const what = `Cannot read the values ${file}: ${isGone ? 'the file does not exist' : (cause as Error).message}`;
      throw new GitOpsError({ where, what, fix: 'give a path relative to the working folder' }, { cause });
    }
  });
}

/** helm 3.12 and 4 read a version of two numbers differently. */
function threeNumbers(version: string): string {
  const numbers = version.replace(/^v/, '');
  return numbers.split('.').length === 2 ? `${numbers}.0` : numbers;
}

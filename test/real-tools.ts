import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The programs that `node tools/fetch-tools.mjs` puts into `.cache/tools/`. */
export type RealTool = 'kubectl-1.36' | 'kubectl-1.27' | 'helm-4.2' | 'helm-3.12';

const cache = join(__dirname, '..', '.cache', 'tools');

/** The path of a tool, or undefined if it was not fetched. */
export function findTool(tool: RealTool): string | undefined {
  const path = join(cache, tool);
  return existsSync(path) ? path : undefined;
}

/** The exact version of a fetched tool, as the tool prints it. */
export function toolVersion(tool: RealTool): string {
  const versions = join(cache, 'versions.json');
  const known = existsSync(versions) ? (JSON.parse(readFileSync(versions, 'utf8')) as Record<string, string>) : {};
  return known[tool] ?? 'of unknown version';
}

/** A suite that runs a real tool: see `describeWithTools`. */
export function describeWithTool(tool: RealTool, name: string, suite: (path: string) => void): void {
  describeWithTools([tool], name, ([path]) => suite(path));
}

/**
 * A suite that runs real tools, with their versions in the name. Without one of the tools the suite is skipped by name,
 * and with `CI=true` it fails.
 */
export function describeWithTools(
  tools: readonly RealTool[],
  name: string,
  suite: (paths: readonly string[]) => void,
): void {
  const missing = tools.filter((tool) => findTool(tool) === undefined).join(' and ');
  if (missing === '') {
    const versions = tools.map((tool) => `${tool}: ${toolVersion(tool)}`).join(', ');
    describe(`${name} [${versions}]`, () => suite(tools.map((tool) => findTool(tool) ?? '')));
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      test(`runs against the real ${missing}`, () => {
        throw new Error(`${missing} is missing, and CI=true allows no skips\n  Fix: run node tools/fetch-tools.mjs`);
      });
    });
  } else {
    describe.skip(`${name} [${missing} is missing: run node tools/fetch-tools.mjs]`, () => {
      test(`runs against the real ${missing}`, () => undefined);
    });
  }
}

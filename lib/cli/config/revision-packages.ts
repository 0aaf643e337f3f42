import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isInside } from '../../system/output/output-folder';

/** Two checkouts of one repository. */
export interface Checkouts {
  /** The root of the checkout that has the packages. */
  readonly from: string;
  /** The root of the one that gets them. */
  readonly to: string;
}

const packages = 'node_modules';

/**
 * Lets a new checkout use the packages that are installed in another one: each package is a link. The link of a package
 * that is a part of the repository, as in a workspace of npm, leads to that part of the new checkout.
 *
 * @param folders the folders of the new checkout that may have packages, relative to its root
 */
export function linkPackages(checkouts: Checkouts, folders: readonly string[]): void {
  folders
    .filter((folder) => existsSync(join(checkouts.from, folder, packages)))
    .forEach((folder) => linkEach(checkouts, join(folder, packages)));
  const above = findAbove(dirname(checkouts.from));
  if (above !== undefined) {
    symlinkSync(above, join(checkouts.to, '..', packages));
  }
}

/** Links what is in a folder. The packages of a scope, such as `@types`, are in a folder of their own. */
function linkEach(checkouts: Checkouts, folder: string): void {
  mkdirSync(join(checkouts.to, folder), { recursive: true });
  for (const name of readdirSync(join(checkouts.from, folder))) {
    const path = join(folder, name);
    const isScope = name.startsWith('@') && !lstatSync(join(checkouts.from, path)).isSymbolicLink();
    if (isScope) {
      linkEach(checkouts, path);
    } else if (!existsSync(join(checkouts.to, path))) {
      symlinkSync(targetOf(checkouts, path), join(checkouts.to, path));
    }
  }
}

function targetOf({ from, to }: Checkouts, path: string): string {
  const given = join(from, path);
  const target = existsSync(given) ? realpathSync(given) : given;
  const inCheckout = relative(from, target);
  const isOwn = isInside(target, from) && !inCheckout.split(/[\\/]/).includes(packages);
  return isOwn && existsSync(join(to, inCheckout)) ? join(to, inCheckout) : target;
}

/** The nearest packages above a folder: Node.js looks there, too. */
function findAbove(folder: string): string | undefined {
  const found = join(folder, packages);
  if (existsSync(found)) {
    return found;
  }
  return dirname(folder) === folder ? undefined : findAbove(dirname(folder));
}

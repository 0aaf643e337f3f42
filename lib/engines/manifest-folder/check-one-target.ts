import { type Finding, finding } from '../../core/error';
import { listed, listedChoices } from '../../core/listed';
import { describeManifest } from '../../core/manifest';
import { checkMixedFiles } from './check-mixed-files';
import { findTwins, type Twins } from './find-twins';
import { type ManifestFile } from './read-manifest-files';
import { findTargetLevel, folderAt, splitLevel } from './target-level';

/**
 * Finds out whether the objects of a folder are for several clusters: if the app has noted that, or if one of them is there
 * in two versions. If one is there with the same content in several folders, these may be those of targets, and that is a
 * warning.
 *
 * @param where the folder
 */
export function checkOneTarget(files: readonly ManifestFile[], where: string): Finding[] {
  const mixed = checkMixedFiles(files, where);
  const noted = distinct(files.flatMap(({ targets = [] }) => targets));
  if (mixed.length > 0 || noted.length > 1) {
    return mixed.length > 0 ? mixed : [severalNoted(noted, where)];
  }
  const twins = findTwins(files);
  const level = noted.length === 1 ? undefined : findTargetLevel(files);
  const apart = twins.find((each) => !each.areSame && level !== undefined && splitLevel(each) === level);
  if (apart !== undefined) {
    const what = `Cannot tell which target is meant: ${nameOf(apart)} is different in ${placesOf(apart, level)}`;
    return [finding({ rule: 'several-targets', where, what, fix: `choose ${choices(files, level)}` })];
  }
  const together = twins.find(({ areSame }) => !areSame);
  if (together !== undefined) {
    return [twoVersions(together, where)];
  }
  const same = noted.length === 1 ? undefined : twins.find((each) => splitLevel(each) !== undefined);
  return same === undefined ? [] : [maybeSeveral(same, where)];
}

function severalNoted(targets: readonly string[], where: string): Finding {
  const what = `Cannot tell which target is meant: the objects are for ${listed(targets)}`;
  return finding({ rule: 'several-targets', where, what, fix: `choose ${flags(targets)}` });
}

function twoVersions(twins: Twins, where: string): Finding {
  const [first, ...others] = distinct(twins.files.map(({ path }) => path));
  const place =
    others.length === 0 ? `there in two versions in ${first}` : `different in ${placesOf(twins, undefined)}`;
  const what = `Cannot tell which target is meant: ${nameOf(twins)} is ${place}`;
  const fix =
    'remove one of the two; if they are for two targets, write each target to a folder of its own: ' +
    "gitOpsLayout({ path: '{target}/{kind}-{name}.yaml' })";
  return finding({ rule: 'several-targets', where, what, fix });
}

function maybeSeveral(twins: Twins, where: string): Finding {
  const level = splitLevel(twins);
  const what = `${nameOf(twins)} is in ${placesOf(twins, level)}, with the same content`;
  const fix = `if these are for two targets, choose ${choices(twins.files, level)}`;
  return finding({ rule: 'several-targets', severity: 'warning', where, what, fix });
}

function nameOf({ manifests }: Twins): string {
  return describeManifest(manifests[0]);
}

/** `dev and in prod`. What is in no folder of a target has the name of its file. */
function placesOf({ files }: Twins, level: number | undefined): string {
  const places = distinct(files.map((file) => folderAt(level, file) ?? file.path));
  return places.length > 3 ? listed(places, 3) : places.join(' and in ');
}

function choices(files: readonly ManifestFile[], level: number | undefined): string {
  return flags(distinct(files.flatMap((file) => folderAt(level, file) ?? [])));
}

function flags(targets: readonly string[]): string {
  return listedChoices([...targets].sort().map((name) => `--target ${name}`));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

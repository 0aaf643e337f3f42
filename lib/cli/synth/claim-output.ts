import { basename, join } from 'node:path';
import { constructMetadataFile } from '../../system/output/collisions';
import { statOf } from '../../system/output/output-folder';
import { ownershipFile, writeOwnership } from '../../system/output/ownership';
import { readFolder } from '../../system/output/read-folder';
import { cdk8sChartReadme } from './chart-files';

/**
 * Lets the files that cdk8s synth wrote count as files of the app, if the app has not listed its files there yet. They can
 * then be replaced and removed: cdk8s removes the whole folder. Other files stay.
 */
export function claimOutputOfCdk8s(output: string): void {
  if (statOf(output)?.isDirectory() !== true || statOf(join(output, ownershipFile)) !== undefined) {
    return;
  }
  const files = readFolder(output);
  const isChart = files.get('README.md')?.toString() === cdk8sChartReadme;
  const claimed = [...files.keys()].filter((path) => isChart || isWrittenByCdk8s(basename(path)));
  if (claimed.length > 0) {
    writeOwnership(output, claimed);
  }
}

function isWrittenByCdk8s(name: string): boolean {
  return name.endsWith('.k8s.yaml') || name === constructMetadataFile;
}

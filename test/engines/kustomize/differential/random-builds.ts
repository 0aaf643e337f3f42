import fc from 'fast-check';
import { type Folder } from '../in-folder';
import { describeDifference, findDifferences } from './compare-builds';

/** How many random folders are built, and the seed that they are made of. */
export interface RandomBuilds {
  readonly builds: number;
  readonly seed: number;
  /** What renders charts. @default - charts are refused */
  readonly helm?: string;
}

/**
 * Builds random folders with kubectl and in process.
 *
 * @throws for the first folder with another result, after it was made as small as possible
 */
export async function demandSameBuilds(
  kubectl: string,
  folders: fc.Arbitrary<Folder>,
  { builds, seed, helm }: RandomBuilds,
): Promise<void> {
  const all = fc.sample(folders, { numRuns: builds, seed });
  const [first] = await findDifferences(kubectl, all, helm);
  if (first !== undefined) {
    const path = String(all.indexOf(first.files));
    await fc.assert(
      fc.asyncProperty(folders, (folder) => demandSameBuild(kubectl, folder, helm)),
      { seed, path, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  }
}

async function demandSameBuild(kubectl: string, folder: Folder, helm?: string): Promise<void> {
  const [difference] = await findDifferences(kubectl, [folder], helm);
  if (difference !== undefined) {
    throw new Error(describeDifference(difference));
  }
}

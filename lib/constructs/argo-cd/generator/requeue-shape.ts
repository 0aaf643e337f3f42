import { largestLong, orLate, whole } from '../../../core/check/shapes';

/** How often a generator looks for changes. After a negative time, Argo CD never looks again. */
export const every = { requeueAfterSeconds: orLate(whole(0, largestLong)) };

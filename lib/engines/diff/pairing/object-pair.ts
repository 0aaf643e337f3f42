import { type Manifest } from '../../../core/manifest';

/** An object before and after. One of them is missing if it is added or removed. */
export interface ObjectPair {
  readonly before?: Manifest;
  readonly after?: Manifest;
  /** Whether the two have different names. */
  readonly isRenamed?: true;
}

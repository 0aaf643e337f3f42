import { type Manifest, type ObjectReference } from '../../../core/manifest';

/** One call of kubectl. */
export interface ApplyStep {
  /** What it does, in words. */
  readonly title: string;
  /** The same as text for a shell. It reads the same files, or the objects that `cdk8s-gitops apply-plan --step` prints. */
  readonly command: string;
  /** The objects that it applies. Empty if it only waits. */
  readonly objects: readonly ObjectReference[];
  /** The arguments of kubectl. They do not name the cluster. */
  readonly args: readonly string[];
  /** Variables that kubectl needs. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** What kubectl reads from standard input. @default - it reads files */
  readonly input?: readonly Manifest[];
  /** The objects that it waits for: it is repeated each second until it succeeds. @default - it must succeed at once */
  readonly waitsFor?: readonly ObjectReference[];
  /** What to do if it fails. @default - to correct what kubectl reports, and to run again */
  readonly fix?: string;
  /** The arguments of a call of kubectl. If that prints something, the step is not needed. @default - it always is */
  readonly unless?: readonly string[];
}

/** A step before its text is made. */
export type StepDraft = Omit<ApplyStep, 'command'>;

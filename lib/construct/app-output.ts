import { type ApiObject } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';

/** What a construct writes beside the app's own files. Only our App writes it. */
export interface AppOutput {
  /** Folder for the files, relative to the working folder. */
  readonly directory: string;
  /** Text by path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Objects that stand in these files and so leave the app's own. */
  readonly objects: readonly ApiObject[];
}

const OUTPUT = Symbol.for('cdk8s-gitops.AppOutput');
const APP = Symbol.for('cdk8s-gitops.App');

/** Registers what a construct writes; `render` is called once at synth, after validation. */
export function registerAppOutput(construct: Construct, render: () => AppOutput): void {
  Object.defineProperty(construct, OUTPUT, { value: render });
}

/** What one construct registered, if anything. */
export function findAppOutput(construct: IConstruct): (() => AppOutput) | undefined {
  return (construct as unknown as Record<symbol, (() => AppOutput) | undefined>)[OUTPUT];
}

/** Marks an App as one that writes registered output. */
export function markAsOurApp(app: Construct): void {
  Object.defineProperty(app, APP, { value: true });
}

/** Whether a construct stands in our App, which writes registered output. */
export function isInOurApp(construct: IConstruct): boolean {
  return APP in construct.node.root;
}

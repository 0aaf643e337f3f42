import { type ApiObject, Chart } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';
import { formatProblem } from '../core/error';
import { type Fault } from '../core/fault';
import { type FileContent } from '../core/text/file-content';

/** What a construct writes in addition to the app's own files. Only our App writes it. */
export interface AppOutput {
  /** Folder for the files, relative to the working folder. It is outside of the app's output folder, or below it. */
  readonly directory: string;
  /** Text or bytes by path. Paths are relative to the folder, with `/` between the parts. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** Files next to the folder, by name. @default - none */
  readonly beside?: ReadonlyMap<string, FileContent>;
  /** Objects that are written to these files, and so not to the app's own files. */
  readonly objects: readonly ApiObject[];
}

const outputMark = Symbol.for('cdk8s-gitops.AppOutput');
const checkMark = Symbol.for('cdk8s-gitops.OutputCheck');
const appMark = Symbol.for('cdk8s-gitops.App');

/** The files that an app is about to write. */
export interface WrittenFiles {
  /** The output folder of the app, as an absolute path. */
  readonly directory: string;
  /** Paths relative to the folder, with `/` between the parts. */
  readonly files: readonly string[];
}

/** What a construct finds wrong with the files of the app. */
export type OutputCheck = (written: WrittenFiles) => readonly Fault[];

/**
 * Registers what a construct writes. `render` is called once at synth, after validation. A plain `cdk8s.App` would
 * silently not write it, so there the validation of the construct fails.
 *
 * @param what the prop that asks for the files, for the message: `emit`
 */
export function registerAppOutput(construct: Construct, what: string, render: () => AppOutput): void {
  Object.defineProperty(construct, outputMark, { value: render });
  construct.node.addValidation({ validate: () => (isInOurApp(construct) ? [] : [needsOurApp(what)]) });
}

/** What a construct has registered, or undefined. */
export function findAppOutput(construct: IConstruct): (() => AppOutput) | undefined {
  return (construct as unknown as Record<symbol, (() => AppOutput) | undefined>)[outputMark];
}

/** Registers a check of the files that the app is about to write. Only our App runs it. */
export function registerOutputCheck(construct: Construct, check: OutputCheck): void {
  Object.defineProperty(construct, checkMark, { value: check });
}

/** The check that a construct has registered, or undefined. */
export function findOutputCheck(construct: IConstruct): OutputCheck | undefined {
  return (construct as unknown as Record<symbol, OutputCheck | undefined>)[checkMark];
}

let isFirstApp = true;
let onlyApp: Construct | undefined;

/** The App of this program, if it has made exactly one so far. What is made without an App is then meant for it. */
export function findOnlyApp(): Construct | undefined {
  return onlyApp;
}

/** Marks an App that writes registered output and knows which cluster a chart is for. */
export function markAsOurApp(app: Construct, target: (chart: Chart) => string): void {
  onlyApp = isFirstApp ? app : undefined;
  isFirstApp = false;
  Object.defineProperty(app, appMark, { value: target });
}

/** The cluster that a construct is for; empty if the app is for one cluster only, as in the App of cdk8s. */
export function targetOf(construct: IConstruct): string {
  const target = (construct.node.root as unknown as Record<symbol, ((chart: Chart) => string) | undefined>)[appMark];
  return target?.(Chart.of(construct)) ?? '';
}

/** Whether a construct is in our App, which writes registered output. */
export function isInOurApp(construct: IConstruct): boolean {
  return appMark in construct.node.root;
}

function needsOurApp(what: string): string {
  return formatProblem({
    what: `Cannot write files for ${what} from the App of cdk8s: it writes Kubernetes objects only`,
    fix: "import { App } from 'cdk8s-gitops'",
  });
}

import { type IConstruct } from 'constructs';
import { GitOpsError } from '../../core/error';

/** A condition that decides whether the objects of a construct are written. */
export interface ConstructSwitch {
  /** Whether it is true by default. */
  readonly isOn: boolean;
  /** The condition itself, for whoever set it. */
  readonly condition: unknown;
}

const switchMark = Symbol.for('cdk8s-gitops.Switches');
const hidingMark = Symbol.for('cdk8s-gitops.HidesSwitchedOff');

/** Whether constructs that are switched off are in the tree now. */
let showsAll = false;

/**
 * Makes a construct depend on a condition. If that is false by default, the construct is not in the tree: its parent
 * does not list it among its children, so that nothing of it is checked or written. Its id stays taken.
 */
export function switchConstruct(construct: IConstruct, by: ConstructSwitch): void {
  const parent = construct.node.scope;
  if (parent === undefined) {
    const what = 'Cannot switch the whole app: it has no parent';
    throw new GitOpsError({ where: 'helmIf', what, fix: 'switch its charts' });
  }
  const switches = [...switchesOf(construct), by];
  Object.defineProperty(construct, switchMark, { value: switches, configurable: true });
  if (!by.isOn) {
    hideSwitchedOff(parent);
  }
}

/** The conditions that were set for a construct itself. */
export function switchesOf(construct: IConstruct): readonly ConstructSwitch[] {
  return (construct as unknown as Record<symbol, readonly ConstructSwitch[] | undefined>)[switchMark] ?? [];
}

/** Runs a function while constructs that are switched off are in the tree. */
export function withAllConstructs<T>(run: () => T): T {
  const before = showsAll;
  showsAll = true;
  try {
    return run();
  } finally {
    showsAll = before;
  }
}

function hideSwitchedOff({ node }: IConstruct): void {
  if (hidingMark in node) {
    return;
  }
  const children = findGetter(node);
  const isShown = (child: IConstruct): boolean => showsAll || switchesOf(child).every(({ isOn }) => isOn);
  Object.defineProperty(node, hidingMark, { value: true });
  Object.defineProperty(node, 'children', { configurable: true, get: () => children.call(node).filter(isShown) });
}

/** The getter of `children`, which may have been replaced on this node. */
function findGetter(node: object): () => IConstruct[] {
  for (let at: unknown = node; at !== null; at = Object.getPrototypeOf(at)) {
    const getter = Object.getOwnPropertyDescriptor(at, 'children')?.get;
    if (getter !== undefined) {
      return getter as () => IConstruct[];
    }
  }
  throw new Error('a node has children');
}

import { startAtCaller } from '../../core/caller-stack';
import { type Tree } from './tree';

/**
 * Validates every construct of the tree once.
 *
 * @throws if a construct is invalid, with all messages in the same form as in cdk8s
 */
export function validateTree(tree: Tree): void {
  const messages = tree.constructs.flatMap((construct) =>
    construct.node.validate().map((message) => `[${construct.node.path}] ${message}`),
  );
  if (messages.length > 0) {
    const error = new Error(`Validation failed with the following errors:\n  ${messages.join('\n  ')}`);
    startAtCaller(error);
    throw error;
  }
}

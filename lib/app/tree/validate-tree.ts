import { type Tree } from './tree';

/**
 * Asks every construct of the tree, once, whether it is valid.
 *
 * @throws with all messages, in the words of cdk8s
 */
export function validateTree(tree: Tree): void {
  const messages = tree.constructs.flatMap((construct) =>
    construct.node.validate().map((message) => `[${construct.node.path}] ${message}`),
  );
  if (messages.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${messages.join('\n  ')}`);
  }
}

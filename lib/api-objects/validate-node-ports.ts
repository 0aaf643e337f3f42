import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { formatProblem } from '../core/error';
import { NodePortClashes } from '../kubernetes/node-port-clashes';
import { isInOurApp } from './app-output';
import { renderApiObject } from './render-api-object';

const validatedMark = Symbol.for('cdk8s-gitops.ValidatesNodePorts');

/**
 * Makes a plain cdk8s App refuse Services with the same node port. Our App does this on its own, and knows which
 * cluster each chart is for.
 */
export function validateNodePorts({ node }: IConstruct): void {
  const { root } = node;
  if (isInOurApp(root) || validatedMark in root) {
    return;
  }
  Object.defineProperty(root, validatedMark, { value: true });
  node.addValidation({
    validate: () => {
      const clashes = new NodePortClashes();
      for (const construct of root.node.findAll()) {
        if (ApiObject.isApiObject(construct) && construct.kind === 'Service') {
          clashes.add({ path: construct.node.path, target: '', manifest: renderApiObject(construct) });
        }
      }
      return clashes.findings.map(formatProblem);
    },
  });
}

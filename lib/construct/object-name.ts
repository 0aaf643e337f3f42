import { Chart } from 'cdk8s';
import { type Construct } from 'constructs';

/**
 * The name of an object that was given none: from the chart's own `generateObjectName` where that is overridden,
 * else the construct path without a hash.
 */
export function objectName(scope: Construct): string {
  const chart = Chart.of(scope);
  return scope.node.path
    .split('/')
    .slice(chart.node.path.split('/').length - 1)
    .join('-')
    .toLowerCase();
}

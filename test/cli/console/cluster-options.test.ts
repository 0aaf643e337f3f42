import { Command } from 'commander';
import { addClusterOptions, openCluster } from '../../../lib/cli/console/cluster-options';
import { kubeconfigFor } from '../../engines/kubectl/kubeconfig-for';
import { describeWithTool } from '../../real-tools';

test('a command gets the flags of kubectl that set the cluster', () => {
  const command = addClusterOptions(new Command('status'));

  command.parse(['--context', 'dev', '-n', 'shop', '--kubeconfig', 'path'], { from: 'user' });

  expect(command.opts()).toEqual({ context: 'dev', namespace: 'shop', kubeconfig: 'path' });
});

describeWithTool('kubectl-1.36', 'openCluster', (program) => {
  const { KUBECTL: before } = process.env;
  afterAll(() => {
    delete process.env.KUBECTL;
    Object.assign(process.env, before === undefined ? {} : { KUBECTL: before });
  });

  test('flags set the cluster, and KUBECTL the program', async () => {
    process.env.KUBECTL = program;
    const kubeconfig = kubeconfigFor('https://127.0.0.1:6443');

    const { cluster } = await openCluster({ context: 'none', namespace: 'shop', kubeconfig });

    expect(cluster).toEqual({ context: 'none', server: 'http://127.0.0.1:1', namespace: 'shop' });
  });
});

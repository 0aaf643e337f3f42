import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, createServer as createSilentServer } from 'node:net';
import { clusterFlags, Kubectl } from '../../../lib/engines/kubectl/kubectl';
import { messageOfAsync } from '../../message-of';
import { describeWithTools } from '../../real-tools';
import { kubeconfigFor } from './kubeconfig-for';

describeWithTools(['kubectl-1.36', 'kubectl-1.27'], 'kubectl', ([current, oldest]) => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ path: request.url }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  const silent = createSilentServer();
  afterAll(() => [server, silent].forEach((each) => each.close()));

  test.each([
    { version: '1.36', program: current },
    { version: '1.27', program: oldest },
  ])('$version asks the cluster of the kubeconfig', async ({ program }) => {
    const kubectl = await Kubectl.open({ kubectl: program, kubeconfig: kubeconfigFor(address), namespace: 'shop' });

    const answer = await kubectl.run(['get', '--raw=/readyz']);

    expect(kubectl.cluster).toEqual({ context: 'dev', server: address, namespace: 'shop' });
    expect(JSON.parse(answer.text())).toEqual({ path: '/readyz' });
  });

  test('a call that fails is an error with what kubectl reports', async () => {
    const path = kubeconfigFor(address);
    const kubectl = await Kubectl.open({ kubectl: current, kubeconfig: path, context: 'none' });

    await expect(kubectl.run(['get', '--raw=/readyz'])).rejects.toThrow(
      `[kubectl] Cannot run ${current} get --raw=/readyz --context=none --kubeconfig=${path}: it ended with exit code 1\n` +
        '    The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n' +
        '  Fix: read what kubectl reports above',
    );
  });

  test('a kubeconfig that is missing is an error', async () => {
    await expect(Kubectl.open({ kubectl: current, kubeconfig: 'no/config' })).rejects.toThrow(
      '[kubectl] Cannot ask the cluster: the kubeconfig no/config is not there\n' +
        '  Fix: use the path of a file that has a context',
    );
  });

  test('an API server that takes a call and is silent ends the call after a time', async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const path = kubeconfigFor(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const kubectl = await Kubectl.open({ kubectl: current, kubeconfig: path });

    const message = await messageOfAsync(kubectl.run(['get', '--raw=/readyz'], { silenceLimit: 0.3 }));

    expect(message).toBe(
      `[kubectl] Cannot run ${current} get --raw=/readyz --kubeconfig=${path}: it gave no sign of life for 0.3 seconds\n` +
        '  Fix: make sure that kubectl cluster-info answers: the API server, or a program that logs in, is silent',
    );
  });

  test('a call is stopped by the signal', async () => {
    const stop = new AbortController();
    const kubectl = await Kubectl.open({ kubectl: current, kubeconfig: kubeconfigFor(address), signal: stop.signal });

    stop.abort();

    await expect(kubectl.run(['get', '--raw=/readyz'])).rejects.toThrow('it was stopped');
  });
});

test('the flags of kubectl set the context and the file, and not the namespace', () => {
  const options = { context: 'prod', namespace: 'shop', kubeconfig: 'kube config' };

  expect(clusterFlags(options)).toEqual(['--context=prod', '--kubeconfig=kube config']);
});

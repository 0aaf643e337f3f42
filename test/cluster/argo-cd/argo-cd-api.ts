import { request } from 'node:https';
import { kubectl } from '../harness/kubectl';
import { until } from '../harness/poll';
import { settings } from './settings';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Argo CD's API on the NodePort, over https with its self-signed certificate. */
export class ArgoCdApi {
  private constructor(private readonly address: string) {}

  /** Finds an address of a node on which the API answers. */
  public static async at(nodePort: number): Promise<ArgoCdApi> {
    const hosts = settings.nodeAddress === undefined ? ['127.0.0.1', ...nodeAddresses()] : [settings.nodeAddress];
    return until(`https on NodePort ${nodePort}`, { within: 120, every: 2 }, async () => {
      for (const host of hosts) {
        const api = new ArgoCdApi(`https://${host}:${nodePort}`);
        const answer = await api.send('GET', '/api/version').catch(() => undefined);
        if (answer?.status === 200) {
          return api;
        }
      }
      return undefined;
    });
  }

  public async version(): Promise<unknown> {
    return (await this.send('GET', '/api/version')).body.Version;
  }

  /** Status of a login, and the user that is then logged in. */
  public async login(username: string, password: string): Promise<{ status: number; user?: unknown }> {
    const { status, body } = await this.send('POST', '/api/v1/session', { username, password });
    if (status !== 200) {
      return { status };
    }
    const info = await this.send('GET', '/api/v1/session/userinfo', undefined, String(body.token));
    return { status, user: info.body.username };
  }

  private send(method: string, path: string, body?: object, token?: string): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const options = { method, headers, rejectUnauthorized: false, timeout: 10_000 };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.address}${path}`, options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: asJson(text) }));
      });
      sent.on('error', reject).on('timeout', () => sent.destroy(new Error('timeout')));
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

function asJson(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return { text };
  }
}

function nodeAddresses(): string[] {
  const path = '{.items[*].status.addresses[?(@.type=="InternalIP")].address}';
  return kubectl(['get', 'nodes', '--output', `jsonpath=${path}`]).split(' ');
}

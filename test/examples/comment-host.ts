import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A comment on a pull request. */
export interface Comment {
  /** The list that it is in. */
  readonly path: string;
  readonly body: string;
}

/** A host with comments, as GitHub and GitLab have them. */
export interface CommentHost {
  readonly address: string;
  comments(): readonly Comment[];
  /** Adds a comment of somebody else. */
  add(path: string, body: string): void;
  clear(): void;
  close(): void;
}

/** Starts a host that takes requests with a token: it lists comments in pages, adds and replaces them. */
export async function startCommentHost(token: string): Promise<CommentHost> {
  const comments: Comment[] = [];
  const server = createServer((request, response) => {
    void answer(comments, request, token).then(([status, body, headers]) =>
      response.writeHead(status, headers).end(JSON.stringify(body)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments: () => [...comments],
    add: (path, body) => comments.push({ path, body }),
    clear: () => (comments.length = 0),
    close: () => server.close(),
  };
}

async function answer(
  comments: Comment[],
  request: IncomingMessage,
  token: string,
): Promise<[status: number, body: unknown, headers?: Readonly<Record<string, string>>]> {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`);
  const { pathname: path } = url;
  const body = bodyOf(await text(request));
  const { authorization, 'private-token': ownToken } = request.headers;
  if (authorization !== `Bearer ${token}` && ownToken !== token) {
    return [403, { message: 'Forbidden' }];
  }
  switch (request.method) {
    case 'GET': {
      const listed = comments.map((comment, id) => ({ id, ...comment })).filter((comment) => comment.path === path);
      return pageOf(listed, url);
    }
    case 'POST':
      comments.push({ path, body });
      return [201, {}];
    default: {
      // PATCH …/comments/1 of GitHub, where the number of the pull request is left out, and PUT …/notes/1 of GitLab.
      const id = Number(path.slice(path.lastIndexOf('/') + 1));
      comments[id] = { ...comments[id], body };
      return [200, {}];
    }
  }
}

/** A page of a list, with the address of the next one, as both hosts have it. */
function pageOf(
  all: readonly unknown[],
  url: URL,
): [status: number, body: unknown, headers: Readonly<Record<string, string>>] {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 20));
  const number = Number(url.searchParams.get('page') ?? 1);
  const linkTo = (page: number, relation: string): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(page));
    return `<${target.href}>; rel="${relation}"`;
  };
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [linkTo(1, 'first'), ...(number < last ? [linkTo(number + 1, 'next')] : []), linkTo(last, 'last')];
  return [200, all.slice((number - 1) * size, number * size), { Link: links.join(', ') }];
}

/** JSON, or a form. */
function bodyOf(sent: string): string {
  return sent.startsWith('{')
    ? (JSON.parse(sent) as { readonly body: string }).body
    : (new URLSearchParams(sent).get('body') ?? '');
}

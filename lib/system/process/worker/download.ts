import { counted } from '../../../core/text/counted';
import { ByteCollector } from '../child/byte-collector';

/** What to download, and its limits. */
export interface DownloadRequest {
  readonly url: string;
  /** In seconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly maxSize: number;
}

/** The content of a URL, or why there is none. */
export type Download = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly why: string };

/** Downloads the content of a URL. It follows redirects. */
export async function download(request: DownloadRequest): Promise<Download> {
  try {
    const response = await fetch(request.url, { signal: AbortSignal.timeout(request.timeout * 1000) });
    return response.ok
      ? await readBody(response, request)
      : { why: `the server answers ${response.status} ${response.statusText}` };
  } catch (error) {
    return { why: describeFailure(error as Error, request) };
  }
}

async function readBody(response: Response, { maxSize }: DownloadRequest): Promise<Download> {
  const body = new ByteCollector();
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    body.push(chunk);
    if (body.size > maxSize) {
      return { why: `it is larger than ${counted(maxSize, 'byte')}` };
    }
  }
  return { bytes: body.bytes() };
}

/** The reason of a failed fetch is in the cause of its error. */
function describeFailure({ name, message, cause }: Error, { timeout }: DownloadRequest): string {
  const { message: reason, code } = (cause ?? {}) as { message?: string; code?: string };
  return name === 'TimeoutError' ? `no answer within ${counted(timeout, 'second')}` : reason || code || message;
}

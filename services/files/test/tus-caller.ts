import { readRefusal, UPLOADS_PATH } from '@haicap/contracts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The code of a refusal, as the gateway reads it. */
  readonly code: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

const encoded = (text: string) => Buffer.from(text).toString('base64');

/** A client of the upload protocol that does one request at a time, and exactly what it is told. */
export class TusCaller {
  constructor(private readonly url: string, private readonly token: string | undefined) {}

  async ask(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer> | string): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method, headers: { 'tus-resumable': '1.0.0', ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }), ...headers }, ...(body === undefined ? {} : { body }),
    });
    const refused = readRefusal(Object.fromEntries(response.headers));
    return { status: response.status, headers: response.headers, code: refused?.code, params: refused?.params ?? {}, body: Buffer.from(await response.arrayBuffer()) };
  }

  create(sizeBytes: number, { name, type }: { name?: string; type?: string } = {}): Promise<Answer> {
    const metadata = [...(name === undefined ? [] : [`filename ${encoded(name)}`]), ...(type === undefined ? [] : [`filetype ${encoded(type)}`])].join(',');
    return this.ask('POST', UPLOADS_PATH, { 'upload-length': String(sizeBytes), ...(metadata === '' ? {} : { 'upload-metadata': metadata }) });
  }

  send(fileId: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return this.ask('PATCH', `${UPLOADS_PATH}/${fileId}`, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);
  }

  head(fileId: string): Promise<Answer> {
    return this.ask('HEAD', `${UPLOADS_PATH}/${fileId}`);
  }

  cancel(fileId: string): Promise<Answer> {
    return this.ask('DELETE', `${UPLOADS_PATH}/${fileId}`);
  }

  /** A whole upload in one piece; the answer is the one of the last part, or of whatever refused it. */
  async upload(bytes: Uint8Array<ArrayBuffer>, named: { name?: string; type?: string } = {}): Promise<Answer & { readonly fileId: string }> {
    const created = await this.create(bytes.byteLength, named);
    const fileId = idIn(created);
    return created.code === undefined ? { ...(await this.send(fileId, 0, bytes)), fileId } : { ...created, fileId };
  }

  content(fileId: string, query = ''): Promise<Answer> {
    return this.ask('GET', `/api/v1/files/${fileId}/content${query}`);
  }
}

export function idIn({ headers }: Answer): string {
  return headers.get('location')?.split('/').at(-1) ?? '';
}

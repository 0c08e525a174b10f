import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAYS = '730';
const LEAF = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n';

/** Keys and certificates of the simulator, made by openssl in a folder. */
export class Authority {
  readonly #folder: string;
  readonly #name: string;

  constructor(folder: string, name: string) {
    this.#folder = join(folder, name);
    this.#name = name;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.#path('leaf.ext'), LEAF);
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', this.#path('root.key'), '-out', this.rootPath, '-days', DAYS, '-utf8',
      '-subj', `/C=VN/O=HaiCap/CN=SIMULATED ${name} CA`);
  }

  get rootPath(): string {
    return this.#path('root.pem');
  }

  /** Makes a key and a certificate under a name of file, for a person. */
  issue(id: string, person: string, isRsa: boolean): void {
    const kind = isRsa ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    openssl('req', '-newkey', ...kind, '-nodes', '-keyout', this.#path(`${id}.key`), '-out', this.#path(`${id}.csr`), '-utf8', '-subj', `/C=VN/O=${this.#name}/CN=${person}`);
    openssl('x509', '-req', '-in', this.#path(`${id}.csr`), '-CA', this.rootPath, '-CAkey', this.#path('root.key'), '-CAcreateserial',
      '-out', this.#path(`${id}.pem`), '-days', DAYS, '-extfile', this.#path('leaf.ext'));
  }

  /** Certificate and root, each in base64 of its DER. */
  chain(id: string): string[] {
    return [this.#path(`${id}.pem`), this.rootPath].map((path) => readFileSync(path, 'utf8').replace(/-----[A-Z ]+-----|\s/g, ''));
  }

  sign(id: string, hash: Uint8Array): string {
    const input = this.#path(`${id}.hash`);
    writeFileSync(input, hash);
    return openssl('pkeyutl', '-sign', '-inkey', this.#path(`${id}.key`), '-in', input, '-pkeyopt', 'digest:sha256').toString('base64');
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

function openssl(...words: string[]): Buffer {
  return execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });
}

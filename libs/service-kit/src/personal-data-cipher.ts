import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { DataKeyRing } from './keys/data-key-ring.js';
import { isPersonalCell } from './keys/personal-columns.js';

/** The place a value is stored in. It is authenticated, so a value copied to another row or column does not decrypt. */
export interface CellAddress {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export interface PersonalDataKeys {
  /** 32 bytes; encrypts. */
  readonly key: Uint8Array;
  readonly keyId: string;
  /** 32 bytes, independent of `key`; makes blind indexes. */
  readonly indexKey: Uint8Array;
  /** Keys of before a rotation, by key id; they only decrypt. */
  readonly formerKeys?: Readonly<Record<string, Uint8Array>>;
  /** A file with the keys of now, read again when it changes; it counts instead of the keys above once it is there. */
  readonly ringPath?: string | undefined;
  /** Told when that file cannot be read. */
  readonly onProblem?: (problem: Error) => void;
  /** Cells that may be written; those of the list of personal data when nothing is said. */
  readonly mayWrite?: (cell: CellAddress) => boolean;
}

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;
/** Version and key id stand within so many bytes. */
const HEAD_BYTES_MAX = 80;

/**
 * Encrypts person columns with AES-256-GCM, one random nonce per value, bound to table, column and row. The text is
 * `v1.<key id>.<base64 of nonce, ciphertext and tag>`. `blindIndex` allows to find an equal value without reading any.
 */
export class PersonalDataCipher {
  // Key objects: with raw bytes every cipher would take the key in again, which costs more than encrypting a name.
  readonly #ring: DataKeyRing;
  readonly #indexKey: KeyObject;
  readonly #mayWrite: (cell: CellAddress) => boolean;

  constructor({ key, keyId, indexKey, formerKeys = {}, ringPath, onProblem, mayWrite = isPersonalCell }: PersonalDataKeys) {
    this.#indexKey = secretKey(indexKey);
    this.#mayWrite = mayWrite;
    const keys = new Map([...Object.entries(formerKeys).map(([id, former]) => [id, secretKey(former)] as const), [keyId, secretKey(key)]]);
    this.#ring = new DataKeyRing({ first: { keyId, keys }, path: ringPath, ...(onProblem === undefined ? {} : { onProblem }) });
  }

  /** The id of the key that writes now. */
  get keyId(): string {
    return this.#ring.now().keyId;
  }

  /** Encrypts a value for one cell. */
  encrypt(plain: string, cell: CellAddress): string {
    const { keyId, key } = this.#writing(cell);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticated(cell));
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${keyId}.${sealed.toString('base64')}`;
  }

  /** Decrypts a value of one cell; throws when it was altered, moved, or made with an unknown key. */
  decrypt(text: string, cell: CellAddress): string {
    const [version, keyId = '', body = ''] = text.split('.');
    const key = this.#reading(keyId);
    if (version !== 'v1' || key === undefined) throw new Error('a person column has an unknown form or key');
    const sealed = Buffer.from(body, 'base64');
    if (sealed.length < IV_BYTES + TAG_BYTES) throw new Error('a person column is cut short');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(authenticated(cell));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const plain = [decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES)), decipher.final()];
    return Buffer.concat(plain).toString('utf8');
  }

  /** Encrypts bytes that hold personal data, such as a paper, for one cell. The key id stands before them in clear. */
  encryptBytes(plain: Uint8Array, cell: CellAddress): Buffer {
    const { keyId, key } = this.#writing(cell);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticated(cell));
    return Buffer.concat([Buffer.from(`v1.${keyId}.`, 'latin1'), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** Decrypts bytes of one cell; throws when they were altered, moved, or made with an unknown key. */
  decryptBytes(sealed: Uint8Array, cell: CellAddress): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const [version, keyId = ''] = bytes.toString('latin1', 0, HEAD_BYTES_MAX).split('.');
    const key = this.#reading(keyId);
    if (version !== 'v1' || key === undefined) throw new Error('encrypted bytes have an unknown form or key');
    const body = bytes.subarray(version.length + keyId.length + 2);
    if (body.length < IV_BYTES + TAG_BYTES) throw new Error('encrypted bytes are cut short');
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(authenticated(cell));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, body.length - TAG_BYTES)), decipher.final()]);
  }

  #writing(cell: CellAddress): { readonly keyId: string; readonly key: KeyObject } {
    if (!this.#mayWrite(cell)) throw new Error(`the list of personal data does not name ${cell.table}.${cell.column}`);
    const { keyId, keys } = this.#ring.now();
    const key = keys.get(keyId);
    if (key === undefined) throw new Error('the key that writes is not on the ring');
    return { keyId, key };
  }

  #reading(keyId: string): KeyObject | undefined {
    return this.#ring.now().keys.get(keyId) ?? this.#ring.anew().keys.get(keyId);
  }

  /** 32 hexadecimal digits that are equal for equal normalised values and tell nothing else. */
  blindIndex(normalised: string): string {
    return createHmac('sha256', this.#indexKey).update(normalised, 'utf8').digest().subarray(0, INDEX_BYTES).toString('hex');
  }
}

function secretKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}

// Lengths keep ("a", "b|c") and ("a|b", "c") apart.
const authenticated = ({ table, column, rowId }: CellAddress) =>
  Buffer.from([table, column, rowId].map((part) => `${part.length}:${part}`).join('|'), 'utf8');

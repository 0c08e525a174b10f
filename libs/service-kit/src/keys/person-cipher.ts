import { PersonalDataCipher } from '../personal-data-cipher.js';
import type { Logger } from '../logger.js';

/** What a configuration says of the keys of person columns. */
export interface DataKeyConfig {
  readonly dataKey: Uint8Array;
  readonly dataKeyId: string;
  readonly indexKey: Uint8Array;
  readonly dataRing?: string | undefined;
}

/** The cipher of a process, with keys that may change while it runs. Example: `const cipher = personCipher(config, logger);` */
export function personCipher({ dataKey, dataKeyId, indexKey, dataRing }: DataKeyConfig, logger: Logger): PersonalDataCipher {
  return new PersonalDataCipher({
    key: dataKey, keyId: dataKeyId, indexKey, ringPath: dataRing,
    onProblem: (error) => logger.error({ err: error }, 'the key ring cannot be read; the keys of before go on'),
  });
}

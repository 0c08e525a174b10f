import { generateKeyPairSync, sign } from 'node:crypto';

const SEQUENCE = 0x30;
const [ECDSA_WITH_SHA256, COMMON_NAME] = [der(0x06, Buffer.from('2a8648ce3d040302', 'hex')), der(0x06, Buffer.from('550403', 'hex'))];

/** A key and a certificate that nobody but itself vouches for. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
  const name = der(SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from('nobody')))));
  const validity = der(SEQUENCE, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const version3 = der(0xa0, der(0x02, Buffer.from([2])));
  const body = der(SEQUENCE, version3, der(0x02, Buffer.from([1])), algorithm, name, validity, name, publicKey.export({ type: 'spki', format: 'der' }));
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: pem(der(SEQUENCE, body, algorithm, signature)) };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

import { open, readFile, rename } from 'node:fs/promises';
import { PDF, type Signer } from '@libpdf/core';
import type { PdfJob } from './pdf-work.js';

export type SignOutside = (signer: number, bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * Adds signatures to a PDF, one after the other (PAdES, subfilter ETSI.CAdES.detached). Each is an update behind the bytes
 * that were there, so signatures of before stay what they were.
 */
export async function signPdf(job: Extract<PdfJob, { kind: 'sign' }>, signOutside: SignOutside): Promise<void> {
  let bytes: Uint8Array = await readFile(job.inPath);
  for (const [index, { certificate, chain, keyType }] of job.signers.entries()) {
    const signer: Signer = {
      certificate, certificateChain: [...chain], keyType, signatureAlgorithm: keyType === 'EC' ? 'ECDSA' : 'RSASSA-PKCS1-v1_5',
      sign: (toSign) => signOutside(index, toSign),
    };
    const pdf = await PDF.load(bytes);
    ({ bytes } = await pdf.sign({ signer, signingTime: job.at, reason: job.reason, location: job.location, level: 'B-B' }));
  }
  await writeDurably(job.outPath, bytes);
}

async function writeDurably(outPath: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${outPath}.part`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, outPath);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listReceiptKeys } from '@haicap/contracts';
import type { RpcClient } from '@haicap/messaging';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RETRY_AFTER_S, type Admission } from '../admission/admission.js';
import { Problem } from '../edge/problem.js';
import { reported } from '../web/security-headers.js';

const PATH = '/verify/receipt';
/** The build leaves this where the public keys belong. */
const KEYS_PLACEHOLDER = '__RECEIPT_KEYS__';
const PRIORITY = 'tracking';
const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/;

export interface VerifyPageSetup {
  readonly webDir: string;
  readonly rpc: RpcClient;
  readonly admission: Admission;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

/**
 * Serves the page that verifies receipts without a network: one file that holds its script, allowed by its hash, and the
 * public keys of the installation. Saved to a disk it works for as long as those keys are the right ones.
 */
export function serveVerifyPage(http: FastifyInstance, { webDir, rpc, admission, onError }: VerifyPageSetup): void {
  http.get(PATH, { errorHandler: onError }, async (_request, reply) => {
    const html = await readPage(join(webDir, 'verify-receipt.html'));
    const keys = await keysFor({ rpc, admission });
    if (!keys.ok) throw new Problem(keys.error.code, keys.error.params);
    // The policy in the file holds on a disk too; frames can only be forbidden by a header.
    const policy = reported(`${POLICY.exec(html)?.[1] ?? "default-src 'none'"}; object-src 'none'; frame-ancestors 'none'`);
    return reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' }).type('text/html; charset=utf-8')
      // A less-than sign could end the element that holds the keys.
      .send(html.replace(KEYS_PLACEHOLDER, () => JSON.stringify(keys.value).replaceAll('<', '\\u003c')));
  });
}

// The page is for everybody, so its question takes a place like every other one.
async function keysFor({ rpc, admission }: Pick<VerifyPageSetup, 'rpc' | 'admission'>) {
  const leave = admission.enter(listReceiptKeys.service, PRIORITY);
  if (leave === undefined) throw new Problem('OVERLOADED', { priority: PRIORITY }, RETRY_AFTER_S[PRIORITY]);
  try {
    return await rpc.call(listReceiptKeys, {}, {});
  } finally {
    leave();
  }
}

async function readPage(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Problem('NOT_FOUND') : error;
  }
}

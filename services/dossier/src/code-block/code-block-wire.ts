import type { RpcReply, takeCodeBlock } from '@haicap/contracts';
import { formatDossierCode } from '@haicap/kernel';
import type { CodeBlock } from './code-block.js';

/** A block, and whether a desk took it along. */
export interface KeptBlock extends CodeBlock {
  readonly offline: boolean;
}

/** Every code of a block. */
export function codesOf({ agencyCode, localDate, firstNumber, lastNumber }: CodeBlock): string[] {
  return Array.from({ length: lastNumber - firstNumber + 1 }, (_, index) => formatDossierCode({ agencyCode, receivedOn: localDate, sequence: firstNumber + index }));
}

/** A block as it leaves the service: unused is what no dossier has. */
export function toCodeBlock(block: KeptBlock, given: ReadonlySet<string>): RpcReply<typeof takeCodeBlock> {
  const unused = codesOf(block).map((code, index) => ({ code, number: block.firstNumber + index })).filter(({ code }) => !given.has(code));
  const { agencyCode, unitId, localDate: day, desk, firstNumber, lastNumber, offline } = block;
  return { agencyCode, unitId, day, desk, firstNumber, lastNumber, offline, unusedNumbers: unused.map(({ number }) => number), unusedCodes: unused.map(({ code }) => code) };
}

import { refusal, type Refusal, type RpcReply, type RpcRequest, type listAuditRoots, type lookUpAuditRoot } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { AuditVerifier, CheckpointStore, type DailyRoot } from '@haicap/outbox';
import { readCursor, writeCursor } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const lastDay = z.iso.date();

/** Shows the daily roots as they lie in the store of checkpoints, newest first. */
@Injectable()
export class ReadAuditRoots {
  /** Roots never change, so each is read once. */
  readonly #read = new Map<string, Promise<DailyRoot>>();

  constructor(
    private readonly store: CheckpointStore,
    private readonly verifier: AuditVerifier,
  ) {}

  async list({ limit, cursor }: RpcRequest<typeof listAuditRoots>): Promise<Result<RpcReply<typeof listAuditRoots>, Refusal>> {
    const before = readCursor(cursor, lastDay);
    if (!before.ok) return before;
    const days = (await this.store.rootDays()).filter((day) => before.value === undefined || day < before.value).toReversed();
    const shown = days.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      items: await Promise.all(shown.map((day) => this.root(day))), key: this.key(),
      ...(last !== undefined && days.length > shown.length ? { nextCursor: writeCursor(last) } : {}),
    });
  }

  async lookUp({ day }: RpcRequest<typeof lookUpAuditRoot>): Promise<Result<RpcReply<typeof lookUpAuditRoot>, Refusal>> {
    const days = await this.store.rootDays();
    if (!days.includes(day)) return err(refusal('AUDIT_ROOT_NOT_FOUND'));
    return ok({ ...await this.root(day), key: this.key() });
  }

  private root(day: string): Promise<DailyRoot> {
    const known = this.#read.get(day) ?? this.store.root(day);
    this.#read.set(day, known);
    known.catch(() => this.#read.delete(day));
    return known;
  }

  private key() {
    return { keyId: this.verifier.keyId, publicKey: Buffer.from(this.verifier.publicKey).toString('base64') };
  }
}

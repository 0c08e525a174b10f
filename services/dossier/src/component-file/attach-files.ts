import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Refusal } from '@haicap/contracts';
import { localDateOf, ok, type Result } from '@haicap/kernel';
import type { OwnedDossier, Rights } from '../access/access.js';
import { checkNamed, type KnownFile } from '../file-mirror/file-mirror.js';
import { FindFiles } from '../file-mirror/find-files.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import type { AttachedFile, NamedFile } from './component-file.js';
import { ComponentFileStore } from './component-file.store.js';

/** What a command hands in, as far as it names files. */
export interface Naming {
  readonly components: readonly { readonly code: string; readonly files?: readonly string[] | undefined }[];
  /** Who gives the command. */
  readonly accountId: string;
  /** The citizen whose dossier it is, if it is one's. */
  readonly ownerAccountId: string | null;
  /** What officers of these units have scanned may be named, too. */
  readonly unitIds: readonly string[];
}

/** Lets a dossier name files that are complete, and keeps their hashes with it. */
@Injectable()
export class AttachFiles {
  constructor(private readonly files: FindFiles, private readonly posts: FindPosts, private readonly store: ComponentFileStore) {}

  async check(tx: EntityManager, naming: Naming, at: Date): Promise<Result<readonly NamedFile[], Refusal>> {
    const named = naming.components.flatMap(({ code, files = [] }) => [...new Set(files)].map((fileId, position) => ({ code, position, fileId })));
    if (named.length === 0) return ok([]);
    const checked = await this.checkFiles(tx, named.map(({ fileId }) => fileId), naming, at);
    if (!checked.ok) return checked;
    return ok(checked.value.flatMap(({ fileId, sha256, sizeBytes, pages, mediaType }, index) => {
      const place = named[index];
      return place === undefined ? [] : [{ fileId, sha256, sizeBytes, pages, mediaType, code: place.code, position: place.position }];
    }));
  }

  /** Whether these files may be named here, whatever they are named as. */
  async checkFiles(tx: EntityManager, fileIds: readonly string[], naming: Naming, at: Date): Promise<Result<readonly KnownFile[], Refusal>> {
    const known = await this.files.byId(tx, fileIds);
    const uploaders = await this.#uploaders(tx, [...known.values()], naming, at);
    return checkNamed(fileIds, known, ({ ownerAccountId }) => uploaders.has(ownerAccountId), at);
  }

  async save(tx: EntityManager, files: readonly AttachedFile[]): Promise<void> {
    if (files.length > 0) await this.store.insert(tx, files);
  }

  /** The accounts whose files may be named here. */
  async #uploaders(tx: EntityManager, files: readonly KnownFile[], { accountId, ownerAccountId, unitIds }: Naming, at: Date): Promise<ReadonlySet<string>> {
    const uploaders = new Set([accountId, ...(ownerAccountId === null ? [] : [ownerAccountId])]);
    const others = new Set(files.map((file) => file.ownerAccountId).filter((account) => !uploaders.has(account)));
    for (const account of others) {
      const held = await this.posts.heldOn(tx, account, localDateOf(at));
      if (held.some(({ unitId }) => unitIds.includes(unitId))) uploaders.add(account);
    }
    return uploaders;
  }
}

/** What a command on an existing dossier may name: own files, those of officers of its units, and of the citizen who filed it. */
export function namingOf(components: Naming['components'] | undefined, { accountId, isCitizen }: Rights, receipt: OwnedDossier): Naming {
  const { ownerAccountId, receivingUnitId, competentUnitId, returningUnitId } = receipt;
  return { components: components ?? [], accountId, ownerAccountId, unitIds: isCitizen ? [] : [receivingUnitId, competentUnitId, returningUnitId] };
}

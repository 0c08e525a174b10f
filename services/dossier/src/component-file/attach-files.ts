import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refusal, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import type { OwnedDossier, Rights } from '../access/access.js';
import { checkNamed, type KnownFile } from '../file-mirror/file-mirror.js';
import { FindFiles } from '../file-mirror/find-files.js';
import { FindPosts } from '../officer-mirror/find-posts.js';
import type { AttachedFile, NamedFile } from './component-file.js';
import { ComponentFileStore, type ComponentFile } from './component-file.store.js';

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

  async check(tx: EntityManager, naming: Naming, at: Date): Promise<Named> {
    const [named] = await this.checkMany(tx, [naming], at);
    if (named === undefined) throw new Error('a naming has no answer');
    return named;
  }

  /** The same for many commands, each judged by itself; what is known of their files and uploaders is read once for all. */
  async checkMany(tx: EntityManager, namings: readonly Naming[], at: Date): Promise<Named[]> {
    const places = namings.map(({ components }) =>
      components.flatMap(({ code, files = [] }) => [...new Set(files)].map((fileId, position) => ({ code, position, fileId }))));
    const known = await this.#known(tx, namings, places.map((ofOne) => ofOne.map(({ fileId }) => fileId)), at);
    return namings.map((naming, index): Named => {
      const named = places[index] ?? [];
      const checked = judge(named.map(({ fileId }) => fileId), naming, known, at);
      if (!checked.ok) return checked;
      return ok(checked.value.flatMap(({ fileId, sha256, sizeBytes, pages, mediaType }, n) => {
        const place = named[n];
        return place === undefined ? [] : [{ fileId, sha256, sizeBytes, pages, mediaType, code: place.code, position: place.position }];
      }));
    });
  }

  /** Whether these files may be named here, whatever they are named as. */
  async checkFiles(tx: EntityManager, fileIds: readonly string[], naming: Naming, at: Date): Promise<Result<readonly KnownFile[], Refusal>> {
    return judge(fileIds, naming, await this.#known(tx, [naming], [fileIds], at), at);
  }

  /** The files of a dossier by component, in the order in which they were handed in. */
  async of(tx: EntityManager, dossierId: string): Promise<readonly ComponentFile[]> {
    return this.store.filesOf(tx, dossierId);
  }

  /** The files by which papers of earlier dossiers were handed in; a paper without any was seen at a desk. */
  async ofEarlier(tx: EntityManager, papers: readonly { readonly dossierId: string; readonly code: string }[]): Promise<Result<readonly NamedFile[], Refusal>> {
    const files = await this.store.filesOfPapers(tx, papers);
    const infected = files.filter(({ scan }) => scan === 'infected').map(({ code }) => code);
    if (infected.length > 0) return err(refusal('REUSE_NOT_POSSIBLE', { components: [...new Set(infected)], reason: 'infected' }));
    return ok(files.map(({ scan: _scan, ...file }) => file));
  }

  async save(tx: EntityManager, files: readonly AttachedFile[]): Promise<void> {
    if (files.length > 0) await this.store.insert(tx, files);
  }

  async #known(tx: EntityManager, namings: readonly Naming[], fileIds: readonly (readonly string[])[], at: Date): Promise<Known> {
    const ids = [...new Set(fileIds.flat())];
    if (ids.length === 0) return { files: new Map(), posts: [] };
    const files = await this.files.byId(tx, ids);
    const others = namings.flatMap((naming, index) => (fileIds[index] ?? []).flatMap((fileId) => files.get(fileId)?.ownerAccountId ?? []).filter((account) => !isOwn(naming, account)));
    const day = localDateOf(at);
    const posts = others.length === 0 ? [] : await this.posts.everHeld(tx, [...new Set(others)]);
    return { files, posts: posts.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) };
  }
}

type Named = Result<readonly NamedFile[], Refusal>;

/** What is known of files that are named, and the posts that their other uploaders hold today. */
interface Known {
  readonly files: ReadonlyMap<string, KnownFile>;
  readonly posts: readonly { readonly officerId: string; readonly unitId: string }[];
}

function isOwn({ accountId, ownerAccountId }: Naming, uploader: string): boolean {
  return uploader === accountId || uploader === ownerAccountId;
}

function judge(fileIds: readonly string[], naming: Naming, { files, posts }: Known, at: Date): Result<readonly KnownFile[], Refusal> {
  const scannedThere = (uploader: string) => posts.some(({ officerId, unitId }) => officerId === uploader && naming.unitIds.includes(unitId));
  return checkNamed(fileIds, files, ({ ownerAccountId }) => isOwn(naming, ownerAccountId) || scannedThere(ownerAccountId), at);
}

/** What a command on an existing dossier may name: own files, those of officers of its units, and of the citizen who filed it. */
export function namingOf(components: Naming['components'] | undefined, { accountId, isCitizen }: Rights, receipt: OwnedDossier): Naming {
  const { ownerAccountId, receivingUnitId, competentUnitId, returningUnitId } = receipt;
  return { components: components ?? [], accountId, ownerAccountId, unitIds: isCitizen ? [] : [receivingUnitId, competentUnitId, returningUnitId] };
}

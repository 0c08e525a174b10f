import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Dossier as DossierAnswer } from '@haicap/contracts';
import { localDateOf } from '@haicap/kernel';
import type { Rights } from '../access/access.js';
import type { ExtensionMoment } from '../deadline/extension.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { Installation } from '../installation.js';
import { KeepPersons } from '../person/keep-persons.js';
import type { Dossier } from './dossier.js';
import { FindReasons } from '../reason/find-reasons.js';
import { reasonOfState, toAnswer } from './dossier-wire.js';

/** Shows dossiers to a person: the name in full or masked, as that person's rights say. */
@Injectable()
export class ShowDossier {
  constructor(
    private readonly applicants: KeepPersons,
    private readonly policies: FindDeadlinePolicy,
    private readonly installation: Installation,
    private readonly reasons: FindReasons,
  ) {}

  async run(tx: EntityManager, dossier: Dossier, rights: Rights): Promise<DossierAnswer> {
    const [shown] = await this.many(tx, [dossier], rights);
    if (!shown) throw new Error('a dossier to show has vanished');
    return shown;
  }

  async many(tx: EntityManager, dossiers: readonly Dossier[], rights: Rights): Promise<DossierAnswer[]> {
    const applicants = await this.applicants.read(tx, dossiers.map((dossier) => dossier.receipt.dossierId));
    const moment = await this.#moment(tx);
    const wordsOf = await this.reasons.words(tx, dossiers.flatMap((dossier) => reasonOfState(dossier) ?? []));
    return dossiers.map((dossier) => {
      const { dossierId } = dossier.receipt;
      const applicant = applicants.get(dossierId);
      if (!applicant) throw new Error(`dossier ${dossierId} has no applicant`);
      return toAnswer(dossier, { rights, fullName: applicant.fullName, moment, wordsOf });
    });
  }

  /** Whether an extension is open depends on the day and on the rules of the province. */
  async #moment(tx: EntityManager): Promise<ExtensionMoment> {
    const at = this.installation.clock.now();
    return { at, ...(await this.policies.on(tx, localDateOf(at))) };
  }
}

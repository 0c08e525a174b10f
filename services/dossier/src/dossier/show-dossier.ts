import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Dossier as DossierAnswer } from '@haicap/contracts';
import type { Rights } from '../access/access.js';
import { KeepApplicants } from '../applicant/keep-applicants.js';
import type { Dossier } from './dossier.js';
import { toAnswer } from './dossier-wire.js';

/** Shows dossiers to a person: the name in full or masked, as that person's rights say. */
@Injectable()
export class ShowDossier {
  constructor(private readonly applicants: KeepApplicants) {}

  async run(tx: EntityManager, dossier: Dossier, rights: Rights): Promise<DossierAnswer> {
    const [shown] = await this.many(tx, [dossier], rights);
    if (!shown) throw new Error('a dossier to show has vanished');
    return shown;
  }

  async many(tx: EntityManager, dossiers: readonly Dossier[], rights: Rights): Promise<DossierAnswer[]> {
    const applicants = await this.applicants.read(tx, dossiers.map((dossier) => dossier.receipt.dossierId));
    return dossiers.map((dossier) => {
      const { dossierId } = dossier.receipt;
      const applicant = applicants.get(dossierId);
      if (!applicant) throw new Error(`dossier ${dossierId} has no applicant`);
      return toAnswer(dossier, { rights, fullName: applicant.fullName });
    });
  }
}

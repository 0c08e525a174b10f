import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Consultation } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { PersonalDataCipher } from '@haicap/service-kit';
import { ConsultationStore, type Closing, type ConsultationRow, type NewConsultation } from './consultation.store.js';

const cellOf = (column: 'question' | 'answer', consultationId: string) => ({ table: 'consultation', column, rowId: consultationId });

/** Keeps what units ask one another. Question and answer are about a person's matter, so they lie encrypted. */
@Injectable()
export class KeepConsultations {
  constructor(private readonly consultations: ConsultationStore, private readonly cipher: PersonalDataCipher) {}

  async ask(tx: EntityManager, asked: NewConsultation): Promise<void> {
    await this.consultations.insert(tx, { ...asked, question: this.cipher.encrypt(asked.question, cellOf('question', asked.consultationId)) });
  }

  async close(tx: EntityManager, dossierId: string, consultationId: string, { answer, ...closing }: Closing): Promise<void> {
    const sealed = answer === undefined ? {} : { answer: this.cipher.encrypt(answer, cellOf('answer', consultationId)) };
    await this.consultations.close(tx, { dossierId, consultationId }, { ...closing, ...sealed });
  }

  /** Nobody waits for the others any more: the dossier was decided, or it was stopped. */
  async closeAll(tx: EntityManager, dossierId: string, closing: Closing): Promise<void> {
    await this.consultations.close(tx, { dossierId }, closing);
  }

  async isInvolvedOtherwise(tx: EntityManager, dossierId: string, consultationId: string, unitId: string): Promise<boolean> {
    return this.consultations.isInvolvedOtherwise(tx, dossierId, consultationId, unitId);
  }

  /** A row as it leaves the service; the texts only for those who may know the persons of the dossier. */
  show(row: ConsultationRow, mayBeSeen: boolean): Consultation {
    const { question, answer, askedAt, dueAt, closedAt, ...shown } = row;
    return {
      ...shown,
      question: mayBeSeen ? this.cipher.decrypt(question, cellOf('question', row.consultationId)) : null,
      answer: mayBeSeen && answer !== null ? this.cipher.decrypt(answer, cellOf('answer', row.consultationId)) : null,
      askedAt: formatOffsetTime(askedAt), dueAt: formatOffsetTime(dueAt), closedAt: closedAt && formatOffsetTime(closedAt),
    };
  }
}

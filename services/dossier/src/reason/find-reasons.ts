import { Injectable } from '@nestjs/common';
import { firstWordsOf, type ReasonedAction, type Refusal } from '@haicap/contracts';
import { localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import type { Dossier } from '../dossier/dossier.js';
import { chooseReason, lastDayAskedFor, needsReason, reasonFactsOf, reasonsFor, type ChosenReason } from './reason.js';
import { ReasonStore } from './reason.store.js';

export interface ReasonNamed {
  readonly action: ReasonedAction;
  readonly code: string;
}

/** Answers other nouns which reasons the province gives, and in which words. */
@Injectable()
export class FindReasons {
  constructor(private readonly reasons: ReasonStore, private readonly calendar: LoadCalendar) {}

  /** The words of the reason somebody gives for an action on a dossier today; null where the action needs none. */
  async given(tx: EntityManager, action: string, request: object, dossier: Dossier, at: Date): Promise<Result<string | null, Refusal>> {
    if (!needsReason(action)) return ok(null);
    const today = localDateOf(at);
    const offered = await this.reasons.offered(tx, action, today);
    const facts = reasonFactsOf(dossier, today, await this.#until(tx, action, dossier));
    const chosen = chooseReason(action, reasonsFor(action, offered, facts), request);
    return chosen.ok ? ok(chosen.value.words) : chosen;
  }

  /** By the calendar of the unit that is supplied: a last day that has become a day off since it was set ends with the next working day. */
  async #until(tx: EntityManager, action: ChosenReason, dossier: Dossier): Promise<LocalDate | null> {
    const lastDay = lastDayAskedFor(action, dossier);
    return lastDay && (await this.calendar.of(tx, dossier.receipt.receivingUnitId)).workingDayOnOrAfter(lastDay);
  }

  /** Reads the words of reasons at once; what no list knows stands for itself. */
  async words(tx: EntityManager, wanted: readonly ReasonNamed[]): Promise<(reason: ReasonNamed) => string> {
    const found = wanted.length === 0 ? [] : await this.reasons.words(tx, wanted);
    return ({ action, code }) => found.find((one) => one.action === action && one.code === code)?.words ?? firstWordsOf(action, code);
  }
}

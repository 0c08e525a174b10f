import type { DossierStatus, Language, RpcReply, trackDossier } from '@haicap/contracts';
import { formatVnDate, localDateOf, localTimeOf } from '@haicap/kernel';
import { type Held, HEAD_OF, HOLDING_WORDS, LIMIT_WORDS } from './holding-words.js';

export type Holding = Pick<RpcReply<typeof trackDossier>, 'holder' | 'holding' | 'next'> & { readonly until: Date | null };

interface Holder {
  readonly side: Holding['holder']['side'];
  readonly name: string | null;
  /** The appointment is the holder's limit. */
  readonly isDue?: true;
}

const CITIZEN: Holder = { side: 'citizen', name: null };
const NOBODY: Holder = { side: 'nobody', name: null };
const office = (name: string): Holder => ({ side: 'office', name, isDue: true });
const competent = (held: Held) => office(held.competent);

const HOLDERS: Readonly<Record<DossierStatus, (held: Held, language: Language) => Holder>> = {
  submitted: ({ receiving }) => office(receiving),
  refused: () => NOBODY,
  received: competent, assigned: competent, 'returned-by-approver': competent,
  'pending-approval': (held, language) => office(HEAD_OF[language](held.competent)),
  approved: competent, signed: competent, numbered: competent, issued: competent,
  'result-withdrawn': (held) => ({ side: 'office', name: held.competent }),
  'supplement-requested': () => CITIZEN, 'payment-required': () => CITIZEN,
  'withdrawal-requested': (held) => office(held.isReceived ? held.competent : held.receiving),
  stopped: () => NOBODY,
  completed: ({ returning }) => ({ side: 'office', name: returning }),
  'result-returned': () => NOBODY,
};

/** Who holds a dossier, until when, and what comes next: for the citizen, in plain words and without names of persons. */
export function holdingOf(held: Held, now: Date, language: Language): Holding {
  const { side, name, isDue } = HOLDERS[held.status](held, language);
  const { holds, next } = HOLDING_WORDS[held.status][language](held);
  const until = isDue && !held.isPaused ? held.dueAt : null;
  return { holder: { side, name }, until, holding: `${holds}${limitIn(until, now, language)}.`, next };
}

function limitIn(until: Date | null, now: Date, language: Language): string {
  if (until === null) return '';
  const { kept, passed } = LIMIT_WORDS[language];
  return (until < now ? passed : kept)(clockTime(until), formatVnDate(localDateOf(until)));
}

function clockTime(instant: Date): string {
  const minutes = localTimeOf(instant);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

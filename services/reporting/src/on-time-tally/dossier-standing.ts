import type { LocalDate } from '@haicap/kernel';
import { waitsAfter, type Stand, type Wait } from '../step-times/step-wait.js';

export type Timeliness = 'early' | 'on-time' | 'late';

export type TurnKind = 'refused' | 'paused' | 'resumed' | 'moved' | 'stopped';

/** What a fact says of a dossier, as far as figures need it. */
export interface DossierNews {
  readonly dossierId: string;
  readonly version: number;
  /** Null when the fact is of a kind this release cannot read: it only advances the version. */
  readonly described: {
    readonly competentUnitId: string;
    readonly procedureCode: string;
    readonly field: string;
    /** Null until a desk has received it. */
    readonly receivedOn: LocalDate | null;
    readonly dueOn: LocalDate | null;
    readonly historic: boolean;
  } | null;
  /** The day on which somebody filed it who was at no desk. Facts of other kinds do not say it again. */
  readonly submittedOn?: LocalDate;
  readonly completed: { readonly on: LocalDate; readonly timeliness: Timeliness } | null;
  /** Something else after which it counts differently. */
  readonly turn?: { readonly kind: TurnKind; readonly on: LocalDate };
  /** Where it waits from now on; a fact of a kind that this release cannot read does not say it. */
  readonly stand?: Stand;
}

/** Days on which the clock stood: from the first, until the day on which it ran again. Before it, another appointment held. */
export interface Pause {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly dueBefore: LocalDate | null;
}

/** Where a dossier stands: the one row from which everything it adds to the figures follows. */
export interface DossierStanding {
  readonly dossierId: string;
  readonly version: number;
  readonly competentUnitId: string;
  readonly procedureCode: string;
  readonly field: string;
  /** Null for what a desk received at once, and for what an earlier release heard of. */
  readonly submittedOn: LocalDate | null;
  readonly receivedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly timeliness: Timeliness | null;
  readonly refusedOn: LocalDate | null;
  readonly stoppedOn: LocalDate | null;
  readonly pauses: readonly Pause[];
  readonly historic: boolean;
  /** Where it waits; null where nobody knows since when. */
  readonly waits: readonly Wait[] | null;
}

/** A dossier after one more fact; null when a fact of an unknown kind is the first that is heard of it. */
export function evolve(known: DossierStanding | undefined, news: DossierNews): DossierStanding | null {
  const { dossierId, version, described, completed } = news;
  if (known === undefined && described === null) return null;
  const before = known ?? NEVER_HEARD_OF;
  const ended = completed === null ? {} : { completedOn: completed.on, timeliness: completed.timeliness };
  const now = { ...before, ...described, submittedOn: news.submittedOn ?? before.submittedOn };
  return { ...now, ...ended, ...TURNS[news.turn?.kind ?? 'none'](now, news.turn?.on ?? now.receivedOn, before.dueOn), waits: waitsOf(now, news.stand), dossierId, version };
}

// The steps of what comes from an earlier system are not known.
function waitsOf({ historic, waits, competentUnitId }: Pick<DossierStanding, 'historic' | 'waits' | 'competentUnitId'>, stand: Stand | undefined): DossierStanding['waits'] {
  return historic || stand === undefined ? waits : waitsAfter(waits, stand, competentUnitId);
}

/** What lies before the first fact; everything it lacks is in the description of that fact. */
const NEVER_HEARD_OF = {
  competentUnitId: '', procedureCode: '', field: '', submittedOn: null, receivedOn: null, dueOn: null, historic: false,
  completedOn: null, timeliness: null, refusedOn: null, stoppedOn: null, pauses: [], waits: [],
} as const satisfies Omit<DossierStanding, 'dossierId' | 'version'>;

type Turned = Pick<DossierStanding, 'dueOn' | 'pauses'>;

const TURNS: Readonly<Record<TurnKind | 'none', (now: Turned, on: LocalDate | null, dueBefore: LocalDate | null) => Partial<DossierStanding>>> = {
  none: () => ({}),
  refused: (_now, on) => ({ refusedOn: on }),
  stopped: (_now, on) => ({ stoppedOn: on }),
  paused: ({ dueOn, pauses }, on) => (on === null ? {} : { pauses: [...pauses, { from: on, until: null, dueBefore: dueOn }] }),
  resumed: ({ pauses }, on) => ({ pauses: pauses.map((pause) => (pause.until === null ? { ...pause, until: on } : pause)) }),
  // A pause of no length: the days before it are judged by the appointment that held then. One that stands says so already.
  moved: ({ pauses }, on, dueBefore) =>
    (on === null || pauses.at(-1)?.until === null ? {} : { pauses: [...pauses, { from: on, until: on, dueBefore }] }),
};

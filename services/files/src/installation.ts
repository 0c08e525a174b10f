import type { Clock, IdSource } from '@haicap/kernel';
import type { Logger } from '@haicap/service-kit';
import type { FilesConfig } from './config.js';

export interface InstallationSettings {
  readonly clock: Clock;
  /** The time by which the machine dates what it writes; a trial's own time may differ. */
  readonly machineClock: Clock;
  readonly ids: IdSource;
  /** Called after COMMIT: there may be something for the relay. Losing it costs one poll interval. */
  readonly wakeRelay: () => void;
  /** Tells the scanner that there is something to look at. */
  readonly wakeScanner: () => void;
  /** A secret nobody can guess, different each time. */
  readonly newSecret: () => string;
  readonly logger: Logger;
  readonly limits: FileLimits;
  /** Whether a scanner is configured: then a new file is in quarantine until it has looked. */
  readonly hasScanner: boolean;
}

/** The named limits of uploads; `config.ts` says what each is for. */
export type FileLimits = Pick<FilesConfig,
  'fileBytesMax' | 'citizenBytesPerDayMax' | 'officerBytesPerDayMax' | 'openUploadsMax' | 'uploadKeptHours' | 'nameableDays' | 'quarantineMinutes'>;

/** What differs between two processes of this code: its time, its ids, its limits. */
export class Installation {
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly ids: IdSource;
  readonly wakeRelay: () => void;
  readonly wakeScanner: () => void;
  readonly newSecret: () => string;
  readonly logger: Logger;
  readonly limits: FileLimits;
  readonly hasScanner: boolean;

  constructor({ clock, machineClock, ids, wakeRelay, wakeScanner, newSecret, logger, limits, hasScanner }: InstallationSettings) {
    this.clock = clock;
    this.machineClock = machineClock;
    this.ids = ids;
    this.wakeRelay = wakeRelay;
    this.wakeScanner = wakeScanner;
    this.newSecret = newSecret;
    this.logger = logger;
    this.limits = limits;
    this.hasScanner = hasScanner;
  }

  /** After COMMIT of a new file: its fact goes out, and a scanner looks at it. */
  tellOfNewFile(): void {
    this.wakeRelay();
    if (this.hasScanner) this.wakeScanner();
  }
}

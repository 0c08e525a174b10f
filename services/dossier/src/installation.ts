import type { Clock, IdSource } from '@haicap/kernel';

export interface InstallationSettings {
  /** Two digits; one installation serves one province. */
  readonly provinceCode: string;
  /** The key behind tracking secrets. */
  readonly installationKey: Uint8Array;
  /** Where people reach this installation, for example https://dvc.thanhhoa.gov.vn. */
  readonly publicOrigin: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Called after COMMIT: there may be something for the relay. Losing it costs one poll interval. */
  readonly wakeRelay: () => void;
}

/** What differs between two processes of this code: whom it serves, its time, its ids, its key. */
export class Installation {
  readonly provinceCode: string;
  readonly installationKey: Uint8Array;
  readonly publicOrigin: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly wakeRelay: () => void;

  constructor(settings: InstallationSettings) {
    this.provinceCode = settings.provinceCode;
    this.installationKey = settings.installationKey;
    this.publicOrigin = settings.publicOrigin;
    this.clock = settings.clock;
    this.ids = settings.ids;
    this.wakeRelay = settings.wakeRelay;
  }
}

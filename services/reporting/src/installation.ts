import type { Clock, IdSource } from '@haicap/kernel';

export interface InstallationSettings {
  /** Two digits; one installation serves one province. */
  readonly provinceCode: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Called after COMMIT: somebody who shows figures may want to ask again. */
  readonly tellFiguresChanged: () => void;
}

/** What differs between two processes of this code: whom it serves, its time, its ids, whom it tells. */
export class Installation {
  readonly provinceCode: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly tellFiguresChanged: () => void;

  constructor(settings: InstallationSettings) {
    this.provinceCode = settings.provinceCode;
    this.clock = settings.clock;
    this.ids = settings.ids;
    this.tellFiguresChanged = settings.tellFiguresChanged;
  }
}

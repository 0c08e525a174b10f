import type { Logger } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { PublishCalendar } from '../calendar/publish-calendar.js';
import { LOGGER } from '../injected.js';
import { AppointDemoOfficers } from '../officer/appoint-demo-officers.js';
import { buildDataset, datasetFingerprint, type DatasetReport } from '../unit/dataset/build-dataset.js';
import { LoadUnits } from '../unit/load-units.js';
import { RunOnce } from './run-once.js';

/** The content of a new installation: units, demo officers where wanted, calendar. Running it again changes nothing. */
@Injectable()
export class LoadRegistry {
  constructor(
    private readonly units: LoadUnits,
    private readonly officers: AppointDemoOfficers,
    private readonly calendar: PublishCalendar,
    private readonly once: RunOnce,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Loads what is not there yet; returns the report of the dataset, also of one loaded before. */
  async run(): Promise<DatasetReport> {
    const fingerprint = datasetFingerprint();
    const known = (await this.once.reportOf(`dataset:${fingerprint}`)) as DatasetReport | undefined;
    await this.calendar.run();
    if (known) return known;

    const dataset = buildDataset();
    this.logger.info({ dataset: dataset.report }, 'units read');
    await this.units.run(dataset, fingerprint);
    await this.officers.run(dataset.units);
    await this.once.run(`dataset:${fingerprint}`, () => Promise.resolve(), dataset.report);
    this.logger.info({ units: dataset.units.length }, 'units loaded');
    return dataset.report;
  }
}

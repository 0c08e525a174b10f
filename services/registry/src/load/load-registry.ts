import type { Logger } from '@haicap/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { PublishCalendar } from '../calendar/publish-calendar.js';
import { LOGGER, PROVINCE } from '../injected.js';
import { AppointDemoOfficers } from '../officer/appoint-demo-officers.js';
import { buildDataset, datasetFingerprint, type Dataset, type DatasetReport } from '../unit/dataset/build-dataset.js';
import { DEPARTMENTS, departmentUnits } from '../unit/department/departments.js';
import { searchEntries } from '../unit/dataset/search-entries.js';
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
    @Inject(PROVINCE) private readonly provinceCode: string,
  ) {}

  /** Loads what is not there yet; returns the report of the dataset, also of one loaded before. */
  async run(): Promise<DatasetReport> {
    const fingerprint = `${datasetFingerprint()}+${DEPARTMENTS.length}`;
    const known = (await this.once.reportOf(`dataset:${fingerprint}`)) as DatasetReport | undefined;
    await this.calendar.run();
    if (known) return known;

    const dataset = this.#withDepartments(buildDataset());
    this.logger.info({ dataset: dataset.report }, 'units read');
    await this.units.run(dataset, fingerprint);
    await this.officers.run(dataset.units);
    await this.once.run(`dataset:${fingerprint}`, () => Promise.resolve(), dataset.report);
    this.logger.info({ units: dataset.units.length }, 'units loaded');
    return dataset.report;
  }

  /** The dataset knows provinces and communes of the whole country; departments are those of this province alone. */
  #withDepartments(dataset: Dataset): Dataset {
    const province = dataset.units.find((unit) => unit.scheme === '2025' && unit.level === 'province' && unit.provinceCode === this.provinceCode);
    if (!province) throw new RangeError(`no province ${this.provinceCode} in the dataset`);
    const departments = departmentUnits(province);
    return { ...dataset, units: [...dataset.units, ...departments], searchEntries: [...dataset.searchEntries, ...searchEntries(departments, [])] };
  }
}

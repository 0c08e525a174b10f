import type { Benchmark } from '../harness/benchmark.ts';
import { equal } from '../harness/targets.ts';
import { WriteRig } from './write-rig.ts';

const IN_FLIGHT = 64;
const CHECKED_MS = 1_000;

/** What a receipt costs where many dossiers lie already, in turns with a database that has few. */
export const growth: Benchmark = {
  name: 'growth',
  title: 'receiving dossiers into a database that holds many, in turns with one that holds few',
  sizes: [10_000, 100_000, 1_000_000],
  curve: { title: 'CPU of a receipt by dossiers in the database', x: 'dossiers', y: 'CPU, µs', figure: 'cpuUs' },
  prepare: async (stage, { sizes: [least = 10_000, ...larger], say }) => {
    const rigs: WriteRig[] = [];
    const open = async (size: number): Promise<WriteRig> => {
      say(`  making ${size.toLocaleString('en')} dossiers …`);
      const rig = await WriteRig.open(size);
      rigs.push(rig);
      return rig;
    };
    const few = await open(least);
    return {
      measurements: async function* () {
        yield { label: `${least.toLocaleString('en')} dossiers`, at: least, product: few.productSide('receive', IN_FLIGHT) };
        for (const size of larger) {
          const many = await open(size);
          yield {
            label: `${size.toLocaleString('en')} dossiers`, at: size, product: many.productSide('receive', IN_FLIGHT),
            baseline: { ...few.productSide('receive', IN_FLIGHT), title: `with ${least.toLocaleString('en')}` },
          };
        }
      },
      targets: (measured) => {
        const ratios = measured.flatMap(({ ratio }) => (ratio === null || ratio.cpu === null ? [] : [ratio.cpu]));
        return [{ what: `CPU of a receipt over that with ${least.toLocaleString('en')} dossiers`, found: ratios.length === 0 ? null : Math.max(...ratios), bound: 'at most', limit: 1.2, unit: '×' }];
      },
      check: async () => {
        const rows: Record<string, number>[] = [];
        for (const rig of rigs) rows.push(await rig.rowsPer(() => rig.productSide('receive', IN_FLIGHT).round({ ms: CHECKED_MS, isWarmUp: false })));
        return [equal('a dossier per receipt', rows.every((one) => one['dossier'] === 1), true), ...rows.slice(1).map((one) => equal('rows per receipt in every table, with many and with few', one, rows[0]))];
      },
      notes: () => ['Every dossier is there with its person, the words of the name, and a step, an event and an audit row for each of its versions, in the months in which they fell; that is one or two of them, where a whole life has twelve.'],
      close: async () => {
        const largest = rigs.pop();
        for (const rig of rigs) await rig.close();
        if (largest !== undefined) await stage.leave(larger.at(-1) ?? least, await largest.leave());
      },
    };
  },
};

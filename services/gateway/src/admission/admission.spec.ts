import { ROUTE_PRIORITIES, type RoutePriority } from '@haicap/contracts';
import fc from 'fast-check';
import { Admission, placesFor, type Leave } from './admission.js';

const enterAll = (admission: Admission, priority: RoutePriority, times: number) => Array.from({ length: times }, () => admission.enter('dossier', priority)).filter((leave) => leave !== undefined);

describe('the places of an owner', () => {
  it('run out for each class before the one above it', () => {
    const admission = new Admission(8);

    expect(ROUTE_PRIORITIES.toReversed().map((priority) => [priority, enterAll(admission, priority, 8).length])).toEqual([['export', 1], ['tracking', 3], ['step', 2], ['accept', 2]]);
    expect(enterAll(admission, 'accept', 1)).toEqual([]);
  });

  it('are no more for looks and exports than an owner answers at once, however many there are', () => {
    expect(ROUTE_PRIORITIES.map((priority) => placesFor(priority, 256))).toEqual([256, 192, 32, 16]);
    expect(ROUTE_PRIORITIES.map((priority) => placesFor(priority, Number.POSITIVE_INFINITY))).toEqual(Array.from({ length: 4 }, () => Number.POSITIVE_INFINITY));
  });

  it('are those of that owner alone', () => {
    const admission = new Admission(4);
    enterAll(admission, 'accept', 4);

    expect(admission.enter('registry', 'export')).toBeDefined();
  });

  it('come back once, however often they are given back', () => {
    const admission = new Admission(2);
    const [leave] = enterAll(admission, 'accept', 2);

    leave?.();
    leave?.();

    expect([admission.takenOf('dossier'), enterAll(admission, 'accept', 2).length]).toEqual([1, 1]);
  });

  it('never go to a class below while a class above is refused, whatever came before', () => {
    const steps = fc.array(fc.record({ priority: fc.constantFrom(...ROUTE_PRIORITIES), leaves: fc.boolean() }), { maxLength: 60 });
    fc.assert(fc.property(fc.integer({ min: 4, max: 64 }), steps, (places, walk) => {
      const admission = new Admission(places);
      const inside: Leave[] = [];
      for (const { priority, leaves } of walk) {
        if (leaves) inside.shift()?.();
        const leave = admission.enter('dossier', priority);
        if (leave !== undefined) inside.push(leave);
        expect(inside.length).toBeLessThanOrEqual(places);
        expect(admission.takenOf('dossier')).toBe(inside.length);
        const open = ROUTE_PRIORITIES.map((one) => admission.takenOf('dossier') < placesFor(one, places));
        // From the highest class down: once one is refused, all below are.
        expect(open).toEqual(open.toSorted((one, other) => Number(other) - Number(one)));
      }
    }), { seed: 6, numRuns: 200 });
  });

  it('count who is refused', () => {
    const refused: string[] = [];
    const admission = new Admission(1, (owner, priority) => refused.push(`${owner} ${priority}`));
    enterAll(admission, 'step', 3);

    expect(refused).toEqual(['dossier step', 'dossier step']);
  });
});

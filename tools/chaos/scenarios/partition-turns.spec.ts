import { describe, expect, it } from '@jest/globals';
import { LINK_FAULTS, LINKS } from '../nemesis/link-faults.ts';
import { PARTITIONS, partitionTurns } from './partition-turns.ts';

describe('the turns of the partitions', () => {
  const turns = partitionTurns(LINKS);

  it('bring every link once in both ways and in each of the two', () => {
    const wanted = LINKS.flatMap(([service, backend]) => PARTITIONS.map((name) => `${name} ${service}–${backend}`));

    expect(turns.flat().map(({ name, target }) => `${name} ${target}`).toSorted()).toEqual(wanted.toSorted());
    expect(LINKS).toHaveLength(17);
  });

  it('name faults that there are', () => {
    const known = new Set(LINK_FAULTS.map(({ name, target }) => `${name} ${target}`));

    expect(turns.flat().filter(({ name, target }) => !known.has(`${name} ${target}`))).toEqual([]);
  });

  it('never hit a service twice at a time', () => {
    for (const turn of turns) expect(new Set(turn.map(({ service }) => service)).size).toBe(PARTITIONS.length);
    expect(() => partitionTurns([['dossier', 'nats'], ['dossier', 'postgres'], ['files', 'nats']])).toThrow('two links of one service');
  });
});

import { describe, expect, it } from '@jest/globals';
import { RARE_FAMILY, samplePerson } from './sample-person.js';

describe('persons who do not exist', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => samplePerson(n));
  const share = (family: string) => many.filter(({ fullName }) => fullName.startsWith(`${family} `)).length / many.length;

  it('are the same for the same number, and carry no number or phone that could be somebody\'s', () => {
    expect(samplePerson(17)).toEqual(samplePerson(17));
    expect(many.every(({ personalNumber, phone }) => /^000190\d{6}$/.test(personalNumber) && /^0000\d{6}$/.test(phone))).toBe(true);
  });

  it('have the names of families about as often as the country has, and a rare one hardly ever', () => {
    expect(share('Nguyễn')).toBeCloseTo(0.384, 1);
    expect(share('Trần')).toBeCloseTo(0.121, 1);
    expect(share(RARE_FAMILY)).toBeGreaterThan(0);
    expect(share(RARE_FAMILY)).toBeLessThan(0.005);
  });
});

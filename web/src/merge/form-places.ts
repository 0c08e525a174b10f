import type { Fields } from './merge-fields.js';

/** The answers of an e-form by place (JSON pointer), as a correction names them. A list is one place: its rows have no names to tell them apart by. */
export function formPlaces(form: Fields, within = ''): Fields {
  return Object.fromEntries(Object.entries(form).flatMap(([name, value]): [string, unknown][] => {
    const place = `${within}/${name}`;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(formPlaces(value as Fields, place)) : [[place, value]];
  }));
}

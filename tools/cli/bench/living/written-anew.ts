/** A tracking secret as people type it, with other hyphens each time: the same word, which nobody has asked for so. */
export function writtenAnew(secret: string, time: number): string {
  return [...secret].map((letter, at) => `${(time >> at) % 2 === 1 ? '-' : ''}${letter}`).join('');
}

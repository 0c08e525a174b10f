/** At most so many dots per word, so a mask does not tell how long a name is. */
const DOTS_MAX = 3;

/** Masks a person's name for those who may not read it: "Nguyễn Văn An" becomes "N••• V•• A•". */
export function maskName(fullName: string): string {
  return fullName
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const letters = Array.from(word);
      return `${letters[0]}${'•'.repeat(Math.min(letters.length - 1, DOTS_MAX))}`;
    })
    .join(' ');
}

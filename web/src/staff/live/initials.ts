/** Two letters for a round mark: of a Vietnamese name the first of the family name and of the given name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('vi') ?? '').join('');
}

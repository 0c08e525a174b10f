export type Checked = { name: string; checked: number; violations: number; examples: string[] };

/**
 * What the checker printed: one document per check, and in its last line the sum in words. Throws unless every check is there,
 * each has looked at something, and the sum is theirs: a checker that died half-way must not pass for one that found nothing.
 */
export function parseVerdicts(stdout: string, wanted: number, stderr = ''): Checked[] {
  const lines = stdout.trim().split('\n');
  const checks = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Checked);
  const sum = checks.reduce((total, { violations }) => total + violations, 0);
  const idle = checks.filter(({ checked }) => checked === 0).map(({ name }) => name);
  if (checks.length !== wanted || lines.at(-1) !== `${sum} violations`) throw new Error(`the checker did not end its work: ${checks.length} of ${wanted} checks; ${stderr.trim().slice(-1_000)}`);
  if (idle.length > 0) throw new Error(`the checker had nothing to look at: ${idle.join(', ')}`);
  return checks;
}

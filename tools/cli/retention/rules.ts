import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DATA_KINDS } from './kinds.ts';

const rule = z.strictObject({
  kind: z.string(), title: z.string().min(1),
  action: z.enum(['keep', 'delete', 'anonymise']),
  /** After how many days; null where nothing goes. */
  afterDays: z.int().min(0).max(36_500).nullable(),
  /** Who said so. `platform`: the program itself, and nobody else can. `open`: the province has not decided yet, so nothing goes. */
  decided: z.enum(['law', 'platform', 'province', 'open']),
  /** The law or the reason, in words. */
  basis: z.string().min(10),
});
export type RetentionRule = z.infer<typeof rule>;
const rulesFile = z.strictObject({ rules: z.array(rule) });

const DEFAULTS = new URL('retention-rules.json', import.meta.url);

/** What is wrong with a file of rules, in a sentence. */
export class RulesRefused extends Error {}

export function defaultRules(): readonly RetentionRule[] {
  return readRules(readFileSync(DEFAULTS, 'utf8'));
}

/** The rules of a province: its own where it decided, those of the release for the rest. */
export function rulesOfProvince(text: string): readonly RetentionRule[] {
  const own = new Map(readRules(text).map((one) => [one.kind, one]));
  const defaults = defaultRules();
  for (const one of defaults) checkOwn(one, own.get(one.kind) ?? one);
  return defaults.map((one) => own.get(one.kind) ?? one);
}

function readRules(text: string): RetentionRule[] {
  const read = rulesFile.safeParse(parse(text));
  if (!read.success) throw new RulesRefused(`not a file of retention rules: ${read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('; ')}`);
  const { rules } = read.data;
  for (const [at, one] of rules.entries()) {
    if (!Object.hasOwn(DATA_KINDS, one.kind)) throw new RulesRefused(`${one.kind} is no kind of data of this release`);
    if (rules.findIndex(({ kind }) => kind === one.kind) !== at) throw new RulesRefused(`${one.kind} has two rules`);
    if ((one.action === 'keep') !== (one.afterDays === null)) throw new RulesRefused(`${one.kind}: what is kept has no period, and what goes has one`);
    if (one.decided === 'open' && one.action !== 'keep') throw new RulesRefused(`${one.kind}: what nobody has decided is kept; say decided "province" to decide it`);
  }
  return rules;
}

/** What the program does by itself, and what the law keeps, no file changes. */
function checkOwn(ofRelease: RetentionRule, own: RetentionRule): void {
  const isSame = own.action === ofRelease.action && own.afterDays === ofRelease.afterDays && own.decided === ofRelease.decided;
  if (!isSame && (ofRelease.decided === 'platform' || ofRelease.decided === 'law')) {
    throw new RulesRefused(`${own.kind} is decided by ${ofRelease.decided === 'law' ? 'the law' : 'the platform'} and stays as it is`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined and says what it expected.
    return undefined;
  }
}

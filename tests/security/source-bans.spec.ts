import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const sourcesOf = (...folders: string[]) => globSync(folders.flatMap((folder) => [`${folder}/**/*.ts`, `${folder}/**/*.tsx`]), { cwd: ROOT }).filter((path) => !/\.spec\.tsx?$|\/dist\//.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }));
/** What runs in production: not the launcher, and not what only tests use. */
const SERVERS = sourcesOf('services/*/src', 'libs/*/src').filter(({ path }) => !path.startsWith('libs/testing/'));
const PAGES = sourcesOf('web/src');

interface Ban {
  readonly pattern: RegExp;
  readonly among: typeof SERVERS;
  /** A line that it has to find, or it would find nothing anywhere. */
  readonly sample: string;
  /** Where it is right, each file with its reason. */
  readonly but: Readonly<Record<string, string>>;
}

const BANS: Readonly<Record<string, Ban>> = {
  'another program is started': {
    pattern: /node:child_process|['"]child_process['"]/, among: SERVERS, sample: "import { exec } from 'node:child_process';",
    but: { 'services/files/src/inspect/inspector.ts': 'opens foreign bytes apart; it is told a fixed file and no words of a caller' },
  },
  'a text becomes code': { pattern: /\beval\(|\bnew Function\(|\bFunction\(['"`]|node:vm\b/, among: [...SERVERS, ...PAGES], sample: 'const run = new Function(text);', but: {} },
  'a text becomes an expression': {
    pattern: /\bRegExp\(/, among: [...SERVERS, ...PAGES], sample: 'if (new RegExp(typed).test(name)) return;',
    but: {
      'web/src/e-form/form-check.ts': 'patterns of published forms, run in the browser of whoever fills one in, on what they typed',
      'services/dossier/src/e-form/form-validators.ts': 'patterns of forms, tried for their form alone; what runs is an engine of linear time',
      'services/identity/src/issuer/sign-in-progress.ts': 'the name of a cookie of ours', 'libs/service-kit/src/scrub.ts': 'put together from constants', 'libs/contracts/src/http/transfer-routes.ts': 'declared paths',
    },
  },
  'a text becomes HTML': { pattern: /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|document\.write|createContextualFragment/i, among: PAGES, sample: '<p dangerouslySetInnerHTML={{ __html: name }} />', but: {} },
  'a browser keeps something': {
    pattern: /\b(local|session)Storage\b|\bindexedDB\b|\bopenDB\b|document\.cookie|\bcaches\.open/, among: PAGES, sample: "localStorage.setItem('name', name);",
    but: {
      'web/src/draft/draft.store.ts': 'what somebody files and has not sent, and the codes of what was sent until they close them, for that account, thirty days at most; the pages say so and offer to delete it',
      'web/src/procedure-search/briefs-query.ts': 'the public list of procedures', 'web/src/staff/keyboard/commands.ts': 'whether single letters are keys',
      'web/src/text/language.ts': 'the language of this browser', 'web/src/theme/theme.ts': 'the theme of this browser',
      'web/src/session/own-session.ts': 'empties what the tab kept when somebody signs out', 'web/src/staff/intake/kept-intake.ts': 'an unfinished intake, for this tab and this account',
      'web/src/staff/intake/kept-sending.ts': 'an intake that was sent and not answered for, under its key, for this tab and this account',
      'web/src/staff/deferred/undo-bar.tsx': 'which refusals were seen, by the ids of commands',
      'web/src/staff/dossier/typed.ts': 'what an officer writes for a step, for this tab and this account', 'web/src/staff/text-module/own-modules.ts': 'forms of words of an account, which name nobody',
      'web/src/offline/worker.ts': 'the files of a release, by a list made at the build; no answer of an interface',
      'web/src/staff/intake/kept-receipts.ts': 'what was received last, by code and procedure, for this tab and this account',
      'web/src/staff/worklist/own-columns.ts': 'which columns an account has put away, by their names',
      'web/src/staff/intake/own-procedures.ts': 'how often an account uses a procedure, by its code',
    },
  },
  'another window is heard or told': {
    pattern: /\.postMessage\(|\.onmessage\b|addEventListener\(['"]message['"]/, among: PAGES, sample: "window.addEventListener('message', take);",
    but: {
      'web/src/session/own-session.ts': 'a channel that only pages of the same origin have', 'web/src/draft/use-draft.ts': 'such a channel; it carries the id of a draft that has changed',
      'web/src/api/one-stream-for-tabs.ts': 'such a channel; it carries what the one stream of all tabs told', 'web/src/offline/own-shell.ts': 'tells our own worker to take over',
      'web/src/offline/worker.ts': 'hears that from pages of its own origin, which no others reach',
    },
  },
  'a hash that is broken, or a cipher that is old': {
    pattern: /['"](md[245]|sha-?1|rc4|des(-\w+)?|aes-\d+-(ecb|cbc))['"]/i, among: [...SERVERS, ...PAGES], sample: "createHash('md5')",
    but: {
      'services/files/src/signer/certificate.ts': 'the key identifier of RFC 5280, a name', 'services/registry/src/unit/unit-id.ts': 'UUID version 5, a name', 'services/identity/src/second-factor/totp.ts': 'HMAC-SHA-1 of RFC 6238, all that phones know',
    },
  },
  'chance that can be guessed': { pattern: /Math\.random/, among: [...SERVERS, ...PAGES], sample: 'const secret = Math.random();', but: {} },
  'a certificate is not looked at': { pattern: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|insecureHTTPParser/, among: SERVERS, sample: 'const agent = new Agent({ rejectUnauthorized: false });', but: {} },
  'a redirect may be followed': {
    // A call of fetch whose first words do not say what becomes of one.
    pattern: /(?<![.\w])fetch\((?![^;]{0,400}redirect: '(error|manual)')/, among: SERVERS.filter(({ path }) => !path.includes('/test-build/')), sample: "await fetch(address, { method: 'POST' });",
    but: {
      'services/gateway/src/session/identity-client.ts': 'asked by openid-client, which follows none, at our own issuer', 'services/dossier/src/paper/paper.rpc.ts': 'a method of that name',
    },
  },
};

describe('the sources', () => {
  it.each(Object.entries(BANS))('have no place in which %s, but those with a reason', (_what, { pattern, among, sample, but }) => {
    expect(sample).toMatch(pattern);
    expect(among.length).toBeGreaterThan(20);
    expect(among.filter(({ text }) => pattern.test(text)).map(({ path }) => path).toSorted()).toEqual(Object.keys(but).toSorted());
  });
});

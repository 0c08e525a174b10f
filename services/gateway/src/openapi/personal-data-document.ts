import { encryptedTablesOf, encryptingServices, PERSONAL_TABLES, type PersonalColumn } from '@haicap/service-kit';

const PROTECTIONS: Readonly<Record<PersonalColumn['protection'], string>> = {
  encrypted: 'encrypted per cell', 'keyed-hash': 'keyed hash', clear: 'in clear',
};

/** The page about personal data: every column, what it holds, what it needs and how it is protected. */
export function personalDataDocument(): string {
  const rows = PERSONAL_TABLES.flatMap(({ service, table, columns }) => columns.map(({ column, holds, need, protection, because }) =>
    `| ${service} | \`${table}.${column}\` | ${holds} | ${need} | ${PROTECTIONS[protection]}${because === undefined ? '' : `: ${because}`} |`));
  const tables = encryptingServices().reduce((sum, service) => sum + encryptedTablesOf(service).length, 0);
  return `# Personal data

Generated from the list in \`libs/service-kit\` (\`npm run openapi -w services/gateway\`); do not edit. A column that is not in it cannot be written encrypted, and
\`tests/security/key-rotation.int-spec.ts\` holds it against the tables of every service.

What a column needs: \`high\` lets a person be found, named or signed in for; \`raised\` says something about somebody; \`ordinary\` stands beside. All of it lies under
row-level security, and looks of people are in the audit trail. "Encrypted per cell" is AES-256-GCM with the key id in the cell, bound to table, column and row. A keyed
hash (HMAC-SHA-256) only finds equal values.

| Service | Column | What it holds | Need | Protection |
|---|---|---|---|---|
${rows.join('\n')}

Not in this list, because it is not in a column: the bytes of files lie on the disk of \`files\` as they came, protected by the rights of that folder and by what the
operator encrypts; sessions lie encrypted in Redis under a key of their own. Facts, audit rows, logs and addresses carry ids of accounts and no names.

## A new key

\`./haicap rotate-keys\` makes one while services run. It is announced to every process, writes in every process some seconds later, and then the cells of ${tables} tables
are encrypted anew in pages of a few hundred rows, each cell only if nobody has written it meanwhile. No version changes, no fact is told, nobody is refused. Broken off, the same
command goes on. \`--dry-run\` shows which keys the cells name. \`--retire\` counts again and takes former keys away once no cell names one; both are rows of the audit trail.

- A backup from before needs the keys from before: keep \`secrets.json\` with it, apart from it.
- The key of the keyed hashes stays. Changing it would need both hashes in every row while it changes, and names are found by words that are hashed one by one; nothing does that yet.
- In containers processes read the new keys by themselves (\`data-keys/ring.json\` of the installation's folder), and nothing in the images encrypts the cells anew: \`./haicap rotate-keys\`
  is of installations that the launcher started.
- Reasons of second factors that an earlier release took away lie in its audit trail, which nobody writes anew: where there are any, the key of then cannot be retired, and a second rotation waits for that.
- The row of a rotation is written at its end; one that is broken off and goes on tells what the last run did.
`;
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The account PostgreSQL runs under when the launcher is root, because it refuses to run as root itself. */
export type Account = { uid: number; gid: number; name: string };

/** undefined: the launcher is an ordinary user and starts everything as itself. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = parsePasswd(readFileSync('/etc/passwd', 'utf8'), 'nobody');
  if (account === undefined) throw new Error('PostgreSQL cannot run as root and /etc/passwd has no account "nobody" to run it under');
  return account;
}

export function parsePasswd(text: string, name: string): Account | undefined {
  for (const line of text.split('\n')) {
    const fields = line.split(':');
    if (fields[0] === name) return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/** Asks the kernel as that account instead of reading modes: parents, ACLs and mount options count too. */
export function canUse(account: Account | undefined, path: string, need: 'x' | 'w'): boolean {
  const test = spawnSync('/bin/sh', ['-c', `test -${need} "$1"`, 'sh', path], {
    cwd: '/', stdio: 'ignore', ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  });
  return test.status === 0;
}

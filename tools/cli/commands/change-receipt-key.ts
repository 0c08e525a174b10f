import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { changeReceiptKey } from '../installation/secrets.ts';
import { requireInstallation } from '../installation/running.ts';

/** Prints the id of the new key. Running services go on with the keys they started with. */
export async function changeKey(flags: { data?: string }): Promise<ExitCode> {
  const { dataFolder } = requireInstallation(flags.data);
  process.stdout.write(`${changeReceiptKey(dataFolder, new Date())}\n`);
  process.stderr.write('receipts are signed with it once the services start again: ./haicap down, then ./haicap up\n');
  return EXIT.ok;
}

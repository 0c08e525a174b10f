import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { BEHAVIOURS, listenAsScanner, type Behaviour } from './scanner.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
let behaviour: Behaviour = 'honest';
const server = await listenAsScanner(Number(values.port), () => behaviour);
console.log(`listening on ${(server.address() as AddressInfo).port}`);
createInterface({ input: process.stdin }).on('line', (line) => {
  behaviour = BEHAVIOURS.find((one) => one === line.trim()) ?? behaviour;
  console.log(`behaves ${behaviour}`);
});
process.on('SIGTERM', () => process.exit(0));

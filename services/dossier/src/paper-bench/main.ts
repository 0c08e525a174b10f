import { drawPdf } from '../paper-press/draw-pdf.ts';
import { measurePress } from './measure-press.js';

// Started by `./haicap bench paper`; says its figures as one JSON document.
const receipts = Number(process.argv[2] ?? 300);
process.stdout.write(`${JSON.stringify(await measurePress(receipts, drawPdf))}\n`);

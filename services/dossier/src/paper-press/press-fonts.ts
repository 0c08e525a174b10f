import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

// Whole TrueType files: subsets made for the web lack half of the Vietnamese letters in some styles.
const FILES = {
  normal: '400Regular/Tinos_400Regular', bold: '700Bold/Tinos_700Bold',
  italics: '400Regular_Italic/Tinos_400Regular_Italic', bolditalics: '700Bold_Italic/Tinos_700Bold_Italic',
} as const;

/** The four styles of Tinos, the face of state papers: metrically Times New Roman, free, with every Vietnamese letter. */
export const TINOS: Readonly<Record<keyof typeof FILES, string>> = {
  normal: 'tinos-normal.ttf', bold: 'tinos-bold.ttf', italics: 'tinos-italics.ttf', bolditalics: 'tinos-bolditalics.ttf',
};

/** The bytes of each style under its name above. */
export function readFonts(): ReadonlyMap<string, Buffer> {
  return new Map((Object.keys(FILES) as (keyof typeof FILES)[]).map((style) =>
    [TINOS[style], withoutKerning(readFileSync(resolve(`@expo-google-fonts/tinos/${FILES[style]}.ttf`)))]));
}

const TABLE_COUNT_AT = 4;
const DIRECTORY_AT = 12;
const ENTRY_BYTES = 16;

/**
 * Hides the table of glyph positions under a name that nobody asks for. Letters are composed, so it holds nothing but kerning,
 * and reading it anew for each paper is two thirds of the time that a paper takes.
 */
function withoutKerning(font: Buffer): Buffer {
  for (let at = DIRECTORY_AT; at < DIRECTORY_AT + font.readUInt16BE(TABLE_COUNT_AT) * ENTRY_BYTES; at += ENTRY_BYTES) {
    if (font.toString('latin1', at, at + 4) === 'GPOS') font.write('hide', at, 'latin1');
  }
  return font;
}

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
    [TINOS[style], slim(readFileSync(resolve(`@expo-google-fonts/tinos/${FILES[style]}.ttf`)))]));
}

const TABLE_COUNT_AT = 4;
const DIRECTORY_AT = 12;
const ENTRY_BYTES = 16;
const ENTRY_OFFSET_AT = 8;
/** A `post` table of this version has no names of glyphs. */
const POST_VERSION_3 = 0x0003_0000;

/**
 * The font without what a paper does not need and the press would read anew for each one, which was most of the time a paper took.
 * The tables of glyph positions and substitutions hold only kerning and ligatures here, because Vietnamese letters are composed; they
 * are hidden under a name that nobody asks for, and the names of glyphs are declared absent.
 */
function slim(font: Buffer): Buffer {
  for (let at = DIRECTORY_AT; at < DIRECTORY_AT + font.readUInt16BE(TABLE_COUNT_AT) * ENTRY_BYTES; at += ENTRY_BYTES) {
    const name = font.toString('latin1', at, at + 4);
    if (name === 'GPOS' || name === 'GSUB') font.write('hide', at, 'latin1');
    if (name === 'post') font.writeUInt32BE(POST_VERSION_3, font.readUInt32BE(at + ENTRY_OFFSET_AT));
  }
  return font;
}

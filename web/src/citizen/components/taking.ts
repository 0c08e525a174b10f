import { t } from '../../text/language.js';

/** The browser's store has no room, or the picture is too much for it. */
export const notKept = (name: string): string => t('{{name}}: máy này không giữ được, có thể đã hết chỗ. Hãy xóa bớt ảnh hoặc ứng dụng không dùng rồi thử lại.', { name });

/** Takes one file after another; answers why one was not taken. */
export async function takeEach<One extends { readonly name: string }>(chosen: readonly One[], take: (one: One) => Promise<string | null>): Promise<string[]> {
  const problems: string[] = [];
  for (const one of chosen) {
    const problem = await take(one).catch(() => notKept(one.name));
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

/** What a PDF adds to its pictures, at most: once, and with each page. */
const FILE_FRAME_BYTES = 1_000;
const PAGE_FRAME_BYTES = 1_000;

/** The pages in their order, as many together as one file may hold. */
export function parcelsOf<Page extends { readonly bytes: Uint8Array }>(pages: readonly Page[], bytesMax: number): Page[][] {
  const parcels: Page[][] = [];
  let room = 0;
  for (const page of pages) {
    const needed = page.bytes.length + PAGE_FRAME_BYTES;
    const last = parcels.at(-1);
    if (last === undefined || needed > room) {
      parcels.push([page]);
      room = bytesMax - FILE_FRAME_BYTES - needed;
    } else {
      last.push(page);
      room -= needed;
    }
  }
  return parcels;
}

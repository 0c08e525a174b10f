import type { ReturnByPost } from '@haicap/contracts';

/** What is wished at intake beside the matter: how many sets were handed in, and where the result goes when nobody fetches it. */
export interface FilingWish {
  readonly sets: number;
  readonly returnByPost: ReturnByPost | null;
}

export const NOTHING_WISHED: FilingWish = { sets: 1, returnByPost: null };

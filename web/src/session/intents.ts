import { ProblemError } from '../api/client.js';
import { isDecided } from './refusals.js';

/**
 * The keys of what somebody wants done, by what it is called on its page. An order keeps its key while nobody knows whether it happened, and gets a new one with another
 * body, after an answer and after a refusal: what was mended meanwhile is looked at anew.
 */
export class Intents {
  readonly #open = new Map<string, { readonly text: string; readonly key: string }>();

  async send<T>(name: string, order: unknown, once: (key: string) => Promise<T>): Promise<T> {
    const key = this.#keyOf(name, JSON.stringify(order));
    try {
      const answer = await once(key);
      this.#open.delete(name);
      return answer;
    } catch (error) {
      if (error instanceof ProblemError && isDecided(error.problem)) this.#open.delete(name);
      throw error;
    }
  }

  #keyOf(name: string, text: string): string {
    const open = this.#open.get(name);
    if (open?.text === text) return open.key;
    const key = crypto.randomUUID();
    this.#open.set(name, { text, key });
    return key;
  }
}

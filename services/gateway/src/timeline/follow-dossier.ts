import { kindOf, type WireError } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import type { Logger } from '@haicap/service-kit';
import type { EventStream } from '../live/event-streams.js';
import { Follower } from '../live/follower.js';
import { TimelineFeed } from './timeline.feed.js';

const READ_AGAIN_MS = 2_000;

/** Something a reader has not seen yet; its version becomes the id of the event. */
export interface NewEntry {
  readonly event: string;
  readonly data: unknown;
  readonly version: number;
}
export type ReadAfter = (version: number) => Promise<Result<readonly NewEntry[], WireError>>;

export interface Following {
  readonly dossierId: string;
  /** The last version the reader has seen. */
  readonly afterVersion: number;
  /** Reads from the owner, with the reader's own rights, what came after a version. */
  readonly readAfter: ReadAfter;
}

/** Keeps a stream up to date with one dossier: reads when the feed says that something happened, and sends what is new. */
export class FollowDossier {
  constructor(private readonly feed: TimelineFeed, private readonly logger: Logger) {}

  run(stream: EventStream, following: Following): void {
    let version = following.afterVersion;
    let again: NodeJS.Timeout | undefined;
    const read = async () => {
      const found = await following.readAfter(version);
      if (!found.ok) {
        again = this.afterRefusal(found.error, stream, () => follower.wake());
        return;
      }
      for (const entry of found.value) {
        stream.push(entry.event, entry.data, String(entry.version));
        version = Math.max(version, entry.version);
      }
    };
    const follower = new Follower(read, (error) => {
      this.logger.error({ err: error }, 'a dossier cannot be followed');
      stream.close();
    });
    const unsubscribe = this.feed.subscribe(following.dossierId, () => follower.wake());
    stream.onClose(() => {
      unsubscribe();
      follower.stop();
      clearTimeout(again);
    });
    follower.wake();
  }

  // An owner that is away comes back; a right that has ended does not.
  private afterRefusal(error: WireError, stream: EventStream, wake: () => void): NodeJS.Timeout | undefined {
    if (kindOf(error.code) === 'unavailable') return setTimeout(wake, READ_AGAIN_MS);
    stream.close();
    return undefined;
  }
}

import { formatOffsetTime } from '@haicap/kernel';

export function timeOrNull(at: Date | null): string | null {
  return at && formatOffsetTime(at);
}

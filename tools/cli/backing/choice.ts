/** Which backing service was taken and why; the last table of `up` and `status` print it. */
export type Choice = {
  name: 'postgresql' | 'nats' | 'redis';
  which: string;
  why: string;
  version: string;
  /** Without a password. */
  url: string;
};

export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password !== '') parsed.password = '***';
    return parsed.toString();
  } catch {
    return url.replace(/:[^:@/]*@/, ':***@');
  }
}

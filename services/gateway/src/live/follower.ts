/**
 * Runs a reading when woken, one at a time. Any number of wake-ups during a reading become one more reading, so nothing
 * queues up behind a slow one and the last wake-up is never lost.
 */
export class Follower {
  private isReading = false;
  private isWokenAgain = false;
  private isStopped = false;

  constructor(private readonly read: () => Promise<void>, private readonly onFault: (error: unknown) => void) {}

  wake(): void {
    if (this.isStopped) return;
    if (this.isReading) this.isWokenAgain = true;
    else void this.readUntilQuiet();
  }

  stop(): void {
    this.isStopped = true;
  }

  private async readUntilQuiet(): Promise<void> {
    this.isReading = true;
    try {
      do {
        this.isWokenAgain = false;
        await this.read();
      } while (this.isWokenAgain && !this.isStopped);
    } catch (error) {
      this.onFault(error);
    } finally {
      this.isReading = false;
    }
  }
}

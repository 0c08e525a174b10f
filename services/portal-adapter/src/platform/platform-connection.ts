import type { PaymentPlatform } from './payment-platform.js';

/** The platform behind this installation, or null while none is connected. */
export class PlatformConnection {
  constructor(readonly platform: PaymentPlatform | null) {}
}

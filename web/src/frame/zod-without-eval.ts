import { config } from 'zod';

// zod tries once whether it may compile code. The policy of our pages forbids that, and each try would be told as a violation.
config({ jitless: true });

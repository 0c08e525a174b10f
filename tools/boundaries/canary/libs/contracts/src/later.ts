import { of } from 'rxjs';

export const later = of(1);

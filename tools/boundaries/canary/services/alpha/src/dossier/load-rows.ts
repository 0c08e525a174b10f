import { Repository } from 'typeorm';

export const rows = Repository;

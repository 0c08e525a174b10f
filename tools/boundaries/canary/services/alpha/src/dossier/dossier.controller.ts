import { DossierStore } from './dossier.store.js';

export const store = new DossierStore();

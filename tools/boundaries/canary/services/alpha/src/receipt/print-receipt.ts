import { DossierStore } from '../dossier/dossier.store.js';

export const store = new DossierStore();

export class DossierStore {}

import type { Procedure, ProcedureComponent } from '@haicap/contracts';

/** What a version asks for in the case a dossier was filed under. */
export function componentsOf(procedure: Procedure, caseCode: string | null): ProcedureComponent[] {
  return procedure.cases.find(({ code }) => code === caseCode)?.components ?? procedure.components;
}

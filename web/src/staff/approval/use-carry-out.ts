import type { RpcReply, listComponents } from '@haicap/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { ProblemError } from '../../api/client.js';
import { askAsPerson, writeAsPerson } from '../../session/as-person.js';
import { onceAnswered } from '../../session/sent-again.js';
import { Intents } from '../../session/intents.js';
import { t } from '../../text/language.js';
import { DOSSIERS_KEY, dossierKey } from '../dossier/dossier-query.js';
import { useAskFirst } from '../ask-first.js';
import { carryOut, type Act, type Door, type Outcome, type Row } from './carry-out.js';

export interface CarryingOut {
  readonly outcomes: readonly Outcome[];
  /** How many are still to come; null when nothing runs. */
  readonly running: number | null;
  readonly problem: string | null;
  readonly dialog: ReactNode;
  run(rows: readonly Row[], acts: readonly Act[], onDone: () => void): void;
  clear(): void;
}

const TITLES: Readonly<Record<Act, string>> = { approve: t('duyệt'), sign: t('ký'), number: t('cấp số'), issue: t('phát hành') };
const CONSEQUENCES: Readonly<Record<Act, string>> = {
  approve: t('Hồ sơ được phê duyệt dưới tên bạn.'), sign: t('Mỗi dự thảo được ký số dưới tên và chức danh của bạn, cùng con dấu của đơn vị; chỉ thu hồi được bằng quyết định có lý do.'),
  number: t('Mỗi kết quả lấy số tiếp theo trong sổ của đơn vị; số đã cấp không dùng lại.'), issue: t('Kết quả có hiệu lực và người nộp được báo.'),
};

/** Decides one or many: asks once, naming the dossiers and what cannot be taken back, then tells what became of each. */
export function useCarryOut(): CarryingOut {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [running, setRunning] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const intents = useRef(new Intents());
  const signed = useRef(new Map<string, string>());
  const [dialog, ask] = useAskFirst();
  const queries = useQueryClient();
  const door: Door = {
    signed: signed.current,
    write: (order, name) => intents.current.send(name, order, (key) => writeAsPerson(order, key)),
    components: async (dossierId) => (await onceAnswered(() => askAsPerson<RpcReply<typeof listComponents>>(`/api/v1/dossiers/${dossierId}/components`))).items,
  };
  const run = (rows: readonly Row[], acts: readonly Act[], onDone: () => void) => {
    const codes = rows.map(({ code }) => code).join(', ');
    const what = capital(acts.map((act) => TITLES[act]).join(', '));
    ask({
      title: t('{{what}} {{count}} hồ sơ?', { what, count: rows.length }), consequence: `${codes}. ${acts.map((act) => CONSEQUENCES[act]).join(' ')}`, yes: what,
      onYes: () => carry(rows, acts).then(onDone),
    });
  };
  const carry = async (rows: readonly Row[], acts: readonly Act[]) => {
    setOutcomes([]);
    setProblem(null);
    setRunning(rows.length);
    try {
      await carryOut(rows, acts, door, (outcome) => { setOutcomes((before) => [...before, outcome]); setRunning((left) => (left ?? 1) - 1); });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem.title);
    } finally {
      setRunning(null);
      void queries.invalidateQueries({ queryKey: DOSSIERS_KEY });
      for (const { dossierId } of rows) void queries.invalidateQueries({ queryKey: dossierKey(dossierId) });
    }
  };
  return { outcomes, running, problem, dialog, run, clear: () => { setOutcomes([]); setProblem(null); } };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

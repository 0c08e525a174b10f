import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../api/client.js';
import { t } from '../../text/language.js';
import type { DeferrableAction } from '@haicap/contracts';
import { useAskFirst } from '../ask-first.js';
import { useDeferring } from '../deferred/deferred-commands.js';
import { useCommand } from '../keyboard/commands.js';
import { isDeferred, isStale, useAct, type Acting } from './act.js';
import { dossierKey, type Dossier } from './dossier-query.js';
import { bodyOf, EMPTY_DRAFT, pathOf, problemsOf, type FieldProblem, type StepDraft } from './step-draft.js';
import { FIELDS } from './step-fields.js';
import { provesNothing } from './orders.js';
import { SavedAt } from './saved-at.js';
import { keepTyped, useTyped, type Typing } from './typed.js';
import type { Verb } from './verbs.js';

interface StepPanelProps {
  readonly dossier: Dossier;
  readonly verb: Verb;
  readonly accountId: string;
  readonly onClose: () => void;
  /** How the dossier stands afterwards; null while the step can still be taken back. */
  readonly onDone: (after: Dossier | null, goNext: boolean) => void;
}

/** What a step asks for, beside the papers it is about. Nothing typed here is lost: not by a reload, not by a refusal, not by somebody else's change. */
export function StepPanel({ dossier, verb, accountId, onClose, onDone }: StepPanelProps) {
  const place = `${dossier.dossierId}:${verb.action}`;
  const typing = useTyped(place, accountId, EMPTY_DRAFT);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const act = useAct();
  const deferring = useDeferring();
  const [dialog, ask] = useAskFirst();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => { panel.current?.querySelector<HTMLElement>('input, textarea, button.primary, [role=radio]')?.focus(); }, [verb.action]);

  const [busy, problem] = [act.busy || deferring.busy, act.problem ?? deferring.problem];
  const send = async (goNext: boolean) => {
    const found = problemsOf(verb, typing.value);
    setProblems(found);
    if (found.length > 0 || busy) return;
    if (verb.consequence === undefined) await carry(goNext);
    else ask({ title: `${verb.label} · ${dossier.code}`, consequence: verb.consequence, yes: verb.label, onYes: () => carry(goNext) });
  };
  const take = async () => {
    const ready = await signedDraft(act, dossier, verb, typing);
    if (ready === undefined) return undefined;
    // The next try signs anew what would be refused again.
    return act.run(dossier, { path: pathOf(verb, ready), body: bodyOf(verb, ready) }, (refused) => { if (provesNothing(refused)) typing.change({ signedFileId: '' }); });
  };
  const defer = async (command: DeferrableAction) => {
    const written = typing.value;
    const { dossierId, version } = dossier;
    const kept = await deferring.run({ dossierId, version, command, body: bodyOf(verb, written), onUndone: () => keepTyped(place, accountId, written) });
    return kept === undefined ? undefined : null;
  };
  const carry = async (goNext: boolean) => {
    const after = isDeferred(verb.action) ? await defer(verb.action) : await take();
    if (after === undefined) return;
    typing.clear();
    onDone(after, goNext);
  };
  useCommand({ id: 'step-send', label: verb.label, keys: 'mod+enter', group: t('Hồ sơ này'), inFields: true, run: () => void send(true) });
  useCommand({ id: 'step-close', label: t('Đóng, giữ những gì đã viết'), keys: 'escape', group: t('Hồ sơ này'), inFields: true, run: onClose });
  return (
    <section ref={panel} className="card pad step-panel" aria-label={verb.label}>
      <div className="top"><h2>{verb.label}</h2><SavedAt at={typing.keptAt} /></div>
      {verb.fields.map((field) => {
        const Field = FIELDS[field];
        const own = problems.find((one) => one.field === field);
        const problemId = own === undefined ? undefined : `step-problem-${field}`;
        return (
          <div key={field}>
            <Field dossier={dossier} verb={verb} accountId={accountId} draft={typing.value} change={(part) => { typing.change(part); setProblems([]); }} problemId={problemId} />
            {own !== undefined && <p id={problemId} role="alert" className="field-problem">{own.words}</p>}
          </div>
        );
      })}
      {dialog}
      {problem !== null && <StepProblem problem={problem} dossierId={dossier.dossierId} />}
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => void send(true)}>{t('{{step}} và mở hồ sơ tiếp', { step: verb.label })} <kbd>Ctrl</kbd><kbd>↵</kbd></Button>
        <Button onClick={() => void send(false)} disabled={busy}>{t('{{step}}, ở lại', { step: verb.label })}</Button>
        <Button type="text" onClick={onClose}>{t('Đóng')} <kbd>Esc</kbd></Button>
      </div>
    </section>
  );
}

/** What is sent for a signature is the signed file; one that is there already is not signed again. */
async function signedDraft(act: Acting, { competentUnitId }: Dossier, { fields }: Verb, { value, change }: Typing<StepDraft>): Promise<StepDraft | undefined> {
  if (!fields.includes('evidence') || value.kind === 'paper' || value.signedFileId !== '') return value;
  const signedFileId = await act.sign(value.fileId, competentUnitId);
  if (signedFileId === undefined) return undefined;
  change({ signedFileId });
  return { ...value, signedFileId };
}

/** A refusal, with what is safe and the way out. */
export function StepProblem({ problem, dossierId }: { problem: Problem; dossierId: string }) {
  const queries = useQueryClient();
  return (
    <div className="card notice" role="alert">
      <b>{isStale(problem) ? t('Hồ sơ vừa được người khác thay đổi.') : problem.title}</b>
      <p>{isStale(problem) ? t('Những gì bạn viết vẫn ở đây. Hãy xem bản mới rồi gửi lại.') : t('Chưa có gì thay đổi. Những gì bạn viết vẫn ở đây.')}</p>
      {isStale(problem) && <Button onClick={() => void queries.invalidateQueries({ queryKey: dossierKey(dossierId) })}>{t('Xem bản mới')}</Button>}
      {problem.traceId !== undefined && <p className="xs muted">{t('Mã lần theo: {{id}}', { id: problem.traceId })}</p>}
    </div>
  );
}

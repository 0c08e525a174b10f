import { Checkbox } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../text/language.js';
import { procedureQuery, type Dossier } from './dossier-query.js';
import { useTyped } from './typed.js';

const NOTHING: Readonly<Record<string, boolean>> = {};

/** What has to hold before it is decided: the papers the version asks for, and the law it rests on. The ticks are the officer's own note, in this tab. */
export function LegalChecklist({ dossier, accountId }: { dossier: Dossier; accountId: string }) {
  const procedure = useQuery(procedureQuery(dossier)).data;
  const { value: ticked, change } = useTyped(`${dossier.dossierId}:conditions`, accountId, NOTHING);
  if (procedure === undefined) return null;
  const components = procedure.cases.find(({ code }) => code === dossier.caseCode)?.components ?? procedure.components;
  const laws = procedure.legalBasis.split(';').map((law) => law.trim()).filter((law) => law !== '');
  const points = [...components.filter(({ required }) => required).map(({ code, name }) => ({ id: code, words: name })), ...laws.map((law) => ({ id: law, words: t('Đúng {{law}}', { law }) }))];
  const done = points.filter(({ id }) => ticked[id] === true).length;
  return (
    <>
      <h3>{t('Điều kiện giải quyết ({{done}}/{{all}})', { done, all: points.length })}</h3>
      <ul className="plain checklist">
        {points.map(({ id, words }) => <li key={id}><Checkbox checked={ticked[id] === true} onChange={({ target }) => change({ [id]: target.checked })}>{words}</Checkbox></li>)}
      </ul>
    </>
  );
}

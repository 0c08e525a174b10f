import { useState } from 'react';
import { usePageTitle } from '../../frame/page-title.js';
import { ForSignedIn } from '../../session/for-signed-in.js';
import { seesAccess } from '../../session/permissions.js';
import type { OwnAccount } from '../../session/session-keeper.js';
import { UnitChoice, type FoundUnit } from '../../unit-choice/unit-choice.js';
import { AccessNav } from './access-nav.js';
import { AccountPanel } from './account-panel.js';
import { OfficersOfUnit } from './officers-of-unit.js';
import { t } from '../../text/language.js';

/** Who gets in with which account: found by unit, or by the id that the audit trail names. */
export function AccountsPage() {
  usePageTitle(t('Tài khoản'));
  return (
    <>
      <h1>{t('Tài khoản')}</h1>
      <ForSignedIn isFor={seesAccess}>{(account) => <><AccessNav account={account} /><FindAccount account={account} /></>}</ForSignedIn>
    </>
  );
}

interface Chosen { readonly accountId: string; readonly name: string }

function FindAccount({ account }: { account: OwnAccount }) {
  const [unit, setUnit] = useState<FoundUnit | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <>
      <section className="card pad stack" aria-label={t('Tìm tài khoản')}>
        <UnitChoice label={t('Đơn vị của cán bộ')} onChoose={(found) => { setUnit(found); setChosen(null); }} />
        <ById onFound={(accountId) => setChosen({ accountId, name: t('Tài khoản {{id}}', { id: accountId }) })} />
      </section>
      {chosen !== null && <AccountPanel key={chosen.accountId} accountId={chosen.accountId} name={chosen.name} own={account} onClose={() => setChosen(null)} />}
      {unit !== null && <OfficersOfUnit unit={unit} onChoose={({ officerId, fullName, login }) => setChosen({ accountId: officerId, name: `${fullName} (${login})` })} />}
    </>
  );
}

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function ById({ onFound }: { onFound: (accountId: string) => void }) {
  const [typed, setTyped] = useState('');
  const isId = ID.test(typed.trim());
  return (
    <details>
      <summary>{t('Biết mã tài khoản (ví dụ của một công dân)')}</summary>
      <form className="form" onSubmit={(event) => { event.preventDefault(); if (isId) onFound(typed.trim().toLowerCase()); }}>
        <label htmlFor="account-id">{t('Mã tài khoản')}</label>
        <input id="account-id" autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} aria-describedby="account-id-note" />
        <p id="account-id-note" className="small muted">{t('36 ký tự, như trong nhật ký. Tên và số của công dân không hiện ở đây.')}</p>
        <button type="submit" className="btn" disabled={!isId}>{t('Mở tài khoản')}</button>
      </form>
    </details>
  );
}

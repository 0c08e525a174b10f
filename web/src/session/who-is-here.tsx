import { useEffect, useRef, useState, type RefObject } from 'react';
import { PATHS } from '../paths.js';
import { PageLink } from '../page-link.js';
import { forgetTab, keeper, signInAddress, signOut, tellTabs, useSession } from './own-session.js';
import { seesAccess } from './permissions.js';
import { postWords, usePostWords } from './posts.js';
import type { OwnAccount, SessionState } from './session-keeper.js';
import { ONLY_HERE } from './landing-pages.js';
import { t } from '../text/language.js';

/** At the top of every page: who is signed in, with which post at which unit, and what there is for them. */
export function WhoIsHere({ path }: { path: string }) {
  const state = useSession();
  return <div className="who">{contentOf(state, path)}</div>;
}

function contentOf(state: SessionState, path: string) {
  if (state.kind === 'asking') return <span className="sr" role="status">{t('Đang kiểm tra phiên đăng nhập…')}</span>;
  if (state.kind === 'signed-in') return <OwnMenu account={state.account} path={path} />;
  if (state.kind === 'over') return <a href={signInAddress(PATHS.signedIn)} target="_blank" rel="noopener">{t('Phiên đã hết. Đăng nhập lại')}</a>;
  if (state.kind === 'unknown') return <button type="button" className="link" onClick={() => void keeper.look()}>{t('Chưa biết ai đang đăng nhập. Thử lại')}</button>;
  const landing = path === PATHS.signedIn || path === PATHS.signedOut;
  return <a href={signInAddress(landing ? PATHS.province : undefined)}>{t('Đăng nhập')}</a>;
}

function OwnMenu({ account, path }: { account: OwnAccount | undefined; path: string }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu, path);
  const posts = usePostWords(account?.posts ?? []);
  const name = nameOf(account);
  return (
    <details ref={menu}>
      <summary aria-label={t('Tài khoản của bạn: {{who}}', { who: [name, ...posts].join(', ') })}>
        <span className="who-name"><b>{name}</b>{posts[0] !== undefined && <small>{postWords(posts)}</small>}</span>
      </summary>
      <div className="card who-menu">
        {posts.length > 1 && <ul className="plain small muted">{posts.map((post) => <li key={post}>{post}</li>)}</ul>}
        {account?.kind === 'citizen' && <OwnLinks path={path} />}
        <PageLink to={PATHS.sessions} current={path === PATHS.sessions}>{t('Phiên đăng nhập của tôi')}</PageLink>
        {account !== undefined && seesAccess(account) && <PageLink to={PATHS.accounts} current={path.startsWith('/quan-tri')}>{t('Quản trị truy cập')}</PageLink>}
        <SignOutButton />
      </div>
    </details>
  );
}

function OwnLinks({ path }: { path: string }) {
  return (
    <>
      <PageLink to={PATHS.ownDossiers} current={path === PATHS.ownDossiers}>{t('Hồ sơ của tôi')}</PageLink>
      <PageLink to={PATHS.looks} current={path === PATHS.looks}>{t('Ai đã xem hồ sơ của tôi')}</PageLink>
    </>
  );
}

function nameOf(account: OwnAccount | undefined): string {
  if (account === undefined) return t('Đã đăng nhập');
  return account.kind === 'citizen' ? t('Công dân') : account.login;
}

export function SignOutButton() {
  const [going, setGoing] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    setGoing(true);
    const how = await signOut().finally(() => setGoing(false));
    if (how === 'not') return setFailed(true);
    tellTabs('out');
    forgetTab();
    // A new document: nothing of the person stays in this one.
    window.location.assign(`${PATHS.signedOut}${how === 'here' ? ONLY_HERE : ''}`);
  };
  return (
    <>
      <button type="button" className="btn" disabled={going} onClick={() => void leave()}>{going ? t('Đang đăng xuất…') : t('Đăng xuất')}</button>
      {failed && <p className="small" role="alert">{t('Chưa đăng xuất được vì mất kết nối. Bạn vẫn đang đăng nhập; hãy thử lại.')}</p>}
    </>
  );
}

/** The menu closes like one: by Escape, by a click elsewhere, and when another page opens. */
function useClosing(menu: RefObject<HTMLDetailsElement | null>, path: string): void {
  useEffect(() => { menu.current?.removeAttribute('open'); }, [menu, path]);
  useEffect(() => {
    const close = (event: Event) => {
      const open = menu.current;
      if (open === null || !open.open) return;
      if (event instanceof KeyboardEvent ? event.key !== 'Escape' : open.contains(event.target as Node)) return;
      open.open = false;
      if (event instanceof KeyboardEvent) open.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', close);
    document.addEventListener('click', close);
    return () => { document.removeEventListener('keydown', close); document.removeEventListener('click', close); };
  }, [menu]);
}

import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOpen } from '../../frame/view.js';
import { PageLink } from '../../page-link.js';
import { PATHS } from '../../paths.js';
import { accountOf, type OwnAccount } from '../../session/session-keeper.js';
import { SessionOverDialog } from '../../session/session-over-dialog.js';
import { useSession } from '../../session/own-session.js';
import { WhoIsHere } from '../../session/who-is-here.js';
import { t } from '../../text/language.js';
import { LookChoices } from '../../theme/look-choices.js';
import { followKeys, useCommand } from '../keyboard/commands.js';
import { CommandPalette } from '../keyboard/command-palette.js';
import { UndoBar } from '../deferred/undo-bar.js';
import { ShortcutSheet } from '../keyboard/shortcut-sheet.js';
import { LiveState } from '../live/live-state.js';
import { useWorkLive } from '../live/work-live.js';
import type { NavGroup } from '../staff-page.js';
import { useNavOf, type NavEntry } from './nav.js';

const GROUPS: readonly (readonly [NavGroup, string])[] = [['desk', t('Một cửa')], ['work', t('Giải quyết')], ['province', t('Điều hành')], ['admin', t('Quản trị')]];

/** What stands around every page of officers: the rail, who is here, the palette, the sheet of shortcuts. */
export function StaffFrame() {
  const path = useLocation().pathname;
  const account = accountOf(useSession());
  useEffect(followKeys, []);
  useWorkLive();
  return (
    <div className="staff">
      <a className="skip" href="#main">{t('Đến nội dung chính')}</a>
      <header className="rail">
        <PageLink to={PATHS.staff} className="rail-home" label="HaiCap"><span className="mark" aria-hidden="true"><i /><i /></span><b>HaiCap</b></PageLink>
        {account !== undefined && account.kind !== 'citizen' && <Rail account={account} path={path} />}
        <div className="rail-foot"><LiveState /><LookChoices /><WhoIsHere path={path} /></div>
      </header>
      <main id="main" tabIndex={-1} className="staff-main"><Outlet /></main>
      <UndoBar />
      <Keys />
      <SessionOverDialog />
    </div>
  );
}

function Rail({ account, path }: { account: OwnAccount; path: string }) {
  const entries = useNavOf(account);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <>
      <button type="button" className="btn rail-toggle" aria-expanded={isOpen} aria-controls="rail-nav" onClick={() => setOpen(!isOpen)}>{t('Trang')}</button>
      <nav id="rail-nav" aria-label={t('Chính')} className={isOpen ? 'open' : undefined}>
        {GROUPS.map(([group, words]) => {
          const own = entries.filter((entry) => entry.group === group);
          return own.length === 0 ? null : (
            <div key={group} role="group" aria-label={words}>
              <p className="xs muted rail-group">{words}</p>
              {own.map((entry) => <RailLink key={entry.path} entry={entry} isHere={path === entry.path || path.startsWith(`${entry.path}/`)} />)}
            </div>
          );
        })}
      </nav>
    </>
  );
}

function RailLink({ entry, isHere }: { entry: NavEntry; isHere: boolean }) {
  const open = useOpen();
  useCommand({ id: `nav:${entry.path}`, label: entry.label, keys: entry.keys, group: t('Mở trang'), inFields: true, run: () => open(entry.path) });
  return <PageLink to={entry.path} current={isHere}>{entry.label}</PageLink>;
}

function Keys() {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  useCommand({ id: 'palette', label: t('Bảng lệnh'), keys: 'mod+k', group: t('Chung'), inFields: true, run: () => setPaletteOpen(true) });
  useCommand({ id: 'sheet', label: t('Các phím tắt'), keys: 'shift+slash', group: t('Chung'), run: () => setSheetOpen(true) });
  return (
    <>
      <CommandPalette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} />
    </>
  );
}

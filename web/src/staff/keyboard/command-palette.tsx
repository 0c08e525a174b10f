import { vnFold } from '@haicap/kernel';
import { Command as Palette } from 'cmdk';
import { useEffect, useRef } from 'react';
import { t } from '../../text/language.js';
import { Keys } from './keys.js';
import { useKnownCommands, type Command } from './commands.js';

/** 1 when every word that was typed begins a word of the label, accents or not. */
export function matches(label: string, typed: string): 0 | 1 {
  const words = vnFold(label).split(/\s+/);
  return vnFold(typed).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}

/** Everything that can be done on the screen that is open, by its name. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const commands = useKnownCommands();
  const groups = [...new Set(commands.map(({ group }) => group ?? t('Trên trang này')))];
  const dialog = useRef<HTMLDialogElement>(null);
  const chosen = useRef<Command | null>(null);
  useEffect(() => {
    if (isOpen) {
      dialog.current?.showModal();
      return;
    }
    // Closing gives the focus back at once; only then is the command run, so that a page that comes keeps its own.
    dialog.current?.close();
    chosen.current?.run();
    chosen.current = null;
  }, [isOpen]);
  const run = (command: Command) => {
    chosen.current = command;
    onClose();
  };
  return (
    <dialog ref={dialog} className="card palette" aria-label={t('Bảng lệnh')} onClose={onClose} onClick={({ target }) => { if (target === dialog.current) onClose(); }}>
      {isOpen && (
        <Palette label={t('Bảng lệnh')} filter={matches}>
          <Palette.Input placeholder={t('Gõ tên việc hoặc trang, không cần dấu')} />
          <Palette.List>
            <Palette.Empty>{t('Không có lệnh nào khớp.')}</Palette.Empty>
            {groups.map((group) => (
              <Palette.Group key={group} heading={group}>
                {commands.filter((command) => (command.group ?? t('Trên trang này')) === group).map((command) => (
                  <Palette.Item key={command.id} value={`${command.label} ${command.id}`} keywords={[command.label]} onSelect={() => run(command)}>
                    {command.label}{command.keys !== undefined && <Keys keys={command.keys} />}
                  </Palette.Item>
                ))}
              </Palette.Group>
            ))}
          </Palette.List>
        </Palette>
      )}
    </dialog>
  );
}

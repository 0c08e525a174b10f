import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { t } from '../../text/language.js';
import { useCommand, useScanner } from '../keyboard/commands.js';

/** One field for everything a dossier is found by. A scanned code is looked for at once, wherever the focus was. */
export function SearchField({ typed, onSearch }: { typed: string; onSearch: (typed: string) => void }) {
  const field = useRef<InputRef>(null);
  const [draft, setDraft] = useState(typed);
  const search = (text: string) => {
    setDraft(text);
    onSearch(text);
  };
  useCommand({ id: 'worklist-search', label: t('Tìm hồ sơ'), keys: 'slash', run: () => field.current?.focus() });
  useScanner(search);
  return (
    <Input.Search ref={field} value={draft} onChange={(event) => { setDraft(event.target.value); if (event.target.value === '') onSearch(''); }} onSearch={search} allowClear
      className="search-wide" aria-label={t('Tìm hồ sơ')} placeholder={t('Mã, số định danh, điện thoại, tên không dấu')} suffix={<kbd>/</kbd>} />
  );
}

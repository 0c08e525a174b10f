// Before the first paint: the theme and language somebody chose here, or what the system asks for. A file and not a line in the page, because the policy allows no inline script.
(() => {
  const root = document.documentElement;
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const asks = (query) => matchMedia(query).matches;
  const wished = read('haicap-theme');
  const bySystem = () => (asks('(prefers-contrast: more)') ? 'contrast' : asks('(prefers-color-scheme: dark)') ? 'dark' : 'light');
  root.dataset.theme = ['light', 'dark', 'contrast'].includes(wished) ? wished : bySystem();
  root.lang = read('haicap-language') === 'en' ? 'en' : 'vi';
})();

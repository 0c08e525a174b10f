import '../frame/zod-without-eval.js';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import viVN from 'antd/locale/vi_VN';
import type { ReactNode } from 'react';
import { BrokenPage, NotFoundPage, OpeningPage } from '../frame/page-states.js';
import { routerOf } from '../frame/page-route.js';
import { start } from '../frame/start.js';
import { language } from '../text/language.js';
import { antdTheme } from '../theme/antd-theme.js';
import { useTheme } from '../theme/theme.js';
import '../theme/staff.css';
import { PagesContext } from './frame/nav.js';
import { StaffFrame } from './frame/staff-frame.js';
import { STAFF_PAGES } from './pages.js';
import { allowOwnStyles, styleNonce } from './style-nonce.js';


function AntdFrame({ children }: { children: ReactNode }) {
  const theme = useTheme();
  return (
    <ConfigProvider key={theme} csp={{ nonce: styleNonce }} locale={language === 'en' ? enUS : viVN} theme={antdTheme(theme)}>
      <AntdApp component={false}>{children}</AntdApp>
    </ConfigProvider>
  );
}

allowOwnStyles();
start(
  routerOf(STAFF_PAGES, { Frame: StaffFrame, NotFound: NotFoundPage, Opening: OpeningPage, Broken: BrokenPage }),
  (app) => <AntdFrame><PagesContext value={STAFF_PAGES}>{app}</PagesContext></AntdFrame>,
);

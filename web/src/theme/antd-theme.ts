import { theme as antd, type ThemeConfig } from 'antd';
import type { Theme } from './theme.js';

/** antd's own tokens, taken from tokens.css as the browser computes it: there is one place where a colour is written. */
export function antdTheme(theme: Theme): ThemeConfig {
  const computed = getComputedStyle(document.documentElement);
  const value = (name: string) => computed.getPropertyValue(name).trim();
  return {
    algorithm: [theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm, antd.compactAlgorithm],
    token: {
      colorPrimary: value('--jade'), colorSuccess: value('--jade'), colorWarning: value('--gold'), colorError: value('--lacquer'), colorInfo: value('--sky'), colorLink: value('--sky'),
      colorBgBase: value('--surface'), colorTextBase: value('--ink'), colorBgLayout: value('--paper'), colorBgContainer: value('--surface'), colorBgElevated: value('--surface'),
      colorText: value('--ink'), colorTextSecondary: value('--ink-2'), colorTextTertiary: value('--ink-3'), colorTextDescription: value('--ink-3'), colorTextPlaceholder: value('--ink-3'),
      colorBorder: value('--line-strong'), colorBorderSecondary: value('--line'), colorSplit: value('--line'), colorFillAlter: value('--sunken'), colorTextLightSolid: value('--on-jade'),
      fontFamily: value('--font'), fontSize: 14, borderRadius: 6, borderRadiusLG: 10, wireframe: false, motionDurationMid: '0.1s', motionDurationSlow: '0.14s', controlHeight: 32,
      controlOutline: 'transparent', controlInteractiveSize: 18,
    },
    components: { Table: { headerBg: value('--sunken'), rowHoverBg: value('--sunken'), rowSelectedBg: value('--jade-soft'), rowSelectedHoverBg: value('--jade-soft'), headerColor: value('--ink-2') }, Tag: { defaultBg: value('--sunken') } },
  };
}

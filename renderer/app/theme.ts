import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';
import type { Theme } from '../../shared/contract/settings.ts';
import { DARK, FONT_FAMILY, LIGHT, type Palette } from '../ui/tokens.ts';

const STORAGE_KEY = 'desk.theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
/** The person asked the system for less movement. */
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const listeners = new Set<() => void>();
let chosen: Theme = readStored();

function readStored(): Theme {
  const text = localStorage.getItem(STORAGE_KEY);
  return text === 'light' || text === 'dark' ? text : 'system';
}

/** Whether the page is dark now: the choice, or the system's when the choice is 'system'. */
export function isDarkNow(): boolean {
  return chosen === 'dark' || (chosen === 'system' && systemDark.matches);
}

export function switchTheme(next: Theme): void {
  chosen = next;
  localStorage.setItem(STORAGE_KEY, next);
  apply();
}

/** Writes the palette as CSS variables, which desk.css and the grid use. */
export function apply(): void {
  const isDark = isDarkNow();
  const root = document.documentElement;
  root.dataset.theme = isDark ? 'dark' : 'light';
  for (const [name, colour] of Object.entries(isDark ? DARK : LIGHT)) {
    root.style.setProperty(`--desk-${name}`, colour);
  }
  for (const listener of listeners) listener();
}
systemDark.addEventListener('change', apply);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDarkNow);
}

/** antd's tokens: compact, 14 px, 6 px radius, no shadows but on overlays. */
export function antdConfig(isDark: boolean): ThemeConfig {
  const palette: Palette = isDark ? DARK : LIGHT;
  return {
    algorithm: [isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm, antdTheme.compactAlgorithm],
    token: {
      // seeds: the compact algorithm makes 14 px text and 28 px controls of them
      fontSize: 16,
      controlHeight: 32,
      borderRadius: 6,
      fontFamily: FONT_FAMILY,
      colorPrimary: palette.blue,
      colorLink: palette.blue,
      // antd lightens on hover, which drops white text below 4.5 : 1
      colorPrimaryHover: isDark ? '#8db8fa' : '#174ea6',
      colorLinkHover: isDark ? '#8db8fa' : '#174ea6',
      colorError: palette.red,
      colorWarning: palette.amber,
      colorSuccess: palette.green,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextDescription: palette.textSoft,
      colorTextPlaceholder: palette.textSoft,
      // what antd shows where a list is empty, a tab rests or a control is off: readable all the same
      colorTextTertiary: palette.textSoft,
      colorTextQuaternary: palette.textSoft,
      colorTextDisabled: palette.textOff,
      colorIcon: palette.textSoft,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBorder: isDark ? '#5a626b' : '#a3abb3',
      motion: !calm.matches,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.12s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        colorTextLightSolid: isDark ? '#101214' : '#ffffff',
        contentFontSizeSM: 13,
      },
      Table: { cellFontSize: 13, cellFontSizeMD: 13, cellFontSizeSM: 13 },
    },
  };
}
